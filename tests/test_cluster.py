"""A Dask cluster: the same answer as this machine's processes, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

import tallybook
from tallybook.engine import Bounds, Cluster, Wire, run_on_cluster
from tallybook.engine.cluster import connected
from tallybook.errors import UsageError
from tests.running import processes_of, run

distributed = pytest.importorskip("distributed")
SAMPLE = Path(__file__).parents[1] / "data" / "luzhou-2021"
FILES = ["a", "b", "c", "d", "e"]
linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
AMPLE = Bounds(memory=1 << 29, seconds=60)
TEXT = Wire(str.encode, bytes.decode)


def shout(file: str) -> str:
    return file.upper()


def employer() -> int:
    """Give the process of the cluster's worker: we are the child of the child that does its batch."""
    return int(Path(f"/proc/{os.getppid()}/stat").read_text().rsplit(")", 1)[1].split()[1])


def kill_the_worker_once(file: str) -> str:
    """End a worker of the cluster over a file that is still there, having removed it."""
    if Path(file).exists():
        Path(file).unlink()
        os.kill(employer(), signal.SIGKILL)
    return "read"


def kill_the_worker_over_c(file: str) -> str:
    if file == "c":
        os.kill(employer(), signal.SIGKILL)
        time.sleep(60)
    return file.upper()


def suffer(file: str) -> str:
    """Die over b, hang over c, take too much over d."""
    if file == "b":
        os.kill(os.getpid(), signal.SIGKILL)
    if file == "c":
        time.sleep(60)
    try:
        return file.upper() * (1 << 30) if file == "d" else file.upper()
    except MemoryError:
        return "too much"


def kill_the_batch_over_c(file: str) -> str:
    if file == "c":
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return file.upper()


def hang(_: str) -> str:
    time.sleep(60)
    return ""


def where(_: str) -> str:
    return str(Path.cwd())


def lost(file: str, late: bool) -> str:
    return f"late {file}" if late else f"lost {file}"


def refuse(_: bytes) -> str:
    raise ValueError("no text of ours")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Give the address of a cluster of two processes that runs already; a task may lose its worker once."""
    from dask import config

    with (
        config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=60,
        ) as cluster,
    ):
        yield cluster.scheduler_address


def results(
    address: str, work: Callable[[str], str], files: Sequence[str] = FILES, *, seconds: int = 60, wire: Any = TEXT
) -> tuple[str, ...]:
    bounds = replace(AMPLE, seconds=seconds)
    return run_on_cluster(files, work, lost=lost, workers=0, bounds=bounds, cluster=Cluster(address), wire=wire)


def test_results_come_in_the_order_of_the_files(address: str) -> None:
    assert results(address, shout) == tuple("ABCDE")


def test_no_files_need_no_cluster() -> None:
    assert results("tcp://127.0.0.1:1", shout, []) == ()


def test_paths_are_relative_to_our_folder(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert results(address, where, ["a"]) == (str(tmp_path),)


@linux
def test_a_file_costs_only_itself(address: str) -> None:
    assert results(address, suffer, seconds=5) == ("A", "lost b", "late c", "too much", "E")


@linux
def test_a_worker_that_is_lost_changes_nothing(address: str, tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in FILES]
    Path(files[3]).touch()
    assert results(address, kill_the_worker_once, files) == ("read",) * len(FILES)
    assert not Path(files[3]).exists()


@linux
@pytest.mark.slow
@pytest.mark.parametrize("work", [kill_the_batch_over_c, kill_the_worker_over_c])
def test_a_file_that_brings_workers_down_costs_only_itself(address: str, work: Callable[[str], str]) -> None:
    assert results(address, work) == ("A", "B", "lost c", "D", "E")


def test_bytes_that_are_none_of_ours_are_refused(address: str) -> None:
    with pytest.raises(UsageError, match="no reading"):
        results(address, shout, wire=Wire(str.encode, refuse))


def test_a_worker_of_another_version_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallybook.engine.batch.version", lambda _: "0.0.1")
    with pytest.raises(UsageError, match=r"it has Tallybook .*, not 0\.0\.1"):
        results(address, shout)


def test_the_sample_data_give_the_same_bytes(address: str) -> None:
    here = run("observations", str(SAMPLE), "--json", "--workers", "1")
    there = run("observations", str(SAMPLE), "--json", "--engine", "dask", "--scheduler", address)
    assert here.returncode == 0
    assert there == here


def test_the_library_reads_on_a_cluster(address: str) -> None:
    here, there = tallybook.read_files(SAMPLE), tallybook.read_files(SAMPLE, engine="dask", scheduler=address)
    assert there == here


def test_our_own_cluster_is_for_nobody_else() -> None:
    with connected(Cluster(), 1) as client:
        there = client.scheduler.address
        assert there.startswith("tls://127.0.0.1:")
        with pytest.raises((OSError, TypeError)):
            distributed.Client(there, timeout=1, set_as_default=False)


def test_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallybook.engine.cluster._SECONDS", 0.5)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        there = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        done = run("totals", str(SAMPLE), "--engine", "dask", "--scheduler", there)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: no scheduler answers at {there}")


@pytest.mark.slow
def test_a_scheduler_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallybook.engine.cluster._SECONDS", 0.5)
    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as cluster:
        done = run("totals", str(SAMPLE), "--engine", "dask", "--scheduler", cluster.scheduler_address)
    assert done.returncode == 2
    assert "has no workers" in done.stderr


@pytest.mark.slow
def test_a_cluster_that_ends_first_is_told() -> None:
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=60
    ) as cluster:
        end = Timer(2, cluster.close)
        end.start()
        with pytest.raises(UsageError, match="ended before its work did"):
            results(cluster.scheduler_address, hang, ["a"])
        end.join()


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run("totals", str(SAMPLE), "--engine", "dask")
    assert done.returncode == 2
    assert "pip install 'tallybook[cluster]'" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--scheduler", "tcp://127.0.0.1:8786"], "add --engine dask"),
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:8786", "--workers", "2"], "leave --workers out"),
        (["--engine", "dask", "--scheduler", "127.0.0.1"], "is no address of a scheduler"),
        (["--engine", "spark"], ""),
    ],
)
def test_options_that_make_no_sense(options: list[str], said: str) -> None:
    done = run("totals", str(SAMPLE), *options)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_engine_that_is_none() -> None:
    with pytest.raises(UsageError, match="local or dask"):
        tallybook.read_files(SAMPLE, engine="spark")


@linux
@pytest.mark.slow
def test_an_interrupt_ends_all_quietly(tmp_path: Path) -> None:
    rows = "".join(f"江阳区{k},1\n" for k in range(3000))
    for n in range(60):
        (tmp_path / f"{n}.csv").write_text(f"区县,参加人次（人次）\n{rows}", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tallybook", "totals", str(tmp_path), "--engine", "dask", "--workers", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while process.poll() is None and len(processes_of(process.pid)) < 6:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    until = time.monotonic() + 5
    while processes_of(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert (process.returncode, said, processes_of(process.pid)) == (130, "", [])
