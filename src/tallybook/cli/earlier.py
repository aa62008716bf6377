"""Read the findings of an earlier check from its JSON."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tallybook.check import known
from tallybook.errors import UsageError
from tallybook.model import Known

_SCHEMA = "tallybook.check/1"
_KEYS = ("code", "source", "sheet", "cell", "raw")


def earlier_findings(path: str) -> Counter[Known]:
    """Give what an earlier check found, and what was there then from a check before; raises UsageError for any other file."""
    try:
        told = json.loads(Path(path).read_bytes())
        found = [*told["findings"], *told.get("since", {}).get("still", ())]
        marks = [_known(f) for f in found]
        if told["schema"] != _SCHEMA:
            raise KeyError(_SCHEMA)
    except OSError as fault:
        raise _refused(path, fault.strerror or type(fault).__name__) from fault
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as fault:
        raise _refused(path, "no JSON of a check", "不是 check 输出的 JSON") from fault
    return Counter(marks)


def _known(finding: Any) -> Known:
    words = [finding[key] for key in _KEYS]
    if not all(type(w) is str for w in words):
        raise TypeError
    return known(*words)


def _refused(path: str, why: str, reason: str = "") -> UsageError:
    return UsageError(
        f"--since {path}: {why}; give the file that `tallybook check --json` wrote",
        f"--since {path}：{reason or why}；请给出 `tallybook check --json` 写出的文件",
    )
