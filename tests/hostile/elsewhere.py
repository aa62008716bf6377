"""Somebody's server: an address of this machine that the cases refer to, and that notices whoever calls.

The system itself accepts what calls, so that no call is missed, however short; nobody is ever answered.
"""

from __future__ import annotations

import atexit
import socket

_DOOR = socket.create_server(("127.0.0.1", 0), backlog=64)
_DOOR.setblocking(False)
atexit.register(_DOOR.close)
HOST, PORT = _DOOR.getsockname()
ADDRESS = f"{HOST}:{PORT}"
URL = f"http://{ADDRESS}"
SHARE = f"\\\\{HOST}@{PORT}\\public"
"""A folder there, as Windows names one that is reached over the web."""


def callers() -> int:
    """Say how many have called since this was asked last."""
    called = 0
    while True:
        try:
            caller, _ = _DOOR.accept()
        except BlockingIOError:
            return called
        except OSError:  # it hung up at once, and has called all the same
            called += 1
        else:
            caller.close()
            called += 1
