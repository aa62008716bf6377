"""One sheet, file or folder for each finding that no other test is about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import tallybook
from tallybook import pipeline
from tallybook.api import Wanted, total
from tallybook.layout import lay_out
from tallybook.model import AreaEntry, Codebook, Finding
from tallybook.model.codes import FINDING_CODES
from tallybook.read import read_workbook
from tallybook.tidy import tidy_sheet
from tests.drawn import grid, read

BOOK = Codebook(areas=(AreaEntry("1", ("泸县",)), AreaEntry("2", ("合江县",))))


def told(findings: Iterable[Finding], code: str) -> list[tuple[str, str, dict[str, str]]]:
    """Give the findings of one code as (cell, raw text, facts)."""
    return [(f.cell, f.raw, dict(f.facts)) for f in findings if f.code == code]


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_every_code_has_a_test() -> None:
    tests = "".join(p.read_text(encoding="utf-8") for p in Path(__file__).parent.rglob("*.py"))
    assert [c.code for c in FINDING_CODES if f'"{c.code}"' not in tests] == []


def test_area_contradicts() -> None:
    reading = read("泸县2022年表\n指标 | 数量\n讲座 | 3", source="合江县.xlsx", codebook=BOOK)
    facts = {"taken_from": "the title", "taken": "泸县", "other_from": "the file's name", "other": "合江县"}
    assert told(reading.findings, "AREA_CONTRADICTS") == [("", "", facts)]


def test_area_unknown(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("code,name\n1,泸县\n2,合江县\n", encoding="utf-8")
    (tmp_path / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    (tmp_path / "a.csv").write_text("2022年表\n区县,讲座\n泸县,3\n合红县,4\n", encoding="utf-8")
    found = tallybook.read_files(tmp_path).findings
    command = f"tallybook name 合红县 2 --book {tmp_path}"
    assert told(found, "AREA_UNKNOWN") == [("B4", "合红县", {"near": " (合江县?)", "command": command})]


def test_cell_error(tmp_path: Path) -> None:
    rows = [["2022年表"], ["区县", "讲座"], ["泸县", 3], ["合江县", "#REF!"]]
    reading = tallybook.read_files(workbook(tmp_path / "a.xlsx", rows))
    assert told(reading.findings, "CELL_ERROR") == [("B4", "#REF!", {"why": "error"})]
    assert [(o.area_label, o.obs_value) for o in reading.observations] == [("泸县", 3)]


def test_cell_uncalculated(tmp_path: Path) -> None:
    rows = [["2022年表"], ["区县", "讲座"], ["泸县", 3], ["合江县", "=B3*2"]]
    reading = tallybook.read_files(workbook(tmp_path / "a.xlsx", rows))
    assert [cell for cell, _, _ in told(reading.findings, "CELL_UNCALCULATED")] == ["B4"]
    assert [(o.area_label, o.obs_value) for o in reading.observations] == [("泸县", 3)]


def test_columns_alike() -> None:
    reading = read("2022年表\n区县 | 人数 | 人数\n泸县 | 3 | 4\n合江县 | 5 | 6")
    assert [cell for cell, _, _ in told(reading.findings, "COLUMNS_ALIKE")] == ["B3", "C3", "B4", "C4"]
    assert not reading.observations


def test_decimal_commas() -> None:
    reading = read("Flächen 2022\nKreis | Wald | Wasser\nAvon | '1.204,5 | '31,25\nBolt | '870,5 | '2,5")
    assert told(reading.findings, "DECIMAL_COMMAS") == [("", "", {})]
    assert [str(o.obs_value) for o in reading.observations] == ["1204.5", "31.25", "870.5", "2.5"]


def test_file_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Gemeinde,Besuche 2022\nMünchen,31\nKöln,24\n".encode("cp1252"))
    assert told(read_workbook(str(tmp_path / "a.csv")).findings, "FILE_ENCODING") == [("", "", {"encoding": "cp1252"})]


def test_file_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"2022年表\n区县,讲座\n泸县,{len(name)}\n", encoding="utf-8")
    understood = pipeline.understand
    monkeypatch.setattr(
        pipeline.file, "understand", lambda b, s: (stumble if "a.csv" in str(b.source) else understood)(b, s)
    )
    reading = tallybook.read_files(tmp_path)
    assert told(reading.findings, "FILE_FAILED") == [("", "", {"fault": "ZeroDivisionError"})]
    assert [Path(o.source).name for o in reading.observations] == ["b.csv"]


@pytest.mark.parametrize(("password", "locked"), [("of the sender", True), ("VelvetSweatshop", False)])
def test_file_password(tmp_path: Path, password: str, locked: bool) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain, path = workbook(tmp_path / "plain.xlsx", [["区县", "讲座"], ["泸县", 3]]), tmp_path / "a.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(password, target)
    book = read_workbook(str(path))
    assert bool(told(book.findings, "FILE_PASSWORD")) is locked
    assert len(book.grids) == (0 if locked else 1)


@pytest.mark.skipif(os.name == "nt", reason="makes a link to itself")
def test_file_costly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swell(*_: object) -> None:
        raise MemoryError

    (tmp_path / "a.csv").write_text("2022年表\n区县,讲座\n泸县,3\n", encoding="utf-8")
    monkeypatch.setattr(pipeline.file, "understand", swell)
    findings = pipeline.read_paths([str(tmp_path)], pipeline.Settings()).findings
    assert told(findings, "FILE_COSTLY") == [("", "", {"limit": "2048 MiB"})]


def test_file_unreadable(tmp_path: Path) -> None:
    book = read_workbook(str(tmp_path / "gone" / "a.xlsx"))
    assert [f.code for f in book.findings] == ["FILE_UNREADABLE"]
    assert dict(book.findings[0].facts)["why"]


def test_number_as_text() -> None:
    reading = read("2022年表\n区县 | 讲座 | 展览\n泸县 | '31 | 12\n合江县 | '1,024 | 19")
    assert told(reading.findings, "NUMBER_AS_TEXT") == [("B3", "31", {"n": "2"})]
    assert [str(o.obs_value) for o in reading.observations] == ["31", "12", "1024", "19"]


def test_qualifier_contradicts() -> None:
    reading = read("2022年表\n区县 | 讲座（场）\n泸县 | 近700余场\n合江县 | 19")
    (found,) = told(reading.findings, "QUALIFIER_CONTRADICTS")
    assert found[:2] == ("B3", "近700余场")
    assert reading.observations[0].raw == "近700余场"


def test_rows_hidden() -> None:
    sheet = replace(grid("2022年表\n区县 | 讲座\n泸县 | 31\n合江县 | 24"), hidden_rows=frozenset({3}))
    reading = tidy_sheet(sheet, lay_out(sheet))
    assert told(reading.findings, "ROWS_HIDDEN") == [("B4", "", {"n": "1"})]
    assert len(reading.observations) == 2


def test_sheet_scratch(tmp_path: Path) -> None:
    rows = [["2022年表"], ["区县", "讲座", "展览"], ["泸县", 31, 12], ["合江县", 24, 19], ["叙永县", 17, 58]]
    scratch = [["合江县", 24, 19], ["泸县", 31, 12]]
    reading = tallybook.read_files(workbook(tmp_path / "a.xlsx", rows, scratch))
    assert told(reading.findings, "SHEET_SCRATCH") == [("", "", {"n": "4", "other": "Sheet"})]
    assert (len(reading.observations), reading.balance.excluded, reading.balance.unexplained) == (6, 4, 0)


def test_total_unmatched() -> None:
    reading = read("""
        Visits 2021
        Place   | Adults | Children
        Freedon | 4217   | 3182
        Avon    | 1805   | 1901
        Bolt    | 1202   | 1007
        Card    | 1210   | 274
    """)
    assert told(reading.findings, "TOTAL_UNMATCHED") == [("B3", "Freedon", {"n": "3"})]


def test_year_other(tmp_path: Path) -> None:
    (tmp_path / "讲座.csv").write_text("区县,2021年,2022年\n泸县,31,24\n合江县,17,58\n", encoding="utf-8")
    reading = tallybook.read_files(tmp_path)
    totals, findings = total(reading.run, Wanted(("year",), year="2022"), reading.codebook)[:2]
    assert told(findings, "YEAR_OTHER") == [("", "", {"n": "2", "years": "2021", "year": "2022"})]
    assert [int(t.obs_value or 0) for t in totals] == [82]


def test_what_holds_no_number_and_is_not_what_its_name_says_is_an_error(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.csv"):
        (tmp_path / name).write_text(f"Please find {name} attached.\n", encoding="utf-8")
    run = pipeline.read_paths([str(tmp_path)], pipeline.Settings())
    found = {Path(f.source).name: f.severity for f in run.findings if f.code == "FILE_BLANK"}
    assert found == {"a.xlsx": "error", "b.csv": "warning"}
