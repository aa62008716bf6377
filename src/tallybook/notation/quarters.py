"""Write quarters and halves of the year, in whatever language, as Q3 and H1."""

from __future__ import annotations

import re

_ORDINAL = r"(?P<n>IV|I{1,3}|[1-4])\s*(?:-?(?:й|ый|ое|er|re|[èe]me|th|st|nd|rd)|\.?[ºª°oae]|\.\s?er|\.)?\s*"
_QUARTER = (
    r"кв(?:артал[ае]?|\.)?|trimestres?|trim\.?|trimestru|quartale?s?|vierteljahre?s?|kwarta[łl]u?|kwartaal|čtvrtletí|"
    r"štvrťrok|kvartale?t?|kvartál|negyedév|çeyrek|neljännes|τρίμηνο|quý|ไตรมาส(?:ที่)?|분기"
)
_HALF = (
    r"полугоди[еяю]|півріччя|półrocz[ea]|pololetí|polrok|halbjahre?s?|hj\.?|hjr\.?|félév|halvår(?:et)?|semestre|"
    r"half(?:[ -]?year)?|semester|반기"
)
_WORDED = {"primer": "1", "premier": "1", "primeiro": "1", "primo": "1", "first": "1", "erstes": "1", "1er": "1"}
_WORDED |= {"segundo": "2", "deuxième": "2", "second": "2", "secondo": "2", "zweites": "2"}
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_SIGN = re.compile(
    rf"[QH]\s?\d|\d\s?[QH]|\d\s?(?:\.?[ºªoa]|st|nd|rd|th)\s*[QT]|HY|\bI|semes|{_QUARTER}|{_HALF}", re.IGNORECASE
)
_SPELLINGS = (
    (re.compile(rf"(?<![\w.]){_ORDINAL}(?:{_QUARTER})(?!\w)", re.IGNORECASE), "Q"),
    (
        re.compile(r"(?<![\w.])(?P<n>[1-4])\s?(?:\.\s?[ºªoa]|[ºª]|st|nd|rd|th)\s*[QT](?:tr)?\.?(?!\w)", re.IGNORECASE),
        "Q",
    ),
    (re.compile(rf"(?<![\w.]){_ORDINAL.replace('[1-4]', '[12]')}(?:{_HALF})(?!\w)", re.IGNORECASE), "H"),
    (re.compile(rf"(?<!\w)(?P<n>{'|'.join(_WORDED)})\s+(?:semestre|halbjahr)(?!\w)", re.IGNORECASE), "H"),
    (re.compile(r"(?<!\w)(?:HY\s*|(?:semester|half|halbjahr|semestre)\s*)(?P<n>[12])(?!\w)", re.IGNORECASE), "H"),
    (re.compile(r"^(?P<y>(?:19|20)\d\d)\s*[-/ ]\s*(?P<n>IV|I{1,3})$"), "Q"),
    (re.compile(r"^(?P<n>IV|I{1,3})\s*[-/ ]\s*(?P<y>(?:19|20)\d\d)$"), "Q"),
    (re.compile(r"(?<!\w)(?P<n>[1-4])\s?(?P<u>Q)\s?['’/-]?\s?(?P<yy>\d\d)(?!\d)", re.IGNORECASE), "Q"),
    (re.compile(r"(?<!\w)(?P<u>Q)(?P<n>[1-4])\s?['’/-]\s?(?P<yy>\d\d)(?!\d)", re.IGNORECASE), "Q"),
    (re.compile(r"(?<!\w)(?P<n>[12])\s?(?P<u>H)\s?['’/-]?\s?(?P<yy>\d\d)(?!\d)", re.IGNORECASE), "H"),
    (re.compile(r"(?<!\w)(?P<n>[12])\s?H(?=[\s-]*(?:19|20)\d\d)", re.IGNORECASE), "H"),
    (re.compile(r"(?P<y>(?:19|20)\d\d)\s*[:/_ -]?\s*(?P<u>H)(?P<n>[12])(?!\w)"), "H"),
    (re.compile(r"(?P<y>(?:19|20)\d\d)\s*[:_]\s*(?P<u>Q)(?P<n>[1-4])(?!\w)"), "Q"),
)


def quarters_plainly(text: str) -> str:
    """Rewrite III кв. 2021, 3.º trimestre, 1H21 and the like: Q3 2021, Q3, H1 2021."""
    if not _SIGN.search(text):
        return text
    for pattern, letter in _SPELLINGS:
        text = pattern.sub(lambda m, unit=letter: _plain(m, unit), text)  # type: ignore[misc]
    return text


def _plain(match: re.Match[str], unit: str) -> str:
    told = match.groupdict()
    number = _ROMAN.get(told["n"].upper()) or _WORDED.get(told["n"].lower()) or told["n"]
    year = told.get("y") or (f"20{told['yy']}" if told.get("yy") else "")
    return f"{unit}{number} {year}".strip()
