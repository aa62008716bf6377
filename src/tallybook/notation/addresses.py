"""Addresses of files that lie elsewhere, s3://bucket/2021/a.xlsx, and what of them may be shown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote
from urllib.request import url2pathname

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_HERE = frozenset({"file", "local"})
_SECRET = re.compile(
    r"sig|token|key|secret|pass|pwd|cred|auth|session|^x-(?:amz|goog)-|^(?:sas|code|jwt)$", re.IGNORECASE
)


def is_url(path: str) -> bool:
    """Whether a path is the address of something that is reached over a network, or by a library for such things."""
    found = _ADDRESS.match(path)
    return found is not None and found[1].lower() not in _HERE


def as_path(given: str) -> str:
    """Give file:///a/b.xlsx as the path that it stands for, anything else as it is."""
    found = _ADDRESS.match(given)
    if found is None or found[1].lower() not in _HERE:
        return given
    return url2pathname(given[found.end() :].removeprefix("localhost"))


def shown(path: str) -> str:
    """Give an address without user, password, and what of its query lets others in; a path as it is."""
    found = _ADDRESS.match(path)
    if not found or not is_url(path):
        return path
    place, slash, rest = path[found.end() :].partition("/")
    rest, mark, query = rest.partition("?")
    kept = "&".join(p for p in query.split("&") if p and not _SECRET.search(unquote(p.partition("=")[0])))
    return f"{found[0]}{place.rpartition('@')[2]}{slash}{rest}{mark if kept else ''}{kept}"


def file_name(address: str) -> PurePosixPath:
    """Give the path within an address, without its query."""
    return PurePosixPath(address.partition("://")[2].partition("?")[0])
