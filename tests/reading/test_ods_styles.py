"""What the styles of an ods say is told as it is of other formats, wherever the styles stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.model import Grid
from tallybook.read import read_workbook
from tests.hostile.others import ods, ods_cell, ods_content, ods_rows, ods_shared, ods_styled

CELL = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
SCALED = '<number:number-style style:name="N1"><number:number number:display-factor="1000"/></number:number-style>'
PLAIN = SCALED.replace(' number:display-factor="1000"', "")
NOTHING = '<number:number-style style:name="N1"><number:text/></number:number-style>'
SCALED_BELOW_ZERO = (
    PLAIN.replace("N1", "P1")
    + '<number:number-style style:name="N1"><number:number number:display-factor="1000"/>'
    + '<style:map style:condition="value()&gt;=0" style:apply-style-name="P1"/></number:number-style>'
)


def read(tmp_path: Path, data: bytes) -> Grid:
    (tmp_path / "a.ods").write_bytes(data)
    (grid,) = read_workbook(str(tmp_path / "a.ods")).grids
    return grid


def shown(value: float | str) -> dict[str, str]:
    return {"C6": ods_cell(value, ' table:style-name="ce1"')}


@pytest.mark.parametrize(
    ("own", "shared", "value", "codes"),
    [
        (CELL + SCALED, "", 12345, ["NUMBER_SCALED"]),
        (CELL, SCALED, 12345, ["NUMBER_SCALED"]),
        ("", CELL + SCALED, 12345, ["NUMBER_SCALED"]),
        (PLAIN, CELL + SCALED, 12345, ["NUMBER_SCALED"]),
        (CELL + PLAIN, SCALED, 12345, []),
        (CELL + SCALED_BELOW_ZERO, "", 12345, []),
        (CELL + SCALED_BELOW_ZERO, "", -12345, ["NUMBER_SCALED"]),
        (CELL + NOTHING, "", 12345, ["FORMAT_HIDES"]),
        (CELL + NOTHING, "", 0, []),
        (CELL + NOTHING, "", "words", []),
        (CELL, "", 12345, []),
    ],
)
def test_what_a_format_keeps_of_a_figure(tmp_path: Path, own: str, shared: str, value: float, codes: list[str]) -> None:
    grid = read(tmp_path, ods_styled(own, shared, **shown(value)))
    assert grid.noticed == tuple((code, (5, 2)) for code in codes)


def test_a_cell_without_a_style_has_that_of_its_column_each_time_it_is_repeated(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/><table:table-column/>'
    three = ods_cell(5, ' table:number-columns-repeated="3"')
    row = f"<table:table-row>{three}</table:table-row>"
    grid = read(tmp_path, ods_styled(CELL + SCALED, before=columns, written=[row]))
    assert grid.noticed == (("NUMBER_SCALED", (0, 1)),)


@pytest.mark.parametrize(("size", "hidden"), [("0in", True), ("0.000cm", True), (".0", True), ("0.1in", False)])
def test_rows_and_columns_of_no_size_are_hidden(tmp_path: Path, size: str, hidden: bool) -> None:
    row, col = (
        f'<style:style style:name="s" style:family="table-{what}"><style:table-{what}-properties style:{how}="{size}"/></style:style>'
        for what, how in (("row", "row-height"), ("column", "column-width"))
    )
    before = '<table:table-column table:style-name="s" table:number-columns-repeated="2"/>'
    written = f'<table:table-row table:style-name="s">{ods_cell(5)}</table:table-row>'
    grid = read(tmp_path, ods_styled(row, col, before, [written]))
    assert (grid.hidden_rows, grid.hidden_cols) == (({0}, {0, 1}) if hidden else (set(), set()))


@pytest.mark.parametrize("depth", [400, 5_000])
def test_what_is_nested_too_deeply_is_refused_in_plain_words(tmp_path: Path, depth: int) -> None:
    inner = "<text:span>" * depth + "x" + "</text:span>" * depth
    (tmp_path / "a.ods").write_bytes(ods(A6=f"<table:table-cell><text:p>{inner}</text:p></table:table-cell>"))
    (finding,) = read_workbook(str(tmp_path / "a.ods")).findings
    assert (finding.code, Path(finding.source).name) == ("FILE_DAMAGED", "a.ods")
    assert dict(finding.facts)["where"] == "texts nested too deeply within each other"


@pytest.mark.parametrize("apart", [False, True])
def test_a_sheet_is_hidden_by_its_style_wherever_that_stands(tmp_path: Path, *, apart: bool) -> None:
    style = '<style:style style:name="ta9" style:family="table"><style:table-properties table:display="false"/></style:style>'
    named = ods_content(ods_rows()).replace("<table:table ", '<table:table table:style-name="ta9" ', 1)
    own = f"<office:automatic-styles>{'' if apart else style}</office:automatic-styles><office:body>"
    part = ods_shared(style if apart else "")
    assert read(tmp_path, ods(named.replace("<office:body>", own), shared=part)).hidden
