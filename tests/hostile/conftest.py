"""What holds for each test of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from socket import create_connection

import pytest

from tests.hostile.elsewhere import HOST, PORT, callers


@pytest.fixture(autouse=True)
def nobody_calls() -> Iterator[None]:
    """Hold that no test has somebody's server called, and that a call would have been seen."""
    yield
    assert callers() == 0
    create_connection((HOST, PORT)).close()
    assert callers() == 1
