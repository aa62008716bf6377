"""The marked copy of a sender's workbook: marks beside the figures, and nothing else altered."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.chart import BarChart

from tests.returns.senders import LISTS, WRONG, check, elaborate, grids, plain, told
from tests.running import run


def listed(copy: Path, lang: str = "zh") -> list[tuple[str, ...]]:
    """Give the rows of the list of findings, without its last column, which is hidden."""
    return [
        tuple(str(v or "") for v in row[:8])
        for row in load_workbook(copy)[LISTS[lang]].iter_rows(min_row=5, values_only=True)
    ]


# -- what is kept ---------------------------------------------------------------------------


def test_a_copy_reads_as_the_original(tmp_path: Path) -> None:
    path = elaborate(tmp_path / "江阳区.xlsx")
    before = path.read_bytes()
    check(tmp_path / "out", path)
    copy = tmp_path / "out" / "江阳区.xlsx"
    mine, theirs = grids(path), grids(copy)
    assert list(mine) == list(theirs)
    for name, grid in mine.items():
        assert theirs[name].cells == grid.cells
        assert set(theirs[name].merges) == set(grid.merges)
        assert theirs[name].hidden == grid.hidden
        assert (theirs[name].hidden_rows, theirs[name].hidden_cols) == (grid.hidden_rows, grid.hidden_cols)
    assert told(copy) == told(path)
    assert path.read_bytes() == before


def test_formulas_notes_names_and_protection_stay(tmp_path: Path) -> None:
    path = elaborate(tmp_path / "江阳区.xlsx")
    check(tmp_path / "out", path)
    book, values = (load_workbook(tmp_path / "out" / "江阳区.xlsx", data_only=d) for d in (False, True))
    sheet = book["讲座's 表"]
    assert (sheet["B5"].value, values["讲座's 表"]["B5"].value) == ("=SUM(B3:B4)", 21)
    assert (sheet["A13"].value, sheet["A13"].data_type) == ("=B3+1", "s")
    assert (sheet.protection.sheet, sheet["C3"].protection.locked) == (True, True)
    assert sheet["A3"].comment.text == "无问题"
    assert sheet["B5"].comment.text.startswith("本单位的批注\n\n【审核意见】\n▲ 警告 FOOTING_DIFFERS\n")
    assert sheet["B5"].comment.author == "填表人"
    assert (book["底稿"].sheet_state, book["上年"].sheet_state) == ("veryHidden", "hidden")
    assert book.defined_names["全部"].attr_text == "'上年'!$A$1:$B$2"


def test_a_workbook_with_a_chart_on_a_sheet_of_its_own_is_copied_as_it_is(tmp_path: Path) -> None:
    path = elaborate(tmp_path / "江阳区.xlsx")
    book = load_workbook(path)
    book.create_chartsheet("图").add_chart(BarChart())
    book.save(path)
    done = check(tmp_path / "out", path)
    copy = load_workbook(tmp_path / "out" / "江阳区.xlsx")
    assert copy.sheetnames[-1] == "图"
    assert copy["讲座's 表"]["B5"].value == "=SUM(B3:B4)"
    assert "RETURN_VALUES" not in done.stdout


def test_notes_say_what_may_be_wrong(tmp_path: Path) -> None:
    rows = [["区县", "讲座", "展览"], ["泸县", 6970, 1204], ["合江县", 815, 3310], ["叙永县", 4088, 777]]
    path = plain(tmp_path / "a.xlsx", [*rows, ["合计", 11693, 5291]])
    check(tmp_path / "out", path)
    cells = (c for row in load_workbook(tmp_path / "out" / "a.xlsx").worksheets[1].iter_rows() for c in row)
    (note,) = (c.comment.text for c in cells if c.comment)
    assert "建议" in note
    assert "6970 可能是 6790" in note


numbers = st.decimals(-(10**12), 10**12, allow_nan=False, places=6) | st.floats(-1e14, 1e14).map(
    lambda f: Decimal(repr(f))
)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=6))
def test_every_number_keeps_its_digits(tmp_path: Path, pairs: list[tuple[Decimal, Decimal]]) -> None:
    rows = [[f"地区{n}区", float(a), float(b)] for n, (a, b) in enumerate(pairs)]
    path = plain(tmp_path / "a.xlsx", [["区县", "讲座（场）", "展览（场）"], *rows, ["合计", 10**13, 1]])
    check(tmp_path / "out", path, force=True)
    assert grids(tmp_path / "out" / "a.xlsx")["讲座"].cells == grids(path)["讲座"].cells


# -- what is marked -------------------------------------------------------------------------


def test_a_finding_is_marked_on_its_cell(tmp_path: Path) -> None:
    check(tmp_path / "out", plain(tmp_path / "a.xlsx"), lang="en")
    sheet = load_workbook(tmp_path / "out" / "a.xlsx")["讲座"]
    assert sheet["B6"].fill.fgColor.rgb == "FFFCE4B0"
    assert sheet["B6"].comment.text.splitlines()[:2] == ["[Review]", "▲ warning FOOTING_DIFFERS"]
    assert "Please check it" in sheet["B6"].comment.text
    assert [c.coordinate for row in sheet.iter_rows() for c in row if c.comment] == ["B6"]
    assert sheet["C6"].fill.fill_type is None


def test_every_finding_is_listed_with_a_link(tmp_path: Path) -> None:
    path = elaborate(tmp_path / "江阳区.xlsx")
    done = json.loads(run("check", str(path), "--return", str(tmp_path / "out"), "--lang", "zh", "--json").stdout)
    book = load_workbook(tmp_path / "out" / "江阳区.xlsx")
    sheet = book.worksheets[0]
    assert (sheet.title, book.active.title) == ("审核意见", "审核意见")
    assert [s.title for s in book if s.sheet_view.tabSelected] == ["审核意见"]
    rows = {(r[1], r[2], r[3]) for r in listed(tmp_path / "out" / "江阳区.xlsx")}
    found = {
        (f["code"], f["sheet"], f["cell"])
        for f in done["findings"]
        if f["source"] and not f["code"].startswith("RETURN_")
    }
    assert rows == found
    assert ("FOOTING_DIFFERS", "讲座's 表", "B5") in rows
    for row in sheet.iter_rows(min_row=5):
        if row[2].value:
            name, _, cell = row[3 if row[3].value else 2].hyperlink.location.rpartition("!")
            assert (name[1:-1].replace("''", "'"), cell) == (row[2].value, row[3].value or "A1")
            assert book[row[2].value][cell] is not None
            assert not row[3 if row[3].value else 2].hyperlink.target


def test_only_explanations_can_be_written_in_the_list(tmp_path: Path) -> None:
    check(tmp_path / "out", plain(tmp_path / "a.xlsx"))
    sheet = load_workbook(tmp_path / "out" / "a.xlsx").worksheets[0]
    assert sheet.protection.sheet
    assert [c.value for c in sheet[4]][7] == "说明"
    assert [[c.protection.locked for c in row] for row in sheet.iter_rows(min_row=5, max_col=8)] == [
        [True] * 7 + [False]
    ]
    assert sheet.column_dimensions["I"].hidden
    assert sheet["H5"].alignment.wrap_text
    assert sheet.column_dimensions["H"].width > 30


def test_a_merged_cell_is_marked_where_it_is_seen(tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    for n, row in enumerate([["2021年科普活动"], *WRONG[:-1]]):
        sheet.write_row(n, 0, row)
    sheet.merge_range("A6:A7", "合计")
    sheet.merge_range("B6:B7", 26)
    book.close()
    check(tmp_path / "out", tmp_path / "a.xlsx")
    marked = load_workbook(tmp_path / "out" / "a.xlsx")["Sheet1"]
    assert marked["B6"].comment
    assert marked["B6"].value == 26
    assert "B6:B7" in {str(m) for m in marked.merged_cells.ranges}


def test_a_sheet_of_the_same_name_is_the_senders(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx")
    book = load_workbook(path)
    book["讲座"].title = "审核意见"
    book.save(path)
    check(tmp_path / "out", path)
    names = load_workbook(tmp_path / "out" / "a.xlsx").sheetnames
    assert names == ["审核意见 (2)", "审核意见"]


# -- other formats --------------------------------------------------------------------------


def written(path: Path) -> Path:
    """Write the wrong table in the format of a name."""
    rows = [["2021年科普活动"], *WRONG]
    if path.suffix == ".csv":
        path.write_text("\n".join(",".join(map(str, r)) for r in rows), encoding="utf-8")
    elif path.suffix == ".xls":
        import xlwt

        book = xlwt.Workbook()
        sheet = book.add_sheet("讲座")
        for n, row in enumerate(rows):
            for m, value in enumerate(row):
                sheet.write(n, m, value)
        book.save(str(path))
    else:
        _write_ods(path, rows)
    return path


def _write_ods(path: Path, rows: list[list[Any]]) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book, table = OpenDocumentSpreadsheet(), Table(name="讲座")
    for row in rows:
        line = TableRow()
        for value in row:
            about = {"valuetype": "float", "value": value} if isinstance(value, int) else {"valuetype": "string"}
            cell = TableCell(**about)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.ods"])
def test_other_formats_get_a_copy_of_values(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name)
    done = json.loads(run("check", str(path), "--return", str(tmp_path / "out"), "--json").stdout)
    assert [f["code"] for f in done["findings"] if f["code"].startswith("RETURN_")] == ["RETURN_VALUES"]
    (mine,), (theirs,) = (tuple(grids(p).values()) for p in (path, tmp_path / "out" / "a.xlsx"))
    assert [(c.kind, c.value, c.raw) for c in theirs.cells.values()] == [
        (c.kind, c.value, c.raw) for c in mine.cells.values()
    ]
    original, copy = told(path), told(tmp_path / "out" / "a.xlsx")
    assert [f[:4] for f in copy.figures] == [f[:4] for f in original.figures]
    assert copy.numbers == original.numbers
    sheet = load_workbook(tmp_path / "out" / "a.xlsx").worksheets[1]
    assert sheet["B6"].comment
    assert load_workbook(tmp_path / "out" / "a.xlsx").worksheets[0]["D5"].hyperlink.location == f"'{sheet.title}'!B6"


def altered(path: Path, part: str, change: Callable[[bytes], bytes], **more: str) -> Path:
    """Alter a part of a workbook, and put more parts in."""
    whole = path.read_bytes()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name.endswith(part) else old.read(name))
        for name, text in more.items():
            new.writestr(name, text)
    return path


def codes(path: Path, folder: Path) -> list[str]:
    """Check a return, write its copy, and name what is said of that."""
    done = json.loads(run("check", str(path), "--return", str(folder), "--json").stdout)
    return [f["code"] for f in done["findings"] if f["code"].startswith("RETURN_")]


def test_a_drawing_that_is_missing_is_no_matter(tmp_path: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = f'<drawing xmlns:r="{office}" r:id="rId9"/></worksheet>'.encode()
    relation = f'<Relationship Id="rId9" Type="{office}/drawing" Target="../drawings/gone.xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = {"xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>'}
    path = plain(tmp_path / "a.xlsx")
    altered(path, "sheet1.xml", lambda text: text.replace(b"</worksheet>", drawing), **relations)
    assert codes(path, tmp_path / "out") == []
    assert grids(tmp_path / "out" / "a.xlsx")["讲座"].cells == grids(path)["讲座"].cells


def test_what_openpyxl_would_alter_gets_a_copy_of_values(tmp_path: Path) -> None:
    merged = b'<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells><pageMargins'
    path = altered(plain(tmp_path / "a.xlsx"), "sheet1.xml", lambda text: text.replace(b"<pageMargins", merged, 1))
    assert codes(path, tmp_path / "out") == ["RETURN_VALUES"]
    assert grids(tmp_path / "out" / "a.xlsx")["讲座"].cells == grids(path)["讲座"].cells


def test_a_number_that_nothing_can_hold_stays_an_error(tmp_path: Path) -> None:
    path = altered(plain(tmp_path / "a.xlsx"), "sheet1.xml", lambda text: text.replace(b"<v>12</v>", b"<v>12%</v>"))
    assert codes(path, tmp_path / "out") == ["RETURN_VALUES"]
    assert [f[0] for f in told(tmp_path / "out" / "a.xlsx").findings] == ["CELL_ERROR"]


def test_a_merge_of_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    merged = (
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1"/><mergeCell ref="E2:XFD1048576"/></mergeCells><pageMargins'
    )
    path = altered(plain(tmp_path / "a.xlsx"), "sheet1.xml", lambda text: text.replace(b"<pageMargins", merged, 1))
    assert codes(path, tmp_path / "out") == ["RETURN_VALUES"]
    assert len((tmp_path / "out" / "a.xlsx").read_bytes()) < 50_000


def test_texts_that_look_like_characters_by_number_stay(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("2021年\n区县,讲座（场）\n_x0041_区,12\n纳溪\x0b区,8\n合计,26\n", encoding="utf-8")
    check(tmp_path / "out", tmp_path / "a.csv")
    (mine,), (theirs,) = (tuple(grids(p).values()) for p in (tmp_path / "a.csv", tmp_path / "out" / "a.xlsx"))
    assert theirs.cells == mine.cells


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("讲座")
    for n, row in enumerate([["2021年科普活动"], *WRONG]):
        sheet.write_row(n, 0, row)
    sheet.insert_textbox("F2", "注意")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=讲座!$B$3:$B$5"})
    sheet.insert_chart("F9", chart)
    sheet.add_sparkline("E3", {"range": "讲座!B3:C3"})
    book.close()
    done = json.loads(run("check", str(tmp_path / "a.xlsx"), "--return", str(tmp_path / "out"), "--json").stdout)
    (found,) = (f for f in done["findings"] if f["code"] == "RETURN_REDUCED")
    for what in ("shapes and text boxes", "sparklines", "charts"):
        assert what in found["message"]


# -- where it is written --------------------------------------------------------------------


def test_the_same_return_gives_the_same_bytes(tmp_path: Path) -> None:
    path = elaborate(tmp_path / "江阳区.xlsx")
    for name in ("one", "other"):
        check(tmp_path / name, path)
    one, other = (sorted((tmp_path / n).iterdir()) for n in ("one", "other"))
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in other]
    assert [p.name for p in one] == ["江阳区.md", "江阳区.xlsx"]


def test_two_senders_of_one_name(tmp_path: Path) -> None:
    for n, place in enumerate(("甲/表.xlsx", "乙/表.xlsx")):
        (tmp_path / "in" / place).parent.mkdir(parents=True)
        plain(tmp_path / "in" / place, [*WRONG[:-1], ["合计", 90 + n, 13]])
    shutil.copy(tmp_path / "in" / "甲" / "表.xlsx", tmp_path / "in" / "甲" / "表.xlsm")
    plain(tmp_path / "in" / "甲" / "表.xlsm", [["区县", "培训（场）"], ["泸县", 1], ["合江县", 2], ["合计", 7]])
    check(tmp_path / "out", tmp_path / "in")
    copies = sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.xlsx"))
    again = hashlib.sha256(str(tmp_path / "in" / "甲" / "表.xlsx").encode()).hexdigest()[:8]
    assert copies == sorted(["乙/表.xlsx", "甲/表.xlsx", f"甲/{again}/表.xlsx"])


def test_nothing_is_written_over_without_force(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx")
    check(tmp_path / "out", path)
    (tmp_path / "out" / "a.xlsx").unlink()
    (tmp_path / "out" / "a.md").write_text("mine")
    assert check(tmp_path / "out", path).returncode == 2
    assert not (tmp_path / "out" / "a.xlsx").exists()
    assert check(tmp_path / "out", path, force=True).returncode == 0
    assert (tmp_path / "out" / "a.md").read_text() != "mine"


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx")
    before = path.read_bytes()
    assert check(tmp_path, path, force=True).returncode == 2
    assert path.read_bytes() == before


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx")
    (tmp_path / "out").write_text("mine")
    assert check(tmp_path / "out", path, force=True).returncode == 5
    assert (tmp_path / "out").read_text() == "mine"


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    for place in ("甲/表.xlsx", "乙/表.xlsx"):
        (tmp_path / "in" / place).parent.mkdir(parents=True)
        plain(tmp_path / "in" / place, [*WRONG[:-1], ["合计", len(place) + ord(place[0]), 13]])
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "甲").symlink_to(tmp_path / "elsewhere")
    assert check(tmp_path / "out", tmp_path / "in").returncode == 5
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_return_without_error_or_warning_is_not_sent_back(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.xlsx", [*WRONG[:-1], ["合计", 25, 13]])
    assert check(tmp_path / "out", path).returncode == 0
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_read_gets_the_text_alone(tmp_path: Path) -> None:
    plain(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes()[:2000])
    check(tmp_path / "out", tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.md", "a.xlsx", "b.md"]
    assert "重新报送" in (tmp_path / "out" / "b.md").read_text(encoding="utf-8")


def test_a_return_that_fails_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tallybook import returning

    for name in ("a", "b"):
        plain(tmp_path / f"{name}.xlsx", [*WRONG[:-1], ["合计", ord(name), 13]])
    whole = returning.original_of

    def stumble(path: str, *more: Any) -> Any:
        if path.endswith("a.xlsx"):
            raise ZeroDivisionError
        return whole(path, *more)

    monkeypatch.setattr(returning, "original_of", stumble)
    done = run("check", str(tmp_path), "--return", str(tmp_path / "out"), "--json", "--workers", "1")
    assert [f["source"][-6:] for f in json.loads(done.stdout)["findings"] if f["code"] == "RETURN_FAILED"] == ["a.xlsx"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.md", "b.md", "b.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs processes that inherit what is patched")
def test_a_return_that_kills_its_process_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tallybook import returning

    for name in ("a", "b"):
        plain(tmp_path / f"{name}.xlsx", [*WRONG[:-1], ["合计", ord(name), 13]])
    copied = returning.copy_of_workbook

    def die(data: bytes, stored: Any, marking: Any) -> bytes:
        return os._exit(9) if marking.source.path.endswith("a.xlsx") else copied(data, stored, marking)

    monkeypatch.setattr(returning, "copy_of_workbook", die)
    done = run("check", str(tmp_path), "--return", str(tmp_path / "out"), "--json", "--workers", "2")
    (found,) = (f for f in json.loads(done.stdout)["findings"] if f["code"] == "RETURN_FAILED")
    assert found["source"].endswith("a.xlsx")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.md", "b.md", "b.xlsx"]


def test_a_file_that_changes_after_it_was_checked_is_not_copied(tmp_path: Path) -> None:
    from tallybook.model import Marking, Source
    from tallybook.model.limits import Limits
    from tallybook.returning import mark_file

    path = plain(tmp_path / "a.xlsx")
    marking = Marking(Source(str(path), "0" * 64, "xlsx"), (), ("0" * 64,), "a.xlsx", (), "en", {})
    copy = mark_file(str(path), {str(path): marking}, Limits())
    assert (copy.content, [f.code for f in copy.findings]) == (None, ["RETURN_FAILED"])


# -- texts ----------------------------------------------------------------------------------

EVIL = '=HYPERLINK("http://x","y")'


def test_no_foreign_text_becomes_a_formula(tmp_path: Path) -> None:
    rows = [["区县", EVIL], ["江阳区", 12], ["纳溪区", 8], ["@SUM(1)", 5], ["合计", 26]]
    path = plain(tmp_path / "a.xlsx", rows, title="=1+1 2021年")
    check(tmp_path / "out", path)
    for sheet in load_workbook(tmp_path / "out" / "a.xlsx"):
        assert [c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"] == []
    written(tmp_path / "b.csv").write_text(
        f'2021年\n区县,"{EVIL.replace(chr(34), chr(34) * 2)}"\n江阳区,12\n纳溪区,8\n合计,21\n', encoding="utf-8"
    )
    check(tmp_path / "values", tmp_path / "b.csv")
    for sheet in load_workbook(tmp_path / "values" / "b.xlsx"):
        assert [c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"] == []


def test_marks_nobody_sees_are_shown(tmp_path: Path) -> None:
    rows = [["区县", "讲座（场）"], ["江阳区", "1\u202e2x\u0007"], ["纳溪区", 8], ["合计", 26]]
    (tmp_path / "a.csv").write_text("2021年\n" + "\n".join(",".join(map(str, r)) for r in rows), encoding="utf-8")
    check(tmp_path / "out", tmp_path / "a.csv")
    sheet = load_workbook(tmp_path / "out" / "a.xlsx").worksheets[0]
    texts = "".join(str(c.value) for row in sheet.iter_rows(max_col=8) for c in row)
    assert "\u202e" not in texts
    assert "\u202e" not in (tmp_path / "out" / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "请于 ______年____月____日 前回复"), ("en", "Please answer by: ____")]
)
def test_the_covering_text(tmp_path: Path, lang: str, words: str) -> None:
    path = plain(tmp_path / "a_b.xlsx", [["区县", "讲座（场）"], ["江阳区", 12], ["纳溪区", "<b>8|*"], ["合计", 26]])
    check(tmp_path / "out", path, lang=lang)
    text = (tmp_path / "out" / "a_b.md").read_text(encoding="utf-8")
    assert words in text
    assert "B4" in text
    assert "\\<b\\>8\\|\\*" in text
    assert ("说明" if lang == "zh" else "Explanation") in text
    assert text.startswith("# ")


def test_the_covering_text_counts_what_it_does_not_list(tmp_path: Path) -> None:
    rows = [[f"地区{n}区", f"{n}.5.5"] for n in range(14)]
    check(tmp_path / "out", plain(tmp_path / "a.xlsx", [["区县", "讲座（场）"], ["泸县", 3], *rows]))
    text = (tmp_path / "out" / "a.md").read_text(encoding="utf-8")
    found = [r for r in listed(tmp_path / "out" / "a.xlsx") if "提示" not in r[0]]
    assert len(found) > 10
    assert f"另有 {len(found) - 10} 条" in text


# -- other programs -------------------------------------------------------------------------


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_the_copy(tmp_path: Path) -> None:
    path = elaborate(tmp_path / "江阳区.xlsx")
    check(tmp_path / "out", path)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), str(tmp_path / "out" / "江阳区.xlsx")], check=True, timeout=180
    )
    saved = tmp_path / "saved" / "江阳区.xlsx"
    assert [f[:-1] for f in told(saved).figures] == [f[:-1] for f in told(path).figures]
    book = load_workbook(saved)
    assert "FOOTING_DIFFERS" in book["讲座's 表"]["B5"].comment.text
    assert "本单位的批注" in book["讲座's 表"]["B5"].comment.text
    assert {r[1] for r in listed(saved)} == {r[1] for r in listed(tmp_path / "out" / "江阳区.xlsx")}
