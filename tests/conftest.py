"""What holds for every test."""

from __future__ import annotations

import threading

import pytest


@pytest.fixture(autouse=True)
def crews_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let crews fork as they do for users: threads that were here before a test began wait, and hold nothing.

    They are those by which pytest's processes talk, and those that libraries of an earlier test leave behind.
    """
    before = set(threading.enumerate())
    monkeypatch.setattr(threading, "active_count", lambda: 1 + len(set(threading.enumerate()) - before))
