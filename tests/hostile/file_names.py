"""Files whose names steer, run, or cannot be told apart, and what a folder may hold besides."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from tests.hostile.case import Answer, Case, accepted, either, holding, warned
from tests.hostile.workbook import number, text, with_cells, xlsx

_NAMES = {
    "h02_filename": "Rep\nort.xlsx",
    "h05_filename": "=cmd|'_c calc'!A0.xlsx",
    "h08_filename": unicodedata.normalize("NFD", "Réport.xlsx"),
    "h11_filename": "%s%n{0}{path}$HOME.xlsx",
    "filename_escape": "R\x1b[31mred.xlsx",
    "filename_osc": "R\x1b]52;c;ZXZpbA==\x07.xlsx",
    "filename_bidi": "R\u202exslx.tropeR.xlsx",
    "filename_c1": "R\u009b31m.xlsx",
    "filename_tab": "a\tb.xlsx",
    "filename_return": "a\rb.xlsx",
    "filename_quotes": 'O\'Brien "final".xlsx',
    "filename_dash": "-rf.xlsx",
    "filename_option": "--output=x.xlsx",
    "filename_blank": " .xlsx",
    "filename_blank_end": "Report .xlsx",
    "filename_blanks_only_stem": "   .xlsx",
    "filename_markup": "<script>alert(1)<!-- .xlsx",
    "filename_rich": "[red]Report[.red].xlsx",
    "filename_glob": "*?[a-z].xlsx",
    "filename_shell": "$(id) `id` ; rm -rf ~ .xlsx",
    "filename_backslash": "x\\..\\..\\Report.xlsx",
    "filename_jinja": "{{7*7}}.xlsx",
    "filename_long": "R" * 250 + ".xlsx",
    "filename_long_cjk": "北" * 83 + ".xlsx",
    "filename_emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467.xlsx",
    "filename_tilde": "~.xlsx",
    "filename_device": "CON.xlsx",
    "filename_two_ends": "Report.pdf.xlsx",
    "filename_colon": "C:Report.xlsx",
    "filename_url": "http:..evil.example.xlsx",
    "filename_bom": "\ufeffReport.xlsx",
    "filename_line_separator": "Rep\u2028ort.xlsx",
    "filename_percent": "100%25.xlsx",
    "filename_hash": "#Report#.xlsx",
}


def _told_once(file: str) -> dict[str, object]:
    """Ask that the name comes back from JSON as it is."""

    def holds(answer: Answer) -> Iterable[str]:
        paths = [s["path"] for s in answer.told.get("sources", ())]
        return () if f"returns/{file}" in paths else (f"the name came back as {paths}",)

    return {"file": file, "holds": holds}


def _bytes_name(folder: Path) -> None:
    """Give a name that is no text in any encoding."""
    with open(os.fsencode(folder) + b"/R\xff\xfe.xlsx", "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(xlsx())


def _both(first: str, second: str) -> dict[str, object]:
    """Write the workbook under one name and another district's under a name like it."""

    def make(folder: Path) -> None:
        holding(xlsx(), first)(folder)
        holding(with_cells(A6=text("A6", "Eastmoor"), C6=number("C6", "4321"), A7=text("A7", "Westmoor")), second)(
            folder
        )

    def holds(answer: Answer) -> Iterable[str]:
        found = [o["obs_value"] for o in answer.told.get("observations", ()) if o["cell"] == "C6"]
        if sorted(found) != [777, 4321, 12345]:
            yield f"read {found}"

    return {"make": make, "file": first, "holds": holds}


def _deep(folder: Path) -> None:
    inner = folder.joinpath(*["d" * 50] * 40)
    inner.mkdir(parents=True)
    holding(xlsx(), "Report.xlsx")(inner)


def _many_links(folder: Path) -> None:
    """Let forty folders link to each other, so that following them would never end."""
    for n in range(40):
        (folder / f"d{n}").mkdir()
        for m in range(3):
            (folder / f"d{n}" / f"l{m}").symlink_to(f"../d{(n + m + 1) % 40}")
    holding(xlsx(), "Report.xlsx")(folder)


def _sources(answer: Answer) -> Iterable[str]:
    if len(answer.told.get("sources", ())) != 2:
        yield f"{len(answer.told.get('sources', ()))} files read"


CASES: tuple[Case, ...] = (
    *(warned(name, f"a file named {file[:40]!r}", "", b"", make=holding(xlsx(), file), **_told_once(file)) for name, file in _NAMES.items()),
    either("filename_bytes", "a name that is no text", "", b"", make=_bytes_name, file="R\udcff\udcfe.xlsx"),
    accepted("filename_case_twins", "report.xlsx beside Report.xlsx", b"", **_both("Report.xlsx", "report.xlsx")),
    accepted("filename_unicode_twins", "one name composed and decomposed", b"", **_both(unicodedata.normalize("NFC", "Réport.xlsx"), unicodedata.normalize("NFD", "Réport.xlsx"))),
    accepted("filename_homoglyph_twins", "two names that look alike", b"", **_both("Report.xlsx", "Rep\u043ert.xlsx")),
    either("filename_deep", "a file forty folders down", "", b"", make=_deep),
    accepted("filename_link_maze", "folders that link to each other", b"", make=_many_links, holds=_sources),
)  # fmt: skip
