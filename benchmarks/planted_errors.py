"""Plant errors in the returns of 31 districts for three years, and count which of them a review finds.

Every error is planted in a workbook and read as any other, through the front door, beside the ninety-two clean returns of its edition;
ten errors of ten districts at a time, one of each kind. What the clean edition is told of anyway finds nothing.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from errors_of_hand import ERRORS, FOLLOWING, Planted
from yearly_returns import DISTRICTS, Return, returns, table, write

from tallybook.model import Codebook, Finding, Severity
from tallybook.pipeline import Settings, read_paths, review

SETS_AN_EDITION = 20
_AIMED = frozenset({"×10ⁿ", "swap", "row twice"})
_STAY, _FOLLOW = "stay", "follow"
_HEAD = """| error | totals | planted | found | right cell first, of those with a suspect | told by |
|---|---|---:|---:|---:|---|"""


class Outcome(NamedTuple):
    """What became of one error: found at all, and what the first finding with a suspect said."""

    kind: str
    totals: str
    found: bool
    suspected: bool
    right: bool
    has_cell: bool
    codes: tuple[str, ...]


class Edition(NamedTuple):
    """Clean returns with what is told of them, and the outcomes of the errors that were planted in copies of them."""

    cells: int
    alarms: Counter[tuple[str, str]]
    beside: int
    outcomes: list[Outcome]


def edition(seed: int, sets: int) -> Edition:
    """Draw returns, review them as they are, then with so many sets of errors."""
    clean = returns(seed)
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there) / "clean"
        folder.mkdir()
        for told in clean:
            write(folder / told.file, told, table(told))
        cells, alarms = _review(folder)
        known = set(map(_seen, alarms))
        reviewed_sets = [_set(random.Random(seed * SETS_AN_EDITION + n), clean, folder, known) for n in range(sets)]
    counted = Counter((f.code, f.severity.value) for f in alarms)
    return Edition(cells, counted, sum(n for n, _ in reviewed_sets), [o for _, found in reviewed_sets for o in found])


def _set(
    chance: random.Random, clean: Sequence[Return], folder: Path, known: set[tuple[str, ...]]
) -> tuple[int, list[Outcome]]:
    """Plant one error of each kind, each in another district; give how much is told of clean returns, and the outcomes."""
    names = chance.sample(sorted({r.district for r in clean}), len(ERRORS))
    planted = [_planted(chance, n, name, clean) for n, name in enumerate(names)]
    with tempfile.TemporaryDirectory() as there:
        for told in clean:
            shutil.copyfile(folder / told.file, Path(there) / told.file)
        for error, _ in planted:
            write(Path(there) / error.told.file, error.told, error.rows)
        _, findings = _review(Path(there))
    new = [f for f in findings if _seen(f) not in known]
    wrong = {error.told.file for error, _ in planted}
    return sum(Path(f.source).name not in wrong for f in new), [_outcome(e, totals, new) for e, totals in planted]


def _planted(chance: random.Random, n: int, district: str, clean: Sequence[Return]) -> tuple[Planted, str]:
    """Plant an error somewhere in a district's returns, trying until there is a figure that it changes."""
    own = [r for r in clean if r.district == district]
    while True:
        follows = chance.random() < 0.5
        error = ERRORS[n](chance, chance.choice(own), clean, follows)
        if error:
            return error, (_FOLLOW if follows else _STAY) if error.kind in FOLLOWING else ""


def _review(folder: Path) -> tuple[int, list[Finding]]:
    """Give how many figures were read, and all that is told of them but notes on how they are stored."""
    run = read_paths([str(folder)], Settings())
    return run.balance.observations, [weighed.finding for weighed in review(run, Codebook()).told]


def _seen(f: Finding) -> tuple[str, ...]:
    return (Path(f.source).name, f.sheet, f.cell, f.code)


def _outcome(error: Planted, totals: str, new: Iterable[Finding]) -> Outcome:
    """Say whether an error was found: by something new about its cells, the totals of their rows and columns, or its file."""
    found = [f for f in new if Path(f.source).name == error.told.file and _meets(f.cell, error.cells)]
    found += [f for f in new if error.kind == "copied form" and f not in found and error.told.file in str(f.facts)]
    suspects = list(chain.from_iterable(_suspects(f) for f in found))
    right = bool(suspects) and suspects[0] in error.cells
    return Outcome(
        error.kind,
        totals,
        bool(found),
        bool(suspects and error.cells),
        right,
        bool(error.cells),
        tuple(sorted({f.code for f in found})),
    )


def _suspects(f: Finding) -> Iterator[str]:
    """Give the cells that a finding suspects, the first first: the one that it suggests, else its own where it is of one figure."""
    suggestions = getattr(f, "suggestions", ())
    yield from (s.cell for s in suggestions[:1])
    if not suggestions and f.cell and not f.code.startswith("FOOTING"):
        yield f.cell


def _meets(cell: str, cells: frozenset[str]) -> bool:
    """Whether a finding's cell is in a row or a column of the error; what is of the whole file is."""
    if not cells or not cell:
        return True
    col, row = re.findall("[A-Z]+", cell)[0], re.findall(r"\d+", cell)[0]
    return any(c.startswith(col) or c.endswith(row) for c in cells)


def share(part: int, whole: int) -> str:
    """Write a share in percent."""
    return f"{100 * part / whole:.1f} %" if whole else ""


def rows_of(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Give a line for each kind of error, and whether totals stayed or followed."""
    for kind, totals in dict.fromkeys((o.kind, o.totals) for o in sorted(outcomes, key=lambda o: (o.kind, o.totals))):
        of = [o for o in outcomes if (o.kind, o.totals) == (kind, totals)]
        found, suspected, right = (sum(getattr(o, n) for o in of) for n in ("found", "suspected", "right"))
        codes = Counter(code for o in of for code in o.codes)
        told = ", ".join(f"{code} {n}" for code, n in sorted(codes.items(), key=lambda c: (-c[1], c[0]))[:4])
        yield f"| {kind} | {totals} | {len(of)} | {share(found, len(of))} | {share(right, suspected)} | {told} |"


def result(editions: Sequence[Edition]) -> str:
    """Write the result as Markdown."""
    outcomes = [o for e in editions for o in e.outcomes]
    return "\n".join(
        [_HEAD, *rows_of(outcomes), "", *_aims(outcomes), *_alarms(editions, len(outcomes) // len(ERRORS))]
    )


def _aims(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Say how much of what changes a footed total is found, and how often the right cell is then told first."""
    stay = [o for o in outcomes if o.totals == _STAY or o.kind == "subtotal counted"]
    aimed = [o for o in stay if o.kind in _AIMED]
    having = [o for o in stay if o.has_cell]
    suspected, right = (sum(getattr(o, n) for o in having) for n in ("suspected", "right"))
    yield f"×10ⁿ, swaps and rows twice that change a footed total: {share(sum(o.found for o in aimed), len(aimed))} found of {len(aimed)}."
    yield f"Errors in cells that change a footed total: {len(having)}; a cell is suspected of {suspected}, the right one first of {right},"
    yield f"{share(right, suspected)} of those suspected, {share(right, len(having))} of all."


def _alarms(editions: Sequence[Edition], sets: int) -> Iterator[str]:
    """Say how often clean figures were doubted: in clean editions, and beside the errors of others."""
    cells = sum(e.cells for e in editions)
    alarms = sum((e.alarms for e in editions), Counter[tuple[str, str]]())
    asked = sum(n for (_, severity), n in alarms.items() if severity != Severity.NOTE)
    told, beside = sum(alarms.values()), sum(e.beside for e in editions)
    codes = ", ".join(f"{code} {n}" for (code, _), n in sorted(alarms.items()))
    yield f"False alarms: {asked} warnings and errors about {cells:,} clean figures, {_per_1000(asked, cells)}"
    yield f"(with notes {told}, {_per_1000(told, cells)}): {codes}."
    yield f"Told of clean returns because of errors in others: {beside} in {sets} sets,"
    yield f"{_per_1000(beside, sets * cells // len(editions))}."


def _per_1000(part: int, whole: int) -> str:
    return f"{1000 * part / whole:.2f} per 1,000"


def main() -> None:
    """Run the study and print its result."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--errors", type=int, default=1000, help="how many errors, a multiple of ten")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--workers", type=int, default=2)
    given = asked.parse_args()
    sets = max(1, given.errors // len(ERRORS))
    editions = -(-sets // SETS_AN_EDITION)
    with ProcessPoolExecutor(given.workers) as several:
        done = list(several.map(partial(edition, sets=sets // editions), range(given.seed, given.seed + editions)))
    print(
        f"{sum(len(e.outcomes) for e in done):,} errors, {editions} editions of {DISTRICTS} districts × 3 years, seed {given.seed}.\n"
    )
    print(result(done))


if __name__ == "__main__":
    main()
