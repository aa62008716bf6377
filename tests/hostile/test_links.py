"""Nothing that a file or an output refers to is fetched, and whoever did would be seen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from socket import getaddrinfo, socket
from unittest.mock import patch
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
from lxml import html

from tests.hostile.case import Case
from tests.hostile.elsewhere import HOST, PORT, URL
from tests.hostile.links import CASES
from tests.hostile.others import csv_text
from tests.hostile.trial import answered

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cases run in forked processes")


ASKING: dict[str, Callable[[], object]] = {
    "socket.connect": lambda: socket().connect((HOST, PORT)),
    "socket.getaddrinfo": lambda: getaddrinfo("localhost", PORT),
    "urllib.Request": lambda: urlopen(URL),  # noqa: S310 - it is stopped before
    "subprocess.Popen": lambda: subprocess.run([sys.executable, "-V"], check=False),
}


@pytest.mark.parametrize("asked", ASKING)
def test_what_a_worker_asks_of_the_network_or_a_program_is_seen(asked: str, tmp_path: Path) -> None:
    """Let the reading of a file ask; it is stopped before it does, and so it is told."""
    (tmp_path / "a.csv").write_text(csv_text())
    assert answered(("observations", "a.csv"), tmp_path).asked == ""
    with patch("tallybook.pipeline.file.read_workbook", lambda *_, **__: ASKING[asked]()):
        answer = answered(("observations", "a.csv", "--workers", "1"), tmp_path)
    assert answer.asked.startswith(asked)


def test_outputs_refer_to_nothing_outside(tmp_path: Path) -> None:
    """Read and give out all files with links at once: workbooks refer to nothing outside, and nobody is asked."""
    (tmp_path / "returns").mkdir()
    for n, case in enumerate(CASES):
        case.make(tmp_path)
        (tmp_path / case.file).rename(tmp_path / "returns" / f"{n} {case.file}")
    for command in ("totals", "observations"):
        answer = answered((command, "returns", "-o", f"{command}.xlsx", "--workers", "2"), tmp_path)
        assert (answer.asked, answer.code, answer.left) == ("", 1, (f"{command}.xlsx",))
        assert outside_of(tmp_path / f"{command}.xlsx") == []


def outside_of(workbook: Path) -> list[str]:
    """Name what in a workbook leads elsewhere: relations, connections, formulas that fetch."""
    with ZipFile(workbook) as package:
        told = {name: package.read(name).decode() for name in package.namelist()}
    odd = [n for n in told if re.search(r"externalLink|connection|queryTable|media|embedding|customXml", n)]
    odd += [n for n, part in told.items() if 'TargetMode="External"' in part or "<hyperlink" in part]
    return odd + [n for n, part in told.items() if re.search(r"<f>[^<]*(http|WEBSERVICE|HYPERLINK|\[)", part)]


_SHOWN = frozenset(f"link_{n}" for n in ("hyperlinks", "formulas", "label_8", "ods_text", "xls", "csv", "page_as_xls"))


@pytest.mark.parametrize("case", [c for c in CASES if c.id in _SHOWN], ids=lambda c: c.id)
def test_a_page_of_a_file_with_links_fetches_nothing(case: Case, tmp_path: Path) -> None:
    case.make(tmp_path)
    answer = answered(("inspect", case.file, "-o", "page.html", "--lang", "en"), tmp_path)
    assert (answer.asked, answer.left) == ("", ("page.html",))
    page = html.fromstring((tmp_path / "page.html").read_bytes())
    marks = "//@src|//@href[not(starts-with(., '#'))]|//@srcset|//@data|//@action|//@background|//@poster|//@ping"
    assert page.xpath(f"{marks}|//script|//link|//base|//iframe|//object|//embed|//img|//image") == []
    assert not re.search(r"url\(|@import|expression\(", "".join(page.xpath("//style/text()|//@style")))
    assert page.xpath("//meta[@http-equiv]/@content") == ["default-src 'none'; style-src 'unsafe-inline'"]
