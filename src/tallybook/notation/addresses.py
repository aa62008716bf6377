"""Addresses of files that lie elsewhere, s3://bucket/2021/a.xlsx, and what of them may be shown."""

from __future__ import annotations

import os
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
    """Give a path or address as it is told.

    Names that are UTF-8 are read as such in every locale, others as the locale has it. Of an address user, password,
    and what of its query lets others in are left out.
    """
    try:
        name = os.fsencode(path).decode("utf-8")
    except UnicodeError:
        name = path
    return _without_secrets(name) if is_url(name) else name


def _without_secrets(address: str) -> str:
    scheme, dots, within = address.partition("://")
    place, slash, rest = within.partition("/")
    path, mark, query = f"{place.rpartition('@')[2]}{slash}{rest}".partition("?")
    kept = "&".join(p for p in query.split("&") if p and not _SECRET.search(unquote(p.partition("=")[0])))
    return f"{scheme}{dots}{path}{mark if kept else ''}{kept}"


def file_name(address: str) -> PurePosixPath:
    """Give the path within an address, without its query."""
    return PurePosixPath(address.partition("://")[2].partition("?")[0])
