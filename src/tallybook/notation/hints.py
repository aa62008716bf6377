"""How people write which rows and columns they mean, and how a hint is written in a codebook."""

from __future__ import annotations

import json
import re

from tallybook.model import Hint, Holds, a1
from tallybook.model.hint import Span, Spans

_SPAN = re.compile(r"(\d{1,7})(?:\s*([-–—~至到])\s*(\d{1,7})?)?")
_LETTERS = re.compile(r"([A-Za-z]{1,3})(?:\s*([-–—~:至到])\s*([A-Za-z]{1,3})?)?")
_LAST_ROW, _LAST_COL = 1_048_576, 16_384
_NONE = frozenset({"", "none", "无", "無"})


def read_rows(text: str) -> Spans | None:
    """Read rows as a spreadsheet numbers them: 4, 4-5, 6-40, 43-, none; None for anything else."""
    if text.strip().lower() in _NONE:
        return ()
    spans = [_row_span(part.strip()) for part in re.split(r"[,，、;；]", text)]
    found = tuple(s for s in spans if s)
    return tuple(sorted(found)) if len(found) == len(spans) else None


def _row_span(text: str) -> Span | None:
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    first, last = int(match[1]), int(match[3] or (_LAST_ROW if match[2] else match[1]))
    return (first - 1, None if match[2] and not match[3] else last - 1) if 0 < first <= last <= _LAST_ROW else None


def read_columns(text: str) -> Span | None:
    """Read columns as a spreadsheet letters them: B, B-F, H-; None for anything else."""
    match = _LETTERS.fullmatch(text.strip())
    if not match:
        return None
    first, last = _number(match[1]), _number(match[3] or match[1])
    return (first, None if match[2] and not match[3] else last) if first <= last < _LAST_COL else None


def _number(letters: str) -> int:
    n = 0
    for letter in letters.upper():
        n = n * 26 + ord(letter) - 64
    return n - 1


def write_rows(spans: Spans) -> str:
    """Write rows as a spreadsheet numbers them."""
    return ", ".join(_ends(str(a + 1), "" if b is None else str(b + 1)) for a, b in spans) or "none"


def write_columns(span: Span) -> str:
    """Write columns as a spreadsheet letters them."""
    first, last = span
    return _ends(letters(first), "" if last is None else letters(last))


def letters(col: int) -> str:
    """Give a column's letters: 0 is A."""
    return a1(0, col)[:-1]


def _ends(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def write_hint(hint: Hint) -> str:
    """Write a hint as the table of a codebook that states it: [[layout]] and a line for each key."""
    said: dict[str, str] = {"files": _text(hint.files) if hint.files else ""}
    said["sheets"] = _text(hint.sheets) if hint.sheets else ""
    said["skip"] = "" if hint.skip is None else str(hint.skip).lower()
    said["header"] = "" if hint.header is None else _text(write_rows(hint.header))
    said["rows"] = "" if hint.rows is None else _text(write_rows(hint.rows))
    said["cols"] = "" if hint.cols is None else _text(write_columns(hint.cols))
    said["areas"] = _text(hint.areas) if hint.areas else ""
    said["columns"] = _inline({write_columns(s): m for s, m in _runs(hint.columns)})
    said["headings"] = _inline({letters(c): words for c, words in hint.headings})
    said["total_rows"] = "" if hint.total_rows is None else _text(write_rows(hint.total_rows))
    said |= {key: _text(text) if (text := getattr(hint, key)) else "" for key in ("year", "area", "unit")}
    return "".join(("[[layout]]\n", *(f"{key} = {value}\n" for key, value in said.items() if value)))


def _runs(columns: tuple[tuple[int, Holds], ...]) -> list[tuple[tuple[int, int], Holds]]:
    """Join neighbours that hold the same."""
    runs: list[tuple[tuple[int, int], Holds]] = []
    for col, meaning in sorted(columns):
        if runs and runs[-1][1] is meaning and runs[-1][0][1] == col - 1:
            runs[-1] = ((runs[-1][0][0], col), meaning)
        else:
            runs.append(((col, col), meaning))
    return runs


def _inline(pairs: dict[str, str]) -> str:
    told = ", ".join(f"{k if k.isalpha() else _text(k)} = {_text(v)}" for k, v in pairs.items())
    return f"{{ {told} }}" if told else ""


def _text(text: str) -> str:
    """Write a text as TOML does."""
    quoted = json.dumps(str(text), ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", quoted)
