"""Alter workbooks at random and print what comes of them: `python -m tests.fuzz --runs N --seed S [--only ID]`.

What is found wrong is printed by its id, which makes the same workbook again: `--only ID --keep FILE` writes it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tallybook.engine import processors
from tests.fuzz.mutants import mutant
from tests.fuzz.trial import Outcome, tried

_AT_ONCE = 500


def main() -> int:
    """Try as many workbooks as asked for; the exit code says whether anything was wrong with one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=2000, help="how many workbooks")
    options.add_argument("--seed", type=int, default=1, help="the number that all chance comes from")
    options.add_argument("--only", metavar="ID", nargs="+", help="these workbooks only, by seed and number: 1-17")
    options.add_argument("--keep", metavar="FILE", help="write the workbook of --only to a file")
    options.add_argument("--workers", type=int, default=processors())
    asked = options.parse_args()
    numbers = asked.only or [f"{asked.seed}-{n}" for n in range(asked.runs)]
    if asked.keep:
        Path(asked.keep).write_bytes(mutant(numbers[0]).data)
    outcomes: list[Outcome] = []
    for begin in range(0, len(numbers), _AT_ONCE):
        outcomes += tried(numbers[begin : begin + _AT_ONCE], asked.workers)
        say(wrong(outcomes[begin:]))
    say(counts(outcomes))
    return int(any(o.faults for o in outcomes))


def say(lines: Iterable[str]) -> None:
    """Print lines at once, in letters that any terminal shows."""
    for line in lines:
        print(line.encode("ascii", "backslashreplace").decode(), flush=True)  # noqa: T201


def wrong(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Give what is wrong, with the workbook that it is wrong with."""
    return (f"{o.id}  {o.how}\n    {fault[:300]}" for o in outcomes for fault in o.faults)


def counts(outcomes: Sequence[Outcome]) -> list[str]:
    """Give how often each format ended how, and how many cells agree by which rule."""
    ends = Counter((o.format, o.end) for o in outcomes)
    rules: Counter[str] = sum((o.rules for o in outcomes), Counter())
    return [
        *(f"{times:6}  {kind:5} {end}" for (kind, end), times in sorted(ends.items())),
        *(f"{times:6}  cells {rule}" for rule, times in rules.most_common()),
        f"{max((o.seconds for o in outcomes), default=0):.2f} s for the slowest",
        f"{len(outcomes)} workbooks, {sum(bool(o.faults) for o in outcomes)} with something wrong",
    ]


if __name__ == "__main__":
    sys.exit(main())
