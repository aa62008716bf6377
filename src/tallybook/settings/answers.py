"""What was said once of a label, remembered in answers.csv beside the codebook: read as aliases, and one more added."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.errors import UsageError
from tallybook.model import AreaEntry, Codebook, IndicatorEntry
from tallybook.notation import divisions, plain_area
from tallybook.settings.faults import nearest
from tallybook.settings.lists import read_list, read_text

if TYPE_CHECKING:
    from tallybook.settings.schema import AnswerRow

ANSWERS = "answers.csv"
AREA, INDICATOR = "area", "indicator"
Answers = Sequence[tuple[str, "AnswerRow"]]


def read_answers(folder: Path, faults: list[str]) -> list[tuple[str, AnswerRow]]:
    """Give the answers in a folder with their places; none where it holds no such file."""
    from tallybook.settings.schema import AnswerRow

    file = folder / ANSWERS
    if not os.path.isfile(file):
        return []
    try:
        return read_list(file, AnswerRow, faults)
    except (OSError, ValueError) as fault:
        faults.append(f"{file}: {fault}")
        return []


def with_answers(book: Codebook, answers: Answers) -> Codebook:
    """Give the codebook with each answer as a further alias; for divisions that it does not list, as an answer."""
    said = [(a.kind, a.said, a.means) for _, a in answers]
    areas = tuple(_also(area, [s for k, s, m in said if (k, m) == (AREA, area.code)]) for area in book.areas)
    indicators = tuple(_called(i, [s for k, s, m in said if (k, m) == (INDICATOR, i.id)]) for i in book.indicators)
    own = tuple((s, m) for k, s, m in said if k == AREA and not book.areas)
    return replace(book, areas=areas, indicators=indicators, answers=own or book.answers)


def _also(area: AreaEntry, said: Sequence[str]) -> AreaEntry:
    return replace(area, names=tuple(dict.fromkeys((*area.names, *said)))) if said else area


def _called(indicator: IndicatorEntry, said: Sequence[str]) -> IndicatorEntry:
    return replace(indicator, names=tuple(dict.fromkeys((*indicator.names, *said)))) if said else indicator


def bad_answers(book: Codebook, answers: Answers) -> Iterator[str]:
    """Name every answer that means no area or indicator, and every one that another answer or name contradicts."""
    known = {AREA: _area_codes(book), INDICATOR: {i.id for i in book.indicators}}
    owners: dict[tuple[str, str], str] = {(AREA, plain_area(n)): a.code for a in book.areas for n in a.names}
    owners |= {(INDICATOR, plain_area(n)): i.id for i in book.indicators for n in i.names}
    for place, answer in answers:
        if answer.means not in known[answer.kind]:
            near = nearest(answer.means, known[answer.kind])
            yield f"{place}: means: {answer.means!r} is no {answer.kind} of the codebook{near}"
        elif (owner := owners.setdefault((answer.kind, plain_area(answer.said)), answer.means)) != answer.means:
            yield f"{place}: {answer.said!r} means {owner} already"


def _area_codes(book: Codebook) -> set[str]:
    return {a.code for a in book.areas or divisions()}


def one_more(book: Codebook, said: str, means: str, *, kind: str | None, who: str, when: str) -> tuple[Path, bytes]:
    """Give the file of answers and its content with one more. Raises UsageError where the answer cannot stand.

    `kind` is area or indicator; left out, `means` says which it is. What is answered so already stays as it is.
    """
    from tallybook.settings.schema import AnswerRow

    faults: list[str] = []
    file = Path(book.folder) / ANSWERS
    before = read_answers(file.parent, faults)
    stated = {"said": said, "means": means, "kind": kind or _kind_of(means, book), "who": who, "when": when}
    row = AnswerRow.model_validate(stated)
    faults += bad_answers(book, [*before, (str(file), row)])
    if faults:
        raise UsageError("the answer cannot stand:\n  " + "\n  ".join(faults))
    text = read_text(file) if os.path.isfile(file) else _line(AnswerRow.model_fields)
    told = any((r.kind, r.said, r.means) == (row.kind, said, means) for _, r in before)
    header = next(csv.reader(io.StringIO(text)), [])
    added = "" if told else _line(getattr(row, column, "") for column in header)
    return file, (text.rstrip("\r\n") + "\n" + added).encode("utf-8-sig")


def _kind_of(means: str, book: Codebook) -> str:
    kinds = [AREA] * (means in _area_codes(book)) + [INDICATOR] * (means in {i.id for i in book.indicators})
    if len(kinds) == 1:
        return kinds[0]
    if kinds:
        raise UsageError(f"{means!r} is an area and an indicator; say --kind area or --kind indicator")
    near = nearest(means, {*_area_codes(book), *(i.id for i in book.indicators)})
    raise UsageError(f"{means!r} is no code of an area and no id of an indicator{near}")


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
