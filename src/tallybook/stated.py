"""What the user states about files, made plain before anything is read."""

from __future__ import annotations

import re

from tallybook.engine import Cluster
from tallybook.errors import UsageError
from tallybook.notation import read_period

_YEAR = re.compile(r"\d{4}(?:/\d{4})?")
_SPAN = re.compile(r"\s*\d{4}\s*[-–/]\s*\d\d\s*")
_MAP = re.compile(r"(?:19|20)\d\d")
_ENGINES = ("local", "dask")
_DASK = _ENGINES[1]
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/@]+:\d+")
_SHORT = re.compile(r"[6-9]\d|1\d\d")


def stated_year(text: str | None) -> str | None:
    """Give a stated year as periods write it: 2021, or 2009/2010 for one that spans two.

    Raises UsageError for anything else; a bare number as the years of the Republic of China are
    counted is not guessed at.
    """
    if text is None:
        return None
    found = read_period(f"FY {text}" if _SPAN.fullmatch(text) else text) or ""
    if not _YEAR.fullmatch(found):
        hint, wink = _meant(text.strip())
        raise UsageError(
            f"--year {text!r} is no year; write 2021, 2009/2010, FY 2009-10 or 民国107年{hint}",
            f"--year {text!r} 不是年份；请写成 2021、2009/2010、FY 2009-10 或民国107年{wink}",
        )
    return found


def map_year(text: str | None) -> str | None:
    """Give the stated year of a map. Raises UsageError for anything but four digits."""
    if text is not None and not _MAP.fullmatch(text):
        raise UsageError(f"--map {text!r} is no year; write 2024", f"--map {text!r} 不是年份；请写成 2024")
    return text


def stated_cluster(engine: str, scheduler: str | None, workers: int | None) -> Cluster | None:
    """Give the stated cluster, None where this machine's processes are meant. Raises UsageError for contradictions."""
    if engine not in _ENGINES:
        raise UsageError(
            f"there is no engine {engine!r}; take local or dask", f"没有引擎 {engine!r}；可用 local 或 dask"
        )
    if scheduler and engine != _DASK:
        raise UsageError("--scheduler is a Dask cluster's; add --engine dask", "--scheduler 须与 --engine dask 同用")
    if scheduler and workers:
        raise UsageError(
            "the cluster of a scheduler has its own workers; leave --workers out",
            "指定调度器的集群自有工作进程，请去掉 --workers",
        )
    if scheduler and not _ADDRESS.fullmatch(scheduler):
        raise UsageError(
            f"{scheduler!r} is no address of a scheduler; write tcp://10.0.0.5:8786",
            f"{scheduler!r} 不是调度器地址；请写成 tcp://10.0.0.5:8786",
        )
    return Cluster(scheduler) if engine == _DASK else None


def _meant(text: str) -> tuple[str, str]:
    """Say which year a short number would be as one of the Republic of China."""
    year = read_period(f"民国{text}年") if _SHORT.fullmatch(text) else None
    return (f" (for {year}: --year 民国{text}年)", f"（{year} 年：--year 民国{text}年）") if year else ("", "")
