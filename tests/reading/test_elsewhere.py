"""Files at addresses: the same as those in folders here, under the same bounds, and no secret is shown."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import tallybook
from tallybook.errors import UsageError
from tallybook.model import Finding
from tallybook.model.limits import Limits
from tallybook.notation import as_path, is_url, shown
from tallybook.read import find_files, read_workbook
from tests.running import run

fsspec = pytest.importorskip("fsspec")
SAMPLE = Path(__file__).parents[2] / "data" / "luzhou-2021"
SHEET = "区县,参加人次（人次）\n江阳区,5\n龙马潭区,7\n".encode()


@pytest.fixture
def memory() -> Iterator[object]:
    """Give the memory file system, empty before and after."""
    system = fsspec.filesystem("memory")
    system.rm("/", recursive=True)
    yield system
    system.rm("/", recursive=True)


def put(system: object, files: dict[str, bytes]) -> None:
    system.pipe(files)  # type: ignore[attr-defined]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f.code for f in findings]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("s3://bucket/2021/a.xlsx", "s3://bucket/2021/a.xlsx"),
        ("https://me:word@host:8080/a.xlsx", "https://host:8080/a.xlsx"),
        ("s3://KEY:SECRET@bucket/a.xlsx", "s3://bucket/a.xlsx"),
        ("https://host/a?id=5&token=abc", "https://host/a?id=5"),
        ("https://host/a.xlsx?X-Amz-Signature=abc&X-Amz-Credential=d", "https://host/a.xlsx"),
        ("https://host/a?%73ig=abc&n=1", "https://host/a?n=1"),
        ("https://host/a?ACCESS_KEY=abc", "https://host/a"),
        ("https://me:p@ss@host/a@b.xlsx", "https://host/a@b.xlsx"),
        ("https://host?token=abc", "https://host"),
        ("https://me:w?rd@host/a", "https://host/a"),
        ("data/a@b.xlsx", "data/a@b.xlsx"),
        (r"C:\data\a.xlsx", r"C:\data\a.xlsx"),
    ],
)
def test_what_lets_others_in_is_not_shown(address: str, told: str) -> None:
    assert shown(address) == told


def test_which_paths_are_addresses() -> None:
    assert [is_url(p) for p in ("s3://b/a", "memory://a", "a/b.xlsx", "C:/a.xlsx", "file:///a", "x://")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert as_path("file:///data/%E6%B3%B8%E5%8E%BF.xlsx") == "/data/泸县.xlsx"


def test_an_address_of_a_file_here_is_its_path() -> None:
    plain, address = (find_files([p]) for p in (str(SAMPLE), f"file://{SAMPLE}"))
    assert plain == address
    assert plain.files


def test_a_folder_elsewhere_is_read_as_one_here(memory: object, tmp_path: Path) -> None:
    files = {p.name: p.read_bytes() for p in SAMPLE.iterdir() if p.suffix != ".toml"}
    put(memory, {f"/2021/{name}": data for name, data in files.items()})
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    here, there = (tallybook.read_files(p, codebook=SAMPLE) for p in (tmp_path, "memory://2021"))
    assert [o._replace(source=Path(o.source).name) for o in there.observations] == [
        o._replace(source=Path(o.source).name) for o in here.observations
    ]
    assert there.observations[0].source.startswith("memory://2021/")
    assert (codes(there.findings), there.balance) == (codes(here.findings), here.balance)


def test_what_lies_in_a_folder_elsewhere(memory: object) -> None:
    names = ("a.csv", "sub/b.csv", ".hidden/c.csv", "~$d.csv", "areas.csv", "answers.csv", "scan.pdf", "notes.txt")
    put(memory, {f"/in/{name}": SHEET for name in names})
    put(memory, {"/in/tallybook.toml": b'[codebook]\nareas = "areas.csv"\n'})
    found = find_files(["memory://in/", "memory://in/a.csv"])
    assert found.files == ("memory://in/a.csv", "memory://in/sub/b.csv")
    assert [(f.code, f.source) for f in found.skipped] == [
        ("FILE_SKIPPED", "memory://in/scan.pdf"),
        ("FILE_SKIPPED", "memory://in/tallybook.toml"),
    ]


def test_a_faulty_codebook_elsewhere_hides_no_return(memory: object) -> None:
    put(memory, {"/in/a.csv": SHEET, "/in/tallybook.toml": b"\xff\xfe["})
    assert find_files(["memory://in"]).files == ("memory://in/a.csv",)


def test_the_size_is_bounded(memory: object) -> None:
    put(memory, {"/large.csv": b"x" * 101, "/right.csv": b"x" * 100, "/empty.csv": b""})
    limits = Limits(file=100)
    told = [codes(read_workbook(f"memory://{n}.csv", limits=limits).findings) for n in ("large", "right", "empty")]
    assert told == [["FILE_TOO_LARGE"], [], ["FILE_EMPTY"]]


def test_what_is_not_there(memory: object) -> None:
    put(memory, {"/in/a.csv": SHEET})
    done = run("totals", "memory://in/b.csv")
    assert done.returncode == 3
    assert "FILE_MISSING memory://in/b.csv" in done.stderr


@pytest.mark.parametrize("address", ["zip://a.csv::memory://a.zip", "memory://in/x::file:///etc/hostname"])
def test_nothing_is_opened_within_something_else(address: str) -> None:
    assert codes(find_files([address]).missing) == ["FILE_UNREADABLE"]


def test_unknown_kinds_of_addresses() -> None:
    done = run("totals", "nosuch://me:secret@host/a.xlsx")
    assert done.returncode == 2
    assert "nosuch://host/a.xlsx" in done.stderr
    assert "secret" not in done.stderr


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"pip install 'tallybook\[remote\]'"):
        find_files(["memory://a"])


def test_no_network_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "bind", refuse)
    assert run("totals", str(SAMPLE)).returncode == 0


class Pages(BaseHTTPRequestHandler):
    """A web server of a few odd files."""

    def do_HEAD(self) -> None:
        """Answer without content."""
        self._answer(b"")

    def do_GET(self) -> None:
        """Answer."""
        name = self.path.partition("?")[0]
        self._answer({"/a.csv": SHEET, "/endless.csv": b"x" * 3_000_000, "/download": SHEET}.get(name, b""))

    def _answer(self, data: bytes) -> None:
        status = {"/forbidden.csv": 403, "/broken.csv": 500, "/none.csv": 404}.get(self.path, 200)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(data if status == 200 else b"no")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    pytest.importorskip("aiohttp")
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://user:secret@127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_file_on_a_web_server(host: str) -> None:
    book = read_workbook(f"{host}/a.csv")
    assert book.source is not None
    assert book.source.path == f"{shown(host)}/a.csv"
    assert "secret" not in repr(book)
    assert not book.findings
    assert len(book.grids) == 1


def test_a_file_without_a_name_on_a_web_server(host: str) -> None:
    book = read_workbook(f"{host}/download?id=7&token=abc")
    assert book.source is not None
    assert book.source.path == f"{shown(host)}/download?id=7"
    assert not book.findings


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("none", "FILE_MISSING", ""),
        ("forbidden", "FILE_UNREADABLE", "HTTP 403"),
        ("broken", "FILE_UNREADABLE", "HTTP 500"),
        ("endless", "FILE_TOO_LARGE", "the file"),
    ],
)
def test_what_a_web_server_does_not_give(host: str, name: str, code: str, why: str) -> None:
    (finding,) = read_workbook(f"{host}/{name}.csv", limits=Limits(file=1_000_000)).findings
    assert finding.code == code
    assert why in dict(finding.facts).get("why", dict(finding.facts).get("what", ""))
    assert "secret" not in repr(finding)


def test_nobody_answers() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        done = run("totals", f"http://user:secret@127.0.0.1:{nobody.getsockname()[1]}/a.csv", "--workers", "1")
    assert done.returncode == 3
    assert "FILE_UNREADABLE http://127.0.0.1:" in done.stderr
    assert "secret" not in done.stdout + done.stderr
