"""Run the command line over a case and judge what came: in a forked child, with limits of time and memory."""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from decimal import Decimal
from functools import cache, partial
from io import StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn
from unittest.mock import patch

from tests.hostile.case import Answer, Case, Required
from tests.hostile.others import csv_text, ods, page, xls
from tests.hostile.workbook import number, text, with_cells, xlsx

SECONDS, LONGEST_LINE = 20, 1000
GOOD, GOOD_VALUE = "good.xlsx", 777
_ADDRESS_SPACE = 4 << 30
_FRESH = 100
"""The MiB that a process of its own has once it has read a first file."""
_LIMITS = "[limits]\nmemory = 900\nseconds = 10\n"
_RAISED, _TALKED = 97, 98
_HARMFUL = re.compile(
    r"[^\n\x20-\x7e\u00a0-\U0010ffff]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_NETWORK = frozenset(
    {
        *(f"socket.{n}" for n in ("connect", "sendto", "sendmsg", "getaddrinfo", "getnameinfo")),
        *("socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "http.client.connect"),
        *("ftplib.connect", "smtplib.connect", "webbrowser.open"),
    }
)
_PROGRAMS = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "pty.spawn"})
_ASKED = ".asked"
"""What a run wanted of the network or of other programs; a file, as it may be a worker of it that asks."""


def tried(case: Case, folder: Path) -> Answer:
    """Make the case in a folder, beside a good sibling, and give what the command line says of both."""
    returns = folder / "returns"
    returns.mkdir()
    good = with_cells(A6=text("A6", "Southfield"), C6=number("C6", str(GOOD_VALUE)), A7=text("A7", "Eastfield"))
    (returns / GOOD).write_bytes(good)
    _made(case, returns)
    return answered(
        ("observations", "returns", "--format", "json", "--lang", "en", "--workers", "1", *_limits(case, folder)),
        folder,
        case,
    )


def _limits(case: Case, folder: Path) -> tuple[str, ...]:
    """State what a file may cost here: less than is borne by default."""
    if case.slow:
        return ()
    (folder / "tallybook.toml").write_text(_LIMITS, encoding="utf-8")
    return "--codebook", "tallybook.toml"


def _made(case: Case, folder: Path) -> None:
    """Make the files in a child, so that what is large there does not count as memory of the next."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child = os.fork()
    if not child:
        try:
            case.make(folder)
        except BaseException:  # noqa: BLE001 - a child must never go on as the parent
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        raise AssertionError(f"{case.id} could not be made")


def answered(words: Sequence[str], folder: Path, case: Case | None = None) -> Answer:
    """Run the command line in a folder, in a child of this process, and give what came of it."""
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    before = _files(folder)
    begun, carried = time.monotonic(), _carried()
    child = _forked(words, folder)
    code, mib = _awaited(child, begun + (case.seconds if case else SECONDS))
    seconds = time.monotonic() - begun
    out, err = ((folder / name).read_bytes().decode("utf-8", "surrogateescape") for name in (".out", ".err"))
    left = tuple(sorted(_files(folder) - before - {".out", ".err", _ASKED}))
    asked = (folder / _ASKED).read_text("utf-8") if (folder / _ASKED).exists() else ""
    return Answer(code, out, err, _parsed(out), seconds, mib - carried, left, asked)


def _carried() -> int:
    """Give the MiB that the process of the tests holds beyond a fresh one, and its children begin with."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return max(0, pages * os.sysconf("SC_PAGE_SIZE") // 2**20 - _FRESH)


def _files(folder: Path) -> set[str]:
    return {os.path.relpath(os.path.join(at, f), folder) for at, _, files in os.walk(folder) for f in files}  # noqa: PTH118


def _parsed(out: str) -> dict[str, Any]:
    try:
        told = json.loads(out, parse_float=str)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


@cache
def _warm() -> None:
    """Load and do once in this process what each child would else begin with."""
    import tallybook
    from tallybook.cli import main

    with TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        for name, content in (
            ("a.xlsx", xlsx()),
            ("a.xls", xls()),
            ("a.csv", csv_text()),
            ("a.html", page()),
            ("a.ods", ods()),
        ):
            Path(folder, name).write_bytes(content if isinstance(content, bytes) else content.encode())
        Path(folder, "tallybook.toml").write_text(_LIMITS, encoding="utf-8")
        tallybook.read_files(folder)
        with patch("sys.argv", ["tallybook", "observations", folder, "--json"]), suppress(SystemExit):
            main()
    gc.collect()
    gc.freeze()


def _forked(words: Sequence[str], folder: Path) -> int:
    _warm()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child = os.fork()
    if not child:
        _run(words, folder)
    return child


def _run(words: Sequence[str], folder: Path) -> NoReturn:
    """Be the command line, as it is in a process of its own."""
    code = _RAISED
    try:
        _settle(folder)
        sys.argv = ["tallybook", *words]
        from tallybook.cli import main

        main()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it is, it is told and judged
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def _settle(folder: Path) -> None:
    import resource

    os.setsid()
    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number_, name in ((1, ".out"), (2, ".err")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number_)
    sys.stdout, sys.stderr = (TextIOWrapper(os.fdopen(n, "wb", closefd=False), encoding="utf-8") for n in (1, 2))
    os.environ.update(TMPDIR=str(folder / "scratch"), LANG="C.UTF-8", LC_ALL="C.UTF-8", COLUMNS="200")
    warnings.resetwarnings()
    for kind in (DeprecationWarning, ImportWarning, ResourceWarning):
        warnings.simplefilter("ignore", kind)
    asked = os.open(_ASKED, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    sys.addaudithook(partial(_nobody_asked, asked))


def _nobody_asked(asked: int, event: str, about: tuple[object, ...]) -> None:
    """Note what would leave the process, and go no further."""
    if event in _NETWORK | _PROGRAMS:
        os.write(asked, f"{event} {about!r}\n".encode("utf-8", "backslashreplace"))
        os._exit(_TALKED)


def _awaited(child: int, until: float) -> tuple[int, int]:
    """Give the exit code of a child and the most memory it had; one that takes too long is killed."""
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            _, status, used = os.wait4(child, 0)
            return os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024
        time.sleep(0.003)


def faults(case: Case, answer: Answer) -> list[str]:
    """Say what is wrong with an answer; nothing is, when the case is passed."""
    return [*_general(case, answer), *_JUDGES[case.required](case, answer), *(case.holds(answer) if case.holds else ())]


def harmful(told: str) -> str:
    """Give the first character that could steer what shows a text, or nothing."""
    found = _HARMFUL.search(told)
    return f"U+{ord(found[0]):04X}" if found else ""


def _general(case: Case, answer: Answer) -> Iterator[str]:
    if answer.code in {_RAISED, 70} or "Traceback" in answer.err:
        yield f"raised: {(answer.err.strip().splitlines() or ['?'])[-1][:120]}"
    if answer.asked or answer.code == _TALKED:
        yield f"asked the network or a program: {answer.asked.strip()}"
    if answer.code < 0:
        yield f"killed by signal {-answer.code}"
    if answer.seconds > case.seconds:
        yield f"took {answer.seconds:.0f} s"
    if answer.mib > case.mib:
        yield f"took {answer.mib} MiB"
    if any(len(line.encode("utf-8", "surrogateescape")) > LONGEST_LINE for line in answer.err.splitlines()):
        yield "a message is too long"
    if odd := harmful(answer.out) or harmful(answer.err):
        yield f"{odd} is shown as it is"
    if answer.left:
        yield f"left behind: {', '.join(answer.left)}"
    if GOOD_VALUE not in (o["obs_value"] for o in answer.observations(GOOD)):
        yield "the sibling is lost"


def _accepted(case: Case, answer: Answer) -> Iterator[str]:
    if answer.code:
        yield f"exit {answer.code}"
    loud = {f["code"] for f in answer.findings(case.file) if f["severity"] != "note"}
    if loud:
        yield f"cried wolf: {', '.join(sorted(loud))}"
    yield from _right(case, answer)


def _warned(case: Case, answer: Answer) -> Iterator[str]:
    if answer.code:
        yield f"exit {answer.code}"
    yield from _said(case, answer)
    yield from _right(case, answer)


def _rejected(case: Case, answer: Answer) -> Iterator[str]:
    if answer.code != 1:
        yield f"exit {answer.code}"
    yield from _said(case, answer)
    read = [o for o in answer.observations(case.file) if o["obs_value"] is not None]
    wrong = [o for o in read if o["cell"] == case.cell or not case.cell]
    if wrong:
        yield f"read all the same: {_listed(wrong)}"
    yield from _no_others(case, answer)


def _either(case: Case, answer: Answer) -> list[str]:
    return list(_right(case, answer) if answer.code == 0 else _rejected(case, answer))


def _told(case: Case, answer: Answer) -> Iterator[str]:
    """Hold that a cell is read rightly or said to be unread, be it in doubt or no figure at all."""
    values = [o["obs_value"] for o in answer.observations(case.file) if o["cell"] == case.at]
    if any(v is not None and not _same(v, case.value) for v in values):
        yield f"{case.at} is {values}"
    if not any(_same(v, case.value) for v in values):
        loud = {f["cell"]: f["code"] for f in answer.findings(case.file) if f["severity"] != "note"}
        if case.at not in loud:
            yield f"{case.at} is not told; exit {answer.code}, {', '.join(map(': '.join, loud.items())) or 'nothing else'}"
        elif not any(loud[case.at] in line and case.at in line for line in answer.err.splitlines()):
            yield "not told in words"
    yield from _no_others(case, answer)


def _skipped(case: Case, answer: Answer) -> Iterator[str]:
    if answer.code:
        yield f"exit {answer.code}"
    if answer.observations(case.file):
        yield "read all the same"


def _in_a_set(_: Case, __: Answer) -> tuple[()]:
    return ()


_JUDGES = {
    Required.ACCEPT: _accepted,
    Required.WARN: _warned,
    Required.REJECT: _rejected,
    Required.EITHER: _either,
    Required.TOLD: _told,
    Required.SKIP: _skipped,
    Required.SET: _in_a_set,
}


def _said(case: Case, answer: Answer) -> Iterator[str]:
    """Hold that one of the codes is told of the file, and of the cell, in JSON and in words."""
    found = [f for f in answer.findings(case.file) if not case.codes or f["code"] in case.codes]
    if case.codes and not found:
        others = sorted({f["code"] for f in answer.findings(case.file)})
        yield f"not told; instead: {', '.join(others) or 'nothing'}"
    if case.cell and case.cell not in (f["cell"] for f in found):
        yield f"{case.cell} is not named"
    words = [line for line in answer.err.splitlines() if any(f["code"] in line for f in found)]
    if found and not any(case.cell in line for line in words):
        yield "not told in words"


def _right(case: Case, answer: Answer) -> Iterator[str]:
    """Hold that the figure is exactly itself, under its district, and that nothing else stands there."""
    if case.value is None:
        yield from _no_others(case, answer)
        return
    found = [(o["obs_value"], o["area_label"]) for o in answer.observations(case.file) if o["cell"] == case.at]
    if len(found) != 1 or not _same(found[0][0], case.value) or case.label not in {None, found[0][1]}:
        yield f"{case.at} is {', '.join(f'{value} of {label}' for value, label in found) or 'not read'}"
    yield from _no_others(case, answer)


def _no_others(case: Case, answer: Answer) -> Iterator[str]:
    known = {Decimal(k) for k in (*case.others, case.value) if k is not None}
    read = (o for o in answer.observations(case.file) if o["obs_value"] is not None)
    odd = [o for o in read if Decimal(str(o["obs_value"])) not in known]
    if odd:
        yield f"other figures: {_listed(odd)}"


def _same(value: object, wanted: str | None) -> bool:
    """Whether two figures are the same number, to the last digit."""
    return value is wanted if None in (value, wanted) else Decimal(str(value)) == Decimal(str(wanted))


def _listed(observations: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"{o['cell']}={o['obs_value']}" for o in observations[:4])
