"""Header paths and the codebook's indicators: what is matched, what is only said, what is offered."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tallybook.model import Codebook, IndicatorEntry
from tests.drawn import read
from tests.running import run

LIST = """id,zh,aliases,unit,part_of
handouts,发放资料,,份,
lectures,讲座,讲座(场次),场次,
heard,听讲人次,讲座(人次),人次,
visitors,参加人次,,人次,
trained,培训人次,,人次,
funds,经费筹集额,,元,
government,政府拨款,,元,funds
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "indicators.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "tallybook.toml").write_text('[codebook]\nindicators = "indicators.csv"\n', encoding="utf-8")
    return tmp_path


def alias(book: Path, indicator: str, name: str) -> None:
    """Write a name into the aliases of an indicator, as the remedy says."""
    rows = list(csv.DictReader(io.StringIO((book / "indicators.csv").read_text(encoding="utf-8"))))
    for row in rows:
        if row["id"] == indicator:
            row["aliases"] = "|".join(w for w in (row["aliases"], name) if w)
    with (book / "indicators.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)


def sheet(book: Path, name: str, text: str) -> None:
    (book / f"{name}.csv").write_text(f"2021年表\n{text.replace(' | ', ',')}\n", encoding="utf-8")


def indicators(book: Path) -> list[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(run("observations", str(book), "--format", "csv").stdout))
    return [(r["indicator_label"], r["indicator"]) for r in rows]


def told(book: Path, code: str, lang: str = "en") -> list[str]:
    done = run("totals", str(book), "--json", "--lang", lang)
    return [f["message"] for f in json.loads(done.stdout)["findings"] if f["code"] == code]


def test_a_path_is_known_by_its_last_words(book: Path) -> None:
    sheet(book, "a", "区县 | 宣传情况 | \n | 发放资料 | 参加人次\n江阳区 | 5 | 30")
    assert indicators(book) == [("宣传情况 / 发放资料", "handouts"), ("宣传情况 / 参加人次", "visitors")]


def test_below_another_indicator_a_name_means_something_else(book: Path) -> None:
    sheet(book, "a", "区县 | 发放资料 | 培训人次\n | 参加人次 | \n江阳区 | 30 | 5")
    assert indicators(book) == [("发放资料 / 参加人次", ""), ("培训人次", "trained")]
    assert told(book, "INDICATOR_UNKNOWN") == [
        "1 header path(s) name no indicator of the codebook and stand under their own names: 发放资料 / 参加人次 (参加人次?)."
    ]


def test_below_its_own_whole_a_part_is_known(book: Path) -> None:
    sheet(book, "a", "区县 | 经费筹集额（元） | \n | 政府拨款 | 捐赠\n江阳区 | 30 | 5")
    assert indicators(book) == [("经费筹集额(元) / 政府拨款", "government"), ("经费筹集额(元) / 捐赠", "")]


def test_headings_over_rows_are_spanners_too(book: Path) -> None:
    sheet(book, "江阳区", "指标 | 数量\n一、宣传 | \n1.发放资料 | 7\n二、讲座 | \n1.参加人次 | 9")
    assert [code for _, code in indicators(book)] == ["handouts", ""]


def test_a_name_with_its_unit_is_a_name_of_its_own(book: Path) -> None:
    sheet(book, "a", "区县 | 讲座 | \n | 场次 | 人次\n江阳区 | 2 | 30")
    sheet(book, "b", "区县 | 讲座（人次） | 讲座（场次）\n泸县 | 40 | 3")
    assert [code for _, code in indicators(book)] == ["lectures", "heard", "heard", "lectures"]


def test_a_name_that_two_indicators_have_with_units_is_none_without(book: Path) -> None:
    alias(book, "handouts", "图书(份)")
    alias(book, "visitors", "图书(人次)")
    sheet(book, "a", "区县 | 图书 | 图书（份）\n泸县 | 40 | 3")
    assert indicators(book) == [("图书", ""), ("图书(份)", "handouts")]


def test_another_unit_is_told_and_totalled_apart(book: Path) -> None:
    sheet(book, "a", "区县 | 培训人次（人）\n江阳区 | 30")
    sheet(book, "b", "区县 | 培训人次（人次）\n泸县 | 40")
    sheet(book, "c", "区县 | 培训人次（万人次）\n合江县 | 5")
    rows = json.loads(run("totals", str(book), "--by", "indicator", "--json").stdout)["totals"]
    assert sorted((r["indicator"], r["unit_measure"], r["obs_value"]) for r in rows) == [
        ("培训人次", "人", 30),
        ("培训人次", "人次", 50040),
    ]
    assert told(book, "INDICATOR_UNITS") == [
        "1 figure(s) of 培训人次 are in 人, but the codebook counts it in 人次; they are totalled apart."
    ]


def test_last_words_in_another_unit_are_no_match(book: Path) -> None:
    sheet(book, "a", "区县 | 活动 | \n | 培训人次（人） | 发放资料\n江阳区 | 30 | 4")
    assert indicators(book) == [("活动 / 培训人次(人)", ""), ("活动 / 发放资料", "handouts")]
    (message,) = told(book, "INDICATOR_UNKNOWN")
    assert message.endswith("names: 活动 / 培训人次 [人] (培训人次 [人次]?).")


def test_units_that_the_codebook_makes_one_are_one(book: Path) -> None:
    with (book / "tallybook.toml").open("a", encoding="utf-8") as file:
        file.write('units = "units.csv"\n')
    (book / "units.csv").write_text("name,base,multiplier\n人,人次,0\n", encoding="utf-8")
    sheet(book, "a", "区县 | 活动 | \n | 培训人次（人） | 发放资料\n江阳区 | 30 | 4")
    assert [code for _, code in indicators(book)] == ["trained", "handouts"]
    assert told(book, "INDICATOR_UNITS") == []


def test_unknown_paths_keep_their_names_and_are_listed_once(book: Path) -> None:
    for name in ("江阳区", "泸县"):
        sheet(book, name, f"区县 | 发放宣传资料（份） | 门票 | 发放资料\n{name} | 5 | 6 | 7")
    done = run("totals", str(book), "--by", "indicator", "--json", "--lang", "en")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert [t["indicator"] for t in report["totals"]] == ["发放资料", "发放宣传资料", "门票"]
    assert [(f["code"], f["severity"], f["cell"], f["raw"]) for f in report["findings"]] == [
        ("INDICATOR_UNKNOWN", "note", "B3", "发放宣传资料(份)")
    ]
    assert report["findings"][0]["message"].endswith("their own names: 发放宣传资料 (发放资料?); 门票.")


def test_of_many_unknown_paths_the_first_are_named(book: Path) -> None:
    names = [f"门{'一二三四五六七八九十'[n % 10]}{'甲乙丙'[n // 10]}" for n in range(25)]
    sheet(book, "a", f"区县 | {' | '.join(names)}\n泸县 | {' | '.join(str(n + 3) for n in range(25))}")
    (message,) = told(book, "INDICATOR_UNKNOWN")
    assert message.startswith("25 header path(s)")
    assert message.endswith(f"{names[19]}; ….")


def test_without_indicators_in_the_codebook_none_is_unknown(book: Path) -> None:
    (book / "tallybook.toml").write_text("[codebook]\n", encoding="utf-8")
    sheet(book, "a", "区县 | 门票\n泸县 | 40")
    assert told(book, "INDICATOR_UNKNOWN") == []


@pytest.mark.parametrize("name", ["展览 / 观众(人次)", "展览 / 观众", "展览/观众"])
def test_a_path_as_it_is_listed_may_be_an_alias(book: Path, name: str) -> None:
    sheet(book, "a", "区县 | 展览 | \n | 观众（人次） | 发放资料\n江阳区 | 30 | 4")
    assert indicators(book)[0] == ("展览 / 观众(人次)", "")
    alias(book, "visitors", name)
    assert indicators(book)[0] == ("展览 / 观众(人次)", "visitors" if " / " in name else "")


def bare(book: Path, **sheets: str) -> Path:
    """Lay sheets into a folder without a codebook."""
    for name in ("indicators.csv", "tallybook.toml"):
        (book / name).unlink()
    for name, text in sheets.items():
        sheet(book, name, text)
    return book


def test_headings_that_may_be_one_are_offered(book: Path) -> None:
    folder = bare(
        book,
        a="区县 | 发放资料 | 培训人次\n江阳区 | 50 | 3",
        b="区县 | 发放宣传资料 | 培训人次\n泸县 | 60 | 4",
        c="区县 | 资料发放（份） | 培训人次\n合江县 | 70 | 5",
        d="区县 | 资料发放（份） | 培训人次\n叙永县 | 80 | 6",
    )
    for name in "ab":
        path = folder / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("资料,", "资料（份）,"), encoding="utf-8")
    (message,) = told(folder, "INDICATOR_ALIKE")
    files = [f"{folder}/{name}.csv" for name in "abcd"]
    assert message.endswith(
        f"totalled apart: 发放资料 ({files[0]}); 发放宣传资料 ({files[1]}); 资料发放 ({files[2]}, {files[3]})."
    )
    rows = json.loads(run("totals", str(folder), "--by", "indicator", "--json").stdout)["totals"]
    assert [(r["indicator"], r["obs_value"]) for r in rows if "资料" in r["indicator"]] == [
        ("发放宣传资料", 60),
        ("发放资料", 50),
        ("资料发放", 150),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("区县 | 发放资料（份）\n江阳区 | 50", "区县 | 发放宣传资料（册）\n泸县 | 60", id="of two units"),
        pytest.param(
            "区县 | 发放资料（份） | 资料发放（份）\n江阳区 | 50 | 51",
            "区县 | 资料发放（份）\n泸县 | 60",
            id="in one file",
        ),
        pytest.param("区县 | 发放资料（份）\n泸县 | 50", "区县 | 资料发放（份）\n泸县 | 60", id="of one area"),
        pytest.param("区县 | 小学学生（人）\n江阳区 | 50", "区县 | 中学学生（人）\n泸县 | 60", id="of other words"),
        pytest.param(
            "区县 | 20-24岁人口（人）\n江阳区 | 50", "区县 | 24岁人口（人）\n泸县 | 60", id="of other numbers"
        ),
        pytest.param("区县 | 专职人员（人）\n江阳区 | 50", "区县 | 其中：专职人员（人）\n泸县 | 60", id="of a part"),
    ],
)
def test_headings_of_two_things_are_not_offered(book: Path, one: str, other: str) -> None:
    assert told(bare(book, a=one, b=other), "INDICATOR_ALIKE") == []


def test_words_in_another_order_are_offered(book: Path) -> None:
    folder = bare(book, a="Town | Books given\nAvon | 50", b="Town | Given books\nBolt | 60")
    (message,) = told(folder, "INDICATOR_ALIKE")
    assert "Books given" in message
    assert "Given books" in message


def test_an_alias_settles_what_was_offered(book: Path) -> None:
    sheet(book, "a", "区县 | 资料发放（份）\n江阳区 | 50")
    sheet(book, "b", "区县 | 发放宣传资料（份）\n泸县 | 60")
    assert len(told(book, "INDICATOR_ALIKE")) == 1
    alias(book, "handouts", "资料发放(份)")
    alias(book, "handouts", "发放宣传资料")
    assert told(book, "INDICATOR_ALIKE") == told(book, "INDICATOR_UNKNOWN") == []
    assert [code for _, code in indicators(book)] == ["handouts", "handouts"]


def test_notes_on_indicators_in_chinese(book: Path) -> None:
    sheet(book, "a", "区县 | 门票\n泸县 | 40")
    assert told(book, "INDICATOR_UNKNOWN", "zh") == ["1 个表头路径不是名录中的指标，按原名称列出：门票。"]


def test_clean_returns_say_nothing() -> None:
    sample = Path(__file__).parents[1] / "data" / "luzhou-2021"
    assert [m for code in ("UNKNOWN", "UNITS", "ALIKE") for m in told(sample, f"INDICATOR_{code}")] == []


def test_a_part_is_known_below_the_whole_that_it_is_stated_to_be_part_of() -> None:
    book = Codebook(
        indicators=(
            IndicatorEntry("persons", "Persons reached", "", ("Persons reached",), ""),
            IndicatorEntry("women", "of which women", "", ("of which women",), "", part_of="persons"),
            IndicatorEntry("staff", "Staff", "", ("Staff",), ""),
        )
    )
    head = "Kisumu 2024\nItem | Figure"
    reading = read(f"{head}\nPersons reached | 120\nof which women | 66\nStaff | 9\nof which women | 4", codebook=book)
    assert [(o.indicator, str(o.obs_value)) for o in reading.observations] == [
        ("persons", "120"),
        ("women", "66"),
        ("staff", "9"),
        ("", "4"),
    ]
