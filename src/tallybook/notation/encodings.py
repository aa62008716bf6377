"""How programs write text as bytes: by byte-order mark, as UTF-8, as GB18030, else in an older code page."""

from __future__ import annotations

import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SURE = frozenset({"utf-8-sig", "utf-16", "utf-8", "gb18030"})
_HAN_IN_LATIN = re.compile(r"[A-Za-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]")
_COMMON = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2000-\u206f\u2460-\u2473℃×·±≥≤]")
_KOREAN_LEADS = range(0xB0, 0xC9)
_ALPHABETS = tuple(
    map(
        frozenset,
        (
            "äöüÄÖÜß",
            "àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛ",
            "áéíóúñüÁÉÍÓÚÑÜªº¿¡",
            "ãõáéíóúâêôàçÃÕÁÉÍÓÚÂÊÔÀÇªº",
            "àèéìòùÀÈÉÌÒÙ",
            "åäöæøÅÄÖÆØéü",
        ),
    )
)
_IN_UTF8 = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){3}")
"""Three Chinese, Japanese or other such letters in a row, in UTF-8."""
_PUNCTUATION = frozenset("\u00a0§°´·«»‘’“”–—…€£µ²³½©®")


def decode(data: bytes) -> str | None:
    """Decode by BOM, else strict UTF-8, else strict GB18030, else by an older code page; None when it is none."""
    encoding = encoding_of(data)
    return data.decode(encoding) if encoding else None


def encoding_of(data: bytes) -> str | None:
    """Name the encoding of a text; older code pages are told by how their letters stand together."""
    for encoding in (*(e for bom, e in _BOMS if data.startswith(bom)), "utf-8"):
        if _decodes(data, encoding):
            return encoding
    if _is_mixed(data):
        return None
    if _decodes(data, "gb18030") and _reads_as_chinese(data):
        return "gb18030"
    return _older(data)


def _is_mixed(data: bytes) -> bool:
    """Whether some lines are UTF-8 beyond doubt, and others none: joined files give mere noise in any one encoding."""
    strange = [line for line in data.splitlines() if not line.isascii()]
    return any(_IN_UTF8.search(line) and _decodes(line, "utf-8") for line in strange)


def is_sure(encoding: str) -> bool:
    """Whether an encoding was told for certain, or by the order that this program promises."""
    return encoding in _SURE


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _reads_as_chinese(data: bytes) -> bool:
    """Whether bytes read as GB18030 give common characters, not within Latin words and not only where Hangul lies."""
    text = data.decode("gb18030")
    strange = [c for c in text if not c.isascii()]
    if not strange:
        return True
    common = sum(bool(_COMMON.match(c)) and _in_gb2312(c) for c in strange)
    mixed = len(_HAN_IN_LATIN.findall(text))
    leads = {b[0] for c in strange if len(b := c.encode("gb18030")) == 2 and b[0] >= 0xB0}  # noqa: PLR2004 - two bytes a hanzi
    hangul = len(strange) >= 12 and leads and all(b in _KOREAN_LEADS for b in leads)  # noqa: PLR2004 - too few tell nothing
    return common >= 0.95 * len(strange) and mixed * 4 < len(strange) and not (hangul and _guess(data) == "cp949")


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _older(data: bytes) -> str | None:
    if _decodes(data, "cp1252"):
        letters = {c for c in data.decode("cp1252") if not c.isascii()} - _PUNCTUATION
        if any(letters <= alphabet for alphabet in _ALPHABETS):
            return "cp1252"
    guessed = _guess(data)
    return next((e for e in (guessed, "gb18030") if e and _decodes(data, e)), None)


def _guess(data: bytes) -> str:
    import chardet

    return str(chardet.detect(data)["encoding"] or "").lower().replace("windows-", "cp")
