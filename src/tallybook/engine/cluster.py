"""The files in batches over the workers of a Dask cluster; what comes back of each is bytes, unpacked here with checks.

A lost worker costs its batches a second trial elsewhere, which is Dask's doing. A batch that was lost every time is done
once more file by file, and at the end one file after the other: Dask blames a worker's death on all that waited there as well.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from tallybook.engine import Cluster
from tallybook.engine.batch import Job, Unfit, read_batch
from tallybook.engine.crew import no_interrupts
from tallybook.errors import UsageError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
Batch = tuple[str, ...]
_SECONDS = 15
_SMALLEST, _LARGEST, _ROUNDS = 10, 128, 4
_SILENT = logging.CRITICAL + 1

__all__ = ["Job", "connected", "results"]


def results(
    client: Client, files: Sequence[str], job: Job, lost: Callable[[str, bool], T], unpack: Callable[[bytes], T]
) -> tuple[T, ...]:
    """Give the results in the order of the files."""
    done = _done(client, job, _batches(files, _slots(client)), unpack)
    done |= _done(client, job, _left(files, done), unpack)
    for file in _left(files, done):
        done |= _done(client, job, [file], unpack)
    return tuple(done[f] if f in done else lost(f, False) for f in files)


def _left(files: Sequence[str], done: Mapping[str, T]) -> list[Batch]:
    return [(f,) for f in files if f not in done]


def _done(client: Client, job: Job, batches: Sequence[Batch], unpack: Callable[[bytes], T]) -> dict[str, T]:
    """Give the results by file, but for those of batches over which the workers died."""
    return {
        file: _unpacked(data, unpack)
        for batch, told in _told(client, job, batches)
        for file, data in zip(batch, told, strict=True)
    }


def _batches(files: Sequence[str], slots: int) -> list[Batch]:
    """Part the files so that each slot has several batches, each worth its start, and none of them much to lose."""
    few, share = -(-len(files) // (slots * _ROUNDS)), -(-len(files) // slots)
    size = min(_LARGEST, max(few, min(_SMALLEST, share)))
    return [tuple(files[n : n + size]) for n in range(0, len(files), size)]


def _slots(client: Client) -> int:
    return sum(client.nthreads().values()) or 1


def _told(client: Client, job: Job, batches: Sequence[Batch]) -> Iterator[tuple[Batch, list[bytes]]]:
    """Give the batches as they are done, but for those that were lost every time."""
    from distributed import as_completed

    sent = {client.submit(read_batch, job, batch, pure=False, retries=1): batch for batch in batches}
    for future in as_completed(list(sent), loop=client.loop):
        batch = sent.pop(future)
        if future.status == "finished":
            yield batch, future.result()
        elif future.status != "error":
            raise _gone()
        elif isinstance(fault := future.exception(), Unfit):
            raise _unfit(str(fault))
        future.release()


def _unpacked(data: bytes, unpack: Callable[[bytes], T]) -> T:
    try:
        return unpack(data)
    except ValueError as fault:
        raise _unfit("what it gives is no reading") from fault


@contextmanager
def connected(cluster: Cluster, workers: int) -> Iterator[Client]:
    """Lend a client of the cluster, which is started and ended here where it is none that runs already."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as fault:
        raise UsageError(
            "--engine dask needs a further package: pip install 'tallybook[cluster]'",
            "--engine dask 需要另装一个包：pip install 'tallybook[cluster]'",
        ) from fault
    with ExitStack() as stack:
        stack.enter_context(_silence())
        address: Any = cluster.scheduler
        if not address:
            address = stack.enter_context(_started(LocalCluster, workers))
        client = stack.enter_context(_client(Client, address))
        yield client


@contextmanager
def _started(make: Any, workers: int) -> Iterator[Any]:
    """Start workers on this machine, one thread each, that no Ctrl-C reaches; they end with us.

    Whoever reaches a scheduler may have anything done by it. Ours is for those who hold a key that was made for it.
    """
    with TemporaryDirectory(prefix="tallybook-", ignore_cleanup_errors=True) as folder:
        with no_interrupts():
            cluster = make(
                n_workers=workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                local_directory=folder,
                memory_limit=0,
                security=True,
                silence_logs=_SILENT,
            )
        with cluster:
            yield cluster


@contextmanager
def _client(make: Any, address: Any) -> Iterator[Client]:
    try:
        client = make(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise UsageError(
            f"no scheduler answers at {address}: {type(fault).__name__}", f"{address} 没有调度器应答"
        ) from fault
    with client:
        _await_workers(client, address)
        yield client


def _await_workers(client: Client, address: object) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as fault:
        raise UsageError(f"the scheduler at {address} has no workers", f"{address} 的调度器没有工作进程") from fault


@contextmanager
def _silence() -> Iterator[None]:
    """Let Dask say nothing on stderr: what matters is told by us."""
    handlers = [h for name in ("distributed", "tornado.application") for h in logging.getLogger(name).handlers]
    before = [h.level for h in handlers]
    for handler in handlers:
        handler.setLevel(_SILENT)
    try:
        yield
    finally:
        for handler, level in zip(handlers, before, strict=True):
            handler.setLevel(level)


def _gone() -> UsageError:
    return UsageError("the cluster ended before its work did; run again", "集群在任务完成前已终止，请重新运行")


def _unfit(why: str) -> UsageError:
    return UsageError(
        f"a worker of the cluster cannot do this work: {why}; install the same on all machines",
        f"集群的工作进程无法执行：{why}；请在所有机器上安装相同的环境",
    )
