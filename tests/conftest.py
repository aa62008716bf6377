"""What holds for every test."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def crews_fork() -> Iterator[None]:
    """Let crews fork as they do for users: the threads by which pytest's processes talk wait, and hold nothing."""
    threads = threading.active_count
    others = threads() - 1
    with pytest.MonkeyPatch.context() as patch:
        if "PYTEST_XDIST_WORKER" in os.environ:
            patch.setattr(threading, "active_count", lambda: threads() - others)
        yield
