"""Which cell is probably wrong where a total or a balance does not hold."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tallybook import pipeline
from tallybook.check import footings, suspects
from tallybook.check.slips import slip_of
from tallybook.model import Codebook, Returns, Slip, Suggestion
from tallybook.model.codes import suggested, suggested_in_all
from tests.drawn import read
from tests.reviewing import review

AREAS = ("江阳区", "纳溪区", "泸县", "合江县", "叙永县", "古蔺县")
Table = list[list[int]]
tables = st.lists(
    st.lists(st.integers(1000, 99_999), min_size=3, max_size=3),
    min_size=3,
    max_size=6,
    unique_by=tuple,
)


def drawing(figures: Table, totals: Table | None = None, *, across: bool = True) -> str:
    """Draw a table with a row of totals and, where wanted, a column of them; both of `totals`."""
    right = totals or figures
    heads = ["城镇", "农村", "学校", *(["合计"] if across else [])]
    rows = [
        [area, *row, *([sum(true)] if across else [])] for area, row, true in zip(AREAS, figures, right, strict=False)
    ]
    down = [sum(col) for col in zip(*right, strict=True)]
    last = ["合计", *down, *([sum(down)] if across else [])]
    lines = (["区县", *heads], *rows, last)
    return "2022年表\n" + "\n".join(" | ".join(map(str, line)) for line in lines)


def told(sheet: str) -> dict[str, tuple[Suggestion, ...]]:
    """Give the suggestions of a drawn sheet by the cell of the total that does not foot."""
    reading = read(sheet)
    held = footings(reading.printed_totals, reading.observations)
    found = suspects(Returns(reading.observations, reading.printed_totals, held))
    return {place[2]: suggestions for (place, _), suggestions in found.items()}


def tops(sheet: str) -> set[tuple[str, str, str]]:
    return {(s.kind.value, s.cell, s.new) for found in told(sheet).values() for s in found[:1]}


def changed(figures: Table, row: int, col: int, new: int) -> Table:
    return [[new if (r, c) == (row, col) else v for c, v in enumerate(line)] for r, line in enumerate(figures)]


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[Table, Table, str, int]:
    """Give a table, the same with one slip of the hand, its cell and the right figure."""
    figures = draw(tables)
    row, col = draw(st.integers(0, len(figures) - 1)), draw(st.integers(0, 2))
    right = figures[row][col]
    text, at = str(right), draw(st.integers(0, len(str(right)) - 2))
    wrong = draw(
        st.sampled_from(
            [text[:at] + text[at + 1] + text[at] + text[at + 2 :], text + "0", "-" + text]
            + [text[:at] + d + text[at + 1 :] for d in "123456789"]
        )
    )
    assume(wrong != text and not wrong.startswith("0"))
    return figures, changed(figures, row, col, int(wrong)), "BCD"[col] + str(row + 3), right


@settings(deadline=None)
@given(mistyped())
def test_a_slip_in_a_table_that_foots_both_ways_is_found_with_what_was_there(
    case: tuple[Table, Table, str, int],
) -> None:
    figures, wrong, cell, right = case
    found = told(drawing(wrong, figures))
    assert len(found) == 2
    for suggestions in found.values():
        first = suggestions[0]
        assert (first.cell, first.new, first.mends, first.alike) == (cell, str(right), 2, 0)
        assert first.kind in {Slip.SWAP, Slip.POWER, Slip.SIGN, Slip.DIGIT}


@settings(deadline=None)
@given(tables)
def test_a_table_that_foots_has_no_suspects(figures: Table) -> None:
    assert told(drawing(figures)) == {}


@settings(deadline=None)
@given(mistyped())
def test_a_suggestion_is_one_slip_away_and_makes_the_total_foot(case: tuple[Table, Table, str, int]) -> None:
    figures, wrong, _, _ = case
    for cell, suggestions in told(drawing(wrong, figures, across=False)).items():
        col = "BCD".index(cell[0])
        for s in suggestions:
            if s.kind not in {Slip.SWAP, Slip.DIGIT, Slip.POWER, Slip.SIGN} or s.cell == cell:
                continue
            row = int(s.cell[1:]) - 3
            assert slip_of(Decimal(s.old), Decimal(s.new)) is s.kind
            assert sum(line[col] for line in changed(wrong, row, col, int(s.new))) == sum(line[col] for line in figures)


FIGURES = [[2317, 4318, 5152], [1204, 6907, 3346], [8125, 2093, 7461], [3589, 7712, 1093]]


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (6970, Slip.SWAP),
        (6901, Slip.DIGIT),
        (69070, Slip.POWER),
        (690, Slip.DIGIT),
        (-6907, Slip.SIGN),
        (1111, Slip.FIGURE),
    ],
)
def test_kinds_of_slips(new: int, kind: Slip) -> None:
    assert tops(drawing(changed(FIGURES, 1, 1, new), FIGURES)) == {(kind.value, "C4", "6907")}


def test_figures_that_were_exchanged() -> None:
    wrong = [row[:] for row in FIGURES]
    wrong[2][0], wrong[2][1] = wrong[2][1], wrong[2][0]
    assert tops(drawing(wrong, FIGURES)) == {("exchanged", "B5", "8125"), ("exchanged", "C5", "2093")}


def test_a_row_that_stands_there_twice() -> None:
    sheet = drawing([*FIGURES, FIGURES[1]], across=False).replace("叙永县", "纳溪区")
    sheet = sheet.rsplit("\n", 1)[0] + "\n" + drawing(FIGURES, across=False).rsplit("\n", 1)[1]
    assert tops(sheet) == {("repeated", f"{col}7", "") for col in "BCD"}


def test_a_row_that_the_total_leaves_out_or_counts_twice() -> None:
    without, twice = FIGURES[:2] + FIGURES[3:], [*FIGURES, FIGURES[2]]
    for rows, kind in ((without, "left out"), (twice, "twice")):
        last = " | ".join(map(str, ["合计", *(sum(col) for col in zip(*rows, strict=True))]))
        sheet = drawing(FIGURES, across=False).rsplit("\n", 1)[0] + "\n" + last
        found = told(sheet)
        assert {(s[0].kind.value, s[0].cell, s[0].other, s[0].mends) for s in found.values()} == {
            (kind, f"{col}7", f"{col}5", 3) for col in "BCD"
        }


def test_a_total_that_counts_subtotals_again() -> None:
    sheet = """
        2022年表
        区县   | 场次
        江阳区 | 2317
        纳溪区 | 1204
        小计   | 3521
        泸县   | 8125
        合江县 | 3589
        小计   | 11714
        合计   | 18756
    """
    (found,) = told(sheet).values()
    assert [(s.kind, s.cell, s.new, s.other) for s in found[:1]] == [(Slip.SUBTOTAL, "B9", "15235", "B5")]


def test_a_printed_total_is_suspected_where_all_its_parts_agree_with_other_totals() -> None:
    sheet = drawing(FIGURES).replace("合计 | 15235", "合计 | 19999")
    assert tops(sheet) == {("figure", "B7", "15235")}
    sheet = drawing(FIGURES, across=True).replace(" | 53317", "").replace("合计 | 15235", "合计 | 19999")
    assert tops(sheet) == {("total", "B7", "15235")}


def test_a_row_is_missing_where_the_totals_agree_with_each_other() -> None:
    more = [*FIGURES, [1777, 2888, 3999]]
    sheet = drawing(FIGURES).rsplit("\n", 1)[0] + "\n" + drawing(more).rsplit("\n", 1)[1]
    assert {s for s in tops(sheet) if s[0] == "missing"} >= {("missing", "B7", "1777"), ("missing", "D7", "3999")}


def test_two_columns_of_one_zone_are_off_by_as_much_the_other_way() -> None:
    sheet = """
        2022年各片区培训人数
        单位   | 专业人员 | 普通人员 | 合计
        东一厂 | 3182 | 5466 | 8648
        东二厂 | 2751 | 4893 | 7644
        小计   | 5933 | 10359 | 16292
        西一厂 | 4120 | 6038 | 10158
        西二厂 | 1967 | 3540 | 5507
        西三厂 | 2236 | 4415 | 6651
        小计   | 8762 | 13554 | 22316
        合计   | 14695 | 23913 | 38608
    """
    found = told(sheet)
    assert {"B9", "C9"} <= set(found)
    assert [(s.kind, s.other) for s in found["B9"]][:1] == [(Slip.OPPOSITE, "C9")]
    assert "{cell}" not in suggested(found["B9"][0])


def test_figures_are_written_in_the_unit_of_their_cell() -> None:
    sheet = "2022年表\n区县 | 读者（万人次） | 资料（万份） | 合计\n泸县 | 12.5 | 3.1 | 15.6\n合江县 | 42.8 | 7.3 | 50.1\n叙永县 | 30.6 | 5.4 | 36.0"
    sheet = sheet.replace("（万人次）", "（万份）").replace("42.8", "24.8") + "\n合计 | 85.9 | 15.8 | 101.7"
    assert tops(sheet) == {("swap", "B4", "42.8")}


def test_what_rounding_explains_is_no_slip() -> None:
    assert tops(drawing(FIGURES, across=False).replace("15235", "15236")) == set()


def test_the_year_before_tells_which_of_several_cells(tmp_path: Path) -> None:
    figures = [[2317], [1204], [8125], [3589]]
    rows = "\n".join(f"{area} | {row[0]} | {{}}" for area, row in zip(AREAS, figures, strict=False))
    before = ("2290", "1211", "8034", "3602")
    sheet = "区县 | 讲座 |\n | 2022年 | 2021年\n" + rows.format(*before) + "\n合计 | 15235 | 15137"
    findings = review(tmp_path, sheet.replace("| 2317 |", "| 7317 |"))
    (told_of,) = (f for f in findings if f.code == "FOOTING_DIFFERS")
    assert [(s.cell, s.new, s.alike) for s in told_of.suggestions[:1]] == [("B3", "2317", 0)]


def test_a_balance_of_the_codebook_has_suspects_too(tmp_path: Path) -> None:
    book = '[[rule]]\nleft = "经费"\noperator = "="\nright = "拨款 + 捐赠 + 自筹"\n'
    sheet = (
        "2022年表\n区县 | 经费 | 拨款 | 捐赠 | 自筹\n泸县 | 9071 | 6023 | 2910 | 138\n合江县 | 8125 | 8012 | 310 | 82"
    )
    (told_of,) = (f for f in review(tmp_path, sheet, book=book) if f.code == "RULE_FAILED")
    assert [(s.kind, s.cell, s.new) for s in told_of.suggestions[:1]] == [(Slip.POWER, "D4", "31")]


def test_only_a_review_suggests(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        drawing(changed(FIGURES, 1, 1, 6970), FIGURES).replace(" | ", ","), encoding="utf-8"
    )
    run = pipeline.read_paths([str(tmp_path)], pipeline.Settings())
    plain = [f for f in run.findings if f.code == "FOOTING_DIFFERS"]
    asked = [w.finding for w in pipeline.review(run, Codebook()).told if w.finding.code == "FOOTING_DIFFERS"]
    assert len(plain) == len(asked) == 2
    assert not any(f.suggestions for f in plain)
    assert all(f.suggestions for f in asked)


@pytest.mark.parametrize("kind", Slip)
def test_every_kind_is_told_in_both_languages(kind: Slip) -> None:
    told_of = Suggestion(kind, "B2", "12", "21", "C2", 2, 3)
    english, chinese = suggested(told_of), suggested(told_of, "zh")
    assert english.startswith("B2: ")
    assert chinese.startswith("B2")
    assert "{" not in english + chinese
    assert ("2 totals" in english, "3 other" in english, "2 个合计" in chinese, "3 处" in chinese) == (True,) * 4


def test_the_likeliest_is_said_in_words_and_the_others_are_named() -> None:
    swap, other, none = (
        Suggestion(Slip.SWAP, "B2", "12", "21", alike=1),
        Suggestion(Slip.DIGIT, "B3", "15", "25"),
        Suggestion(Slip.SUBTOTAL, "B4", "27"),
    )
    assert suggested_in_all(()) == ""
    assert suggested_in_all((swap,)).endswith("with two digits swapped; 1 other cell(s) would do as well")
    assert suggested_in_all((swap, other, other, none)).endswith("with two digits swapped; else B3 → 25, B4")
    assert suggested_in_all((swap, other), "zh").endswith("（相邻两位数字颠倒）；也可能是 B3 → 25")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("123", "132", Slip.SWAP),
        ("123", "321", None),
        ("123", "1234", Slip.DIGIT),
        ("123", "1230", Slip.POWER),
        ("1.23", "123", Slip.POWER),
        ("1.23", "1.32", Slip.SWAP),
        ("123", "-123", Slip.SIGN),
        ("123", "-132", None),
        ("0", "5", Slip.DIGIT),
        ("0", "512", None),
        ("12.50", "12.5", None),
        ("1234", "1324.5", None),
    ],
)
def test_slips_of_the_hand(old: str, new: str, kind: Slip | None) -> None:
    assert slip_of(Decimal(old), Decimal(new)) is kind
