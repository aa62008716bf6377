"""A folder with a tallybook.toml: which codebook holds, what may be left out, what is no return."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import tallybook
from tests.running import run

DATA = Path(__file__).parents[1] / "data"
RETURN = "{area}2021年统计表\n指标,单位,数量\n发放资料,份,{n}\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Make a book whose lists lie beside its returns."""
    shutil.copytree(DATA / "kepu", tmp_path / "book")
    for area, n in (("江阳区", 5), ("泸县", 7)):
        (tmp_path / "book" / f"{area}.csv").write_text(RETURN.format(area=area, n=n), encoding="utf-8")
    return tmp_path / "book"


def totals(*words: str, folder: Path | None = None) -> dict[str, object]:
    done = run("totals", *words, "--json", "--by", "indicator,year", folder=folder)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    return {t["indicator"]: (t["obs_value"], t["areas_reporting"], t["areas_expected"]) for t in report["totals"]}


def test_the_codebooks_own_lists_are_no_returns(book: Path) -> None:
    reading = tallybook.read_files(book)
    assert [Path(s.source.path).name for s in reading.run.sources] == ["江阳区.csv", "泸县.csv"]


def test_nor_are_those_of_a_codebook_further_down(book: Path) -> None:
    reading = tallybook.read_files(book.parent)
    assert [Path(s.source.path).name for s in reading.run.sources] == ["江阳区.csv", "泸县.csv"]


def test_nor_are_they_when_given_one_by_one(book: Path) -> None:
    everything = sorted(str(p) for p in book.iterdir())
    assert totals(*everything) == {"发放技术资料": (12, 2, 7)}


def test_a_list_of_another_folder_is_a_file_like_any_other(book: Path) -> None:
    (book / "more").mkdir()
    (book / "more" / "areas.csv").write_text(RETURN.format(area="合江县", n=1), encoding="utf-8")
    assert totals(str(book)) == {"发放技术资料": (13, 3, 7)}


def test_paths_may_be_left_out_in_a_book(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert totals(folder=book) == {"发放技术资料": (12, 2, 7)}
    assert run("observations", "--quiet", folder=book).stdout.count("发放资料") == 2
    monkeypatch.chdir(book)
    assert tallybook.read_files().balance.observations == 2


@pytest.mark.parametrize("command", ["totals", "observations"])
def test_paths_must_be_given_elsewhere(tmp_path: Path, command: str) -> None:
    done = run(command, folder=tmp_path)
    assert done.returncode == 2
    assert "only in a folder with a tallybook.toml may they be left out" in done.stderr


def test_last_years_folder_is_found_from_within_this_years() -> None:
    done = run("totals", "--by", "year", "--indicator", "handouts", "--compare", "2020", folder=DATA / "luzhou-2021")
    assert done.returncode == 0
    assert "82,800" in done.stdout


def test_the_codebook_beside_single_files_is_found(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert totals(str(book / "泸县.csv")) == {"发放技术资料": (7, 1, 7)}
    assert totals("泸县.csv", folder=book) == {"发放技术资料": (7, 1, 7)}
    assert tallybook.read_files(book / "泸县.csv").observations[0].ref_area == "510521"
    monkeypatch.chdir(book)
    assert tallybook.read_files("泸县.csv").observations[0].indicator == "handouts"


def test_of_several_codebooks_the_first_by_name_holds_in_any_order(book: Path) -> None:
    other = book.parent / "a"
    other.mkdir()
    (other / "合江县.csv").write_text(RETURN.format(area="合江县", n=1), encoding="utf-8")
    (other / "tallybook.toml").write_text('[codebook]\ntitle = "other"\n', encoding="utf-8")
    given = (other / "合江县.csv", book / "泸县.csv")
    titles = {tallybook.read_files(*files).codebook.title for files in (given, given[::-1])}
    assert titles == {"other"}


def test_inspect_uses_the_codebook_beside_the_file(book: Path) -> None:
    (book / "tallybook.toml").write_text('[codebook]\nareas = "none.csv"\n', encoding="utf-8")
    done = run("inspect", str(book / "泸县.csv"))
    assert done.returncode == 2
    assert "none.csv" in done.stderr


@pytest.mark.parametrize("called", ["江阳区", "江阳", "510502"])
def test_an_area_is_called_by_name_alias_or_code(book: Path, called: str) -> None:
    (book / "x.csv").write_text(RETURN.format(area="", n=3), encoding="utf-8")
    reading = tallybook.read_files(book / "x.csv", area=called)
    assert [(o.ref_area, o.area_label) for o in reading.observations] == [("510502", "江阳区")]
    assert [f.code for f in reading.findings if f.code.startswith("AREA_") and f.code != "AREA_MISSING"] == []


def skipped(folder: Path) -> list[tuple[str, str]]:
    found = tallybook.read_files(folder).findings
    return [(f.code, Path(f.source).name) for f in found if f.code in {"FILE_SKIPPED", "FILE_BLANK"}]


def test_what_cannot_be_a_return_is_named(book: Path) -> None:
    for name in ("纳溪区.docx", "合江县.jpg", "b.pdf", "江阳区.xlsx.zip", "a.wps", "古蔺县"):
        (book / name).write_bytes(b"x")
    assert skipped(book) == [
        ("FILE_SKIPPED", n) for n in ("a.wps", "b.pdf", "古蔺县", "合江县.jpg", "江阳区.xlsx.zip", "纳溪区.docx")
    ]


def test_a_list_of_any_name_is_the_codebooks_own(book: Path) -> None:
    (book / "areas.csv").rename(book / "areas.dat")
    text = (book / "tallybook.toml").read_text(encoding="utf-8").replace("areas.csv", "areas.dat")
    (book / "tallybook.toml").write_text(text, encoding="utf-8")
    assert skipped(book) == []


def test_what_lies_beside_returns_is_no_matter(book: Path) -> None:
    (book / ".git").mkdir()
    for name in (
        "README",
        "README.md",
        "说明.txt",
        "x.py",
        ".x.docx",
        "~$江阳区.xlsx",
        "Thumbs.db",
        "合计.json",
        ".git/a",
    ):
        (book / name).write_bytes(b"x")
    assert skipped(book) == []


def test_a_workbook_without_a_number_is_named(book: Path) -> None:
    (book / "a.csv").write_text("合江县2021年统计表\n指标,单位,数量\n发放资料,份,\n", encoding="utf-8")
    (book / "b.csv").write_text("叙永县2021年统计表\n指标,单位,数量\n发放资料,份,5\n赠书,册,—\n", encoding="utf-8")
    assert skipped(book) == [("FILE_BLANK", "a.csv")]


@pytest.mark.parametrize(
    ("command", "name"), [("totals", "合计.xlsx"), ("totals", "合计.csv"), ("observations", "明细.csv")]
)
def test_what_was_written_into_the_book_is_not_read_as_a_return(book: Path, command: str, name: str) -> None:
    assert run(command, "-o", name, folder=book).returncode == 0
    reading = tallybook.read_files(book)
    assert reading.balance.observations == 2
    assert [(f.code, Path(f.source).name) for f in reading.findings if f.code.startswith("FILE_")] == [
        ("FILE_OWN", name)
    ]


def test_our_own_output_alone_is_no_input(book: Path) -> None:
    assert run("totals", "-o", "合计.xlsx", folder=book).returncode == 0
    done = run("totals", "合计.xlsx", folder=book)
    assert done.returncode == 3
    assert "Tallybook wrote this file itself" in done.stderr


def test_our_own_output_in_the_book_may_be_written_anew(book: Path) -> None:
    assert run("totals", "-o", "合计.xlsx", folder=book).returncode == 0
    assert run("totals", "-o", "合计.xlsx", "--force", folder=book).returncode == 0
    assert run("totals", "-o", "泸县.csv", "--force", folder=book).returncode == 2
