"""`check`: what is told, in which order, of which codes, since when, and with which exit code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.check import is_wanted, known, since, weigh
from tallybook.model import Finding, Observation, Qualifier, Returns, Severity, Total, Weighed
from tests.running import run

SMALL = "2021年科普活动\n区县,参加人次（人次）\n江阳区,1000\n泸县,2000\n合计,3010\n"
LARGE = "2021年科普活动\n区县,发放资料（份）\n江阳区,10\n泸县,20\n合计,40\n"
UNREAD = '2021年科普活动\n区县,讲座（场次）,放映（场次）\n江阳区,5,7\n泸县,"1,2,3",9\n'
CLEAN = "2021年科普活动\n区县,展览（次）\n江阳区,5\n泸县,6\n合计,11\n"


@pytest.fixture
def sent(tmp_path: Path) -> Callable[..., Path]:
    """Give a folder of returns, by name and text."""

    def filled(**texts: str) -> Path:
        folder = tmp_path / "sent"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return folder

    return filled


def told(folder: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("check", str(folder), "--json", "--lang", "en", *words).stdout)
    return found


def codes(folder: Path, *words: str) -> list[str]:
    return [f["code"] for f in told(folder, *words)["findings"]]


# -- order and effect -------------------------------------------------------------------------


def test_the_largest_part_of_a_total_comes_first(sent: Callable[..., Path]) -> None:
    found = told(sent(a=SMALL, b=LARGE))["findings"]
    assert [(Path(f["source"]).stem, f["effect"], f["unit_measure"], f["effect_share"]) for f in found] == [
        ("b", 10, "份", 0.3333),
        ("a", 10, "人次", 0.0033),
    ]


def test_an_error_of_unknown_size_stands_where_its_share_of_figures_puts_it(sent: Callable[..., Path]) -> None:
    found = told(sent(a=SMALL, b=LARGE, c=UNREAD))["findings"]
    assert [f["code"] for f in found] == ["FOOTING_DIFFERS", "NUMBER_UNREAD", "FOOTING_DIFFERS"]
    assert (found[1]["effect"], found[1]["effect_share"], found[1]["unit_measure"]) == (None, None, "")


def test_the_order_of_the_paths_changes_nothing(sent: Callable[..., Path]) -> None:
    folder = sent(a=SMALL, b=LARGE, c=UNREAD)
    paths = [str(folder / f"{n}.csv") for n in "abc"]
    ways = [run("check", *order, "--format", "csv").stdout for order in (paths, paths[::-1])]
    assert ways[0] == ways[1]
    assert ways[0].count("\n") == 4


def test_a_finding_is_about_the_area_of_its_cell_row_column_or_file(sent: Callable[..., Path]) -> None:
    across = "2021年科普活动\n指标,江阳区,泸县\n讲座（场次）,5,7\n展览（次）,坏的,8\n合计,5,99\n"
    rows = '2021年科普活动\n区县,讲座（场次）,展览（次）,放映（场次）\n合江县,3,4,"1,2,3"\n叙永县,3,4,5\n'
    found = told(sent(across=across, rows=rows, several=SMALL))["findings"]
    areas = {(Path(f["source"]).stem, f["cell"]): f["area_label"] for f in found}
    assert areas["rows", "D3"] == "合江县"
    assert areas["several", "B5"] == ""
    assert areas["across", "B4"] == "江阳区"


def test_a_file_without_figures_is_about_the_area_in_its_name(sent: Callable[..., Path]) -> None:
    folder = sent(
        areas="code,name,parent\n1,泸州市,\n2,江阳区,1\n3,泸县,1\n", 泸州市江阳区="", 江阳区和泸县="", 泸县=SMALL
    )
    (folder / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    found = told(folder, "--select", "FILE_EMPTY")["findings"]
    assert {Path(f["source"]).stem: (f["ref_area"], f["area_label"]) for f in found} == {
        "泸州市江阳区": ("2", "江阳区"),
        "江阳区和泸县": ("", ""),
    }


def test_what_totals_leave_out_is_told_as_well(sent: Callable[..., Path]) -> None:
    year = "2021年表\n区县,参加人次（人次）\n江阳区,130\n"
    months = "2021年表\n区县,月份,参加人次（人次）\n江阳区,1月,50\n江阳区,2月,40\n"
    assert set(codes(sent(a=year, b=months))) & {"PERIODS_OVERLAP", "PERIODS_DIFFER"}


def test_counts_by_code_and_area(sent: Callable[..., Path]) -> None:
    summary = told(sent(a=SMALL, b=LARGE, c=UNREAD))["summary"]
    assert {k: v for k, v in summary.items() if k not in {"codes", "areas"}} == {
        "findings": 3,
        "errors": 1,
        "warnings": 2,
        "notes": 0,
    }
    assert [(c["code"], c["title"], c["findings"]) for c in summary["codes"]] == [
        ("FOOTING_DIFFERS", "Total does not foot", 2),
        ("NUMBER_UNREAD", "Unreadable number", 1),
    ]
    assert [(a["area_label"], a["errors"], a["warnings"]) for a in summary["areas"]] == [("泸县", 1, 0), ("", 0, 2)]


def test_nothing_is_capped(sent: Callable[..., Path]) -> None:
    rows = "".join(f"区{n},停办\n县{n},{n}\n" for n in range(150))
    done = run("check", str(sent(a=f"2021年科普活动\n区县,讲座（场次）\n{rows}")), "--lang", "en")
    assert done.stdout.count("warning VALUE_MISSING") == 150
    assert "150 finding(s)" in done.stderr


# -- codes and exit codes ---------------------------------------------------------------------


def test_codes_are_chosen_by_their_beginnings(sent: Callable[..., Path]) -> None:
    folder = sent(a=SMALL, c=UNREAD)
    assert codes(folder, "--select", "FOOTING_DIFFERS") == ["FOOTING_DIFFERS"]
    assert codes(folder, "--ignore", "number_") == ["FOOTING_DIFFERS"]
    assert codes(folder, "--select", "N", "--select", "FOOT, FILE_") == ["NUMBER_UNREAD", "FOOTING_DIFFERS"]
    assert codes(folder, "--ignore", "FOOTING,NUMBER") == []


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("FILE_",), (), True),
        (("CELL_",), (), False),
        ((), ("FILE_",), False),
        (("FILE_COPY",), ("FILE_",), True),
        (("FILE_",), ("FILE_COPY",), False),
        (("FILE_COPY",), ("FILE_COPY",), False),
    ],
)
def test_the_longer_beginning_decides(select: tuple[str, ...], ignore: tuple[str, ...], wanted: bool) -> None:
    assert is_wanted("FILE_COPY", select, ignore) is wanted


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_refused_with_the_nearest(sent: Callable[..., Path], option: str) -> None:
    done = run("check", str(sent(a=SMALL)), option, "FOOTING_DIFERS")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean FOOTING_DIFFERS?" in done.stderr


def test_exit_codes_follow_what_is_told(sent: Callable[..., Path], tmp_path: Path) -> None:
    folder, clean = str(sent(a=SMALL, c=UNREAD)), tmp_path / "clean.csv"
    clean.write_text(CLEAN, encoding="utf-8")
    assert run("check", str(clean), "--strict").returncode == 0
    assert run("check", folder).returncode == 1
    assert run("check", folder, "--ignore", "NUMBER_UNREAD").returncode == 0
    assert run("check", folder, "--ignore", "NUMBER_UNREAD", "--strict").returncode == 1
    assert run("check", folder, "--select", "FOOTING", "--ignore", "FOOTING").returncode == 0
    assert run("check", folder, "-o", str(tmp_path / "no" / "x.csv")).returncode == 5
    assert run("check", folder, "-o", str(tmp_path / "x.docx")).returncode == 2
    assert run("check", folder, "--format", "github", "-o", str(tmp_path / "x.md")).returncode == 2


def test_files_without_a_number_are_told_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("区县,讲座\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"")
    target = tmp_path.parent / f"{tmp_path.name}.csv"
    done = run("check", str(tmp_path), "--lang", "en")
    assert done.returncode == 3
    assert "error FILE_EMPTY" in done.stdout
    assert "no number was read" in done.stderr
    assert run("check", str(tmp_path), "-o", str(target)).returncode == 3
    assert "FILE_EMPTY" in target.read_text(encoding="utf-8-sig")
    found = told(tmp_path)
    assert (found["ok"], [f["code"] for f in found["findings"]]) == (False, ["FILE_EMPTY", "FILE_BLANK"])


def test_nothing_found(sent: Callable[..., Path]) -> None:
    folder = sent(a=CLEAN)
    done = run("check", str(folder), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[0] == "nothing found"
    assert run("check", str(folder), "--lang", "zh").stderr.splitlines()[0] == "没有发现问题"
    found = told(folder)
    assert (found["ok"], found["findings"], found["summary"]["findings"]) == (True, [], 0)
    assert found["schema"] == "tallybook.check/1"


def test_findings_are_told_once(sent: Callable[..., Path]) -> None:
    folder = sent(a=SMALL, c=UNREAD)
    done = run("check", str(folder))
    assert "FOOTING_DIFFERS" in done.stdout
    assert "FOOTING_DIFFERS" not in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert run("check", str(folder), "-q").stderr == ""
    assert len(run("check", str(folder), "-v").stderr.splitlines()) == 4


# -- since ------------------------------------------------------------------------------------


@pytest.fixture
def last(sent: Callable[..., Path], tmp_path: Path) -> Path:
    target = tmp_path / "last.json"
    assert run("check", str(sent(a=SMALL, c=UNREAD)), "-o", str(target)).returncode == 1
    return target


def test_only_what_is_new_is_told(sent: Callable[..., Path], last: Path) -> None:
    folder = sent(b=LARGE, c=UNREAD.replace('"1,2,3"', "6"))
    done = run("check", str(folder), "--since", str(last), "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.count("FOOTING_DIFFERS") == 2  # the finding, and the count of its code
    assert "b.csv" in done.stdout
    assert "a.csv" not in done.stdout
    assert "since the earlier check: 1 new, 1 still there, 1 gone" in done.stderr
    found = told(folder, "--since", str(last))
    assert [f["code"] for f in found["findings"]] == ["FOOTING_DIFFERS"]
    assert found["since"]["new"] == 1
    assert [Path(f["source"]).name for f in found["since"]["still"]] == ["a.csv"]
    assert [(f["code"], f["cell"], f["raw"]) for f in found["since"]["gone"]] == [("NUMBER_UNREAD", "B4", "1,2,3")]


def test_words_in_another_language_are_no_new_finding(sent: Callable[..., Path], last: Path) -> None:
    done = run("check", str(sent()), "--since", str(last), "--lang", "zh")
    assert (done.returncode, done.stdout) == (0, "")
    assert "新增 0，仍在 2，已消除 0" in done.stderr


def test_a_chain_of_checks_forgets_nothing(sent: Callable[..., Path], last: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.json"
    run("check", str(sent()), "--since", str(last), "-o", str(after))
    assert "0 new, 2 still there, 0 gone" in run("check", str(sent()), "--since", str(after), "--lang", "en").stderr


def test_chosen_codes_are_compared_with_the_same_codes(sent: Callable[..., Path], last: Path) -> None:
    done = run("check", str(sent()), "--since", str(last), "--select", "FOOTING", "--lang", "en")
    assert "0 new, 1 still there, 0 gone" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"schema": "tallybook.totals/1", "findings": []}',
        '{"schema": "tallybook.check/1"}',
        '{"schema": "tallybook.check/1", "findings": [{"code": 1}]}',
        '{"schema": "tallybook.check/1", "findings": [], "since": 3}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_no_earlier_check_is_refused(sent: Callable[..., Path], tmp_path: Path, text: str) -> None:
    path = tmp_path / "last.json"
    path.write_text(text, encoding="utf-8")
    done = run("check", str(sent(a=SMALL)), "--since", str(path), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "tallybook check --json" in done.stderr
    assert run("check", str(sent(a=SMALL)), "--since", str(tmp_path / "none.json")).returncode == 2


def test_the_earlier_check_is_never_written_to(sent: Callable[..., Path], last: Path) -> None:
    before = last.read_bytes()
    assert run("check", str(sent()), "--since", str(last), "-o", str(last), "--force").returncode == 2
    assert last.read_bytes() == before


# -- laws -------------------------------------------------------------------------------------

NUMBERS = st.integers(0, 10**30).map(Decimal)


def observation(cell: str, value: Decimal) -> Observation:
    exact = Qualifier.EXACT
    return Observation("", "泸县", "", "讲座", "", "2021", value, value, value, exact, "次", "A", "a", "", cell, "1")


@st.composite
def reviews(draw: st.DrawFn) -> tuple[list[Finding], Returns, list[Total]]:
    cells = [observation(f"B{n}", draw(NUMBERS)) for n in range(1, 6)]
    totals = [
        Total(
            {"indicator": o.cell, "year": "2021"}, o.obs_value, None, None, Qualifier.EXACT, "次", "A", 1, 1, None, (o,)
        )
        for o in cells
    ]
    findings = [
        Finding(
            "FOOTING_DIFFERS",
            draw(st.sampled_from(Severity)),
            draw(st.sampled_from(["a", "b", ""])),
            "",
            f"B{draw(st.integers(1, 9))}",
            facts=(("printed", str(draw(NUMBERS))), ("summed", str(draw(NUMBERS)))),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    return findings, Returns(tuple(cells)), totals


@given(reviews(), st.randoms())
def test_all_are_told_most_damaging_first_in_any_order(
    review: tuple[list[Finding], Returns, list[Total]], chance: Any
) -> None:
    findings, returns, totals = review
    told = weigh(findings, returns, totals, 2)
    assert {w.finding for w in told} == set(findings)
    known_shares = [w.share for w in told if w.share is not None]
    assert known_shares == sorted(known_shares, reverse=True)
    chance.shuffle(findings)
    assert weigh(findings, returns, totals, 2) == told


MARKS = st.builds(
    known, st.sampled_from("AB"), st.sampled_from(["x", "./x", ""]), st.just(""), st.just(""), st.just("")
)


@given(st.lists(MARKS), st.lists(MARKS))
def test_each_finding_is_new_still_there_or_gone(now: list[Any], before: list[Any]) -> None:
    weighed = [Weighed(Finding(k.code, Severity.NOTE, k.source)) for k in now]
    new, changes = since(weighed, Counter(before))
    assert Counter((*new, *changes.still)) == Counter(weighed)
    assert len(changes.still) + len(changes.gone) == len(before)
    if sorted(map(str, now)) == sorted(map(str, before)):
        assert (new, changes.gone) == ((), ())
