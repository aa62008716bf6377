"""Print what comes of every case: `python -m tests.hostile [WORD ...]`, the words being parts of ids."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.cases import CASES
from tests.hostile.open_cases import OPEN
from tests.hostile.trial import faults, tried


def main() -> int:
    """Print a line for each case, and how many are passed; the exit code says whether all are, but for known ones."""
    wanted = sys.argv[1:]
    chosen = [c for c in CASES if not wanted or any(w in c.id for w in wanted)]
    failed = []
    print(f"{'id':32}  {'what':60}  {'required':8}  {'exit':>4}  {'s':>6}  {'MiB':>5}  got")  # noqa: T201
    for case in chosen:
        with TemporaryDirectory() as folder:
            answer = tried(case, Path(folder))
        got = faults(case, answer)
        failed += [case.id] if got else []
        known = " (known)" if got and case.id in OPEN else ""
        said = f"FAILED{known}: {'; '.join(got)}" if got else "passed"
        figures = f"{answer.code:4}  {answer.seconds:6.2f}  {answer.mib:5}"
        line = f"{case.id:32}  {case.what[:60]:60}  {case.required:8}  {figures}  {said}"
        print(line.encode("ascii", "backslashreplace").decode())  # noqa: T201
    print(f"{len(chosen)} cases, {len(chosen) - len(failed)} passed, {len(failed)} failed")  # noqa: T201
    return int(bool(set(failed) - set(OPEN)))


if __name__ == "__main__":
    sys.exit(main())
