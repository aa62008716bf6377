"""How sheets tell their periods, and what they say of them that does not fit; each test is the sheet it is about."""

from __future__ import annotations

import pytest

from tallybook.model import Role, SheetReading
from tallybook.notation import kind_of
from tests.drawn import read


def periods(reading: SheetReading) -> list[str]:
    """Give the period of each figure, in the sheet's order; no number may be left over."""
    assert reading.balance.closes
    assert reading.balance.unexplained == 0
    return [o.time_period for o in reading.observations]


def clashes(reading: SheetReading) -> list[tuple[str, ...]]:
    found = [dict(f.facts) for f in reading.findings if f.code == "PERIOD_CONTRADICTS"]
    return [(f["taken_from"], f["taken"], f["other_from"], f["other"]) for f in found]


def test_years_that_go_on_counting_from_an_era_across() -> None:
    reading = read("""
        観光客数
        市町村 | 平成29年 | 30 | 令和元年 | 2  | 3
        長野市 | 10       | 50 | 3        | 14 | 6
        松本市 | 20       | 60 | 5        | 16 | 7
    """)
    assert periods(reading) == ["2017", "2018", "2019", "2020", "2021"] * 2
    assert [reading.roles[1, c] for c in (2, 4, 5)] == [Role.PERIOD] * 3


def test_years_that_go_on_counting_from_an_era_down() -> None:
    reading = read("""
        観光客数
        年度       | 入込客数
        平成26年度 | 10
        27         | 20
        28         | 30
    """)
    assert periods(reading) == ["2014", "2015", "2016"]


def test_a_figure_that_follows_an_era_by_chance_is_one() -> None:
    reading = read("""
        利用者数
        年度       | 会館 | 図書館
        平成26年度 | 27   | 90
        平成27年度 | 33   | 80
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["27", "90", "33", "80"]


def test_bare_years_of_the_calendar_that_the_title_names() -> None:
    reading = read("""
        จำนวน พ.ศ. 2562-2563
        จังหวัด   | 2562 | 2563
        กทม       | 10   | 50
        เชียงใหม่ | 20   | 60
    """)
    assert periods(reading) == ["2019", "2020"] * 2


@pytest.mark.parametrize(
    "days", ["5.19 | 5.20 | 5.21", "5.19 | 5.2 | 5.21", "5/19 | 5/20 | 5/21", "19/5 | 20/5 | 21/5"]
)
def test_days_across(days: str) -> None:
    reading = read(f"""
        2021年日报
        区县   | {days} | 合计
        泸县   | 1    | 2   | 3    | 6
        合江县 | 4    | 5   | 6    | 15
    """)
    assert periods(reading) == ["2021-05-19", "2021-05-20", "2021-05-21"] * 2
    assert len(reading.printed_totals) == 2


def test_rates_that_rise_by_a_tenth_are_no_days() -> None:
    reading = read("""
        2021年失业率（%）
        区县   | 一季度 | 二季度 | 三季度
        泸县   | 5.1    | 5.2    | 5.3
        合江县 | 5.14   | 5.15   | 5.16
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["5.1", "5.2", "5.3", "5.14", "5.15", "5.16"]


def test_bare_years_of_the_republic_across() -> None:
    reading = read("""
        民國107-109年統計
        縣市   | 107 | 108 | 109
        台北市 | 111 | 112 | 113
        新北市 | 4   | 6   | 8
    """)
    assert periods(reading) == ["2018", "2019", "2020"] * 2


def test_levels_at_the_end_of_months_keep_their_word() -> None:
    reading = read("""
        2021年藏书
        区县   | 1月末 | 2月末
        泸县   | 7     | 8
        合江县 | 4     | 5
    """)
    assert periods(reading) == ["2021-01", "2021-02"] * 2
    assert {o.indicator_label for o in reading.observations} == {"月末"}
    assert {kind_of(o, {}).value for o in reading.observations} == {"stock"}


def test_days_of_the_titles_month() -> None:
    reading = read("""
        2021年5月讲座人次日报
        区县   | 1 | 2 | 3 | 合计
        泸县   | 7 | 8 | 9 | 24
        合江县 | 4 | 5 | 6 | 15
    """)
    assert periods(reading) == ["2021-05-01", "2021-05-02", "2021-05-03"] * 2


def test_a_whole_month_of_days() -> None:
    days, figures = (" | ".join(map(str, ns)) for ns in (range(1, 29), range(11, 39)))
    reading = read(f"2021年2月讲座\n区县 | 上报 | {days}\n泸县 | 9 | {figures}\n合江县 | 8 | {figures}")
    assert periods(reading)[1:29] == [f"2021-02-{d:02d}" for d in range(1, 29)]


def test_weeks_across() -> None:
    reading = read("""
        2021年讲座
        区县   | 第1周 | 第2周
        泸县   | 7     | 8
        合江县 | 4     | 5
    """)
    assert periods(reading)[:2] == ["2021-01-04/2021-01-10", "2021-01-11/2021-01-17"]


def test_an_average_of_years_is_of_none_of_them() -> None:
    reading = read("""
        Visits
        Town | 2015-2019 average | 2019 | 2020
        Avon | 7                 | 8    | 9
        Bolt | 4                 | 5    | 6
    """)
    assert periods(reading)[:3] == ["2015-01/2019-12", "2019", "2020"]
    assert [kind_of(o, {}).value for o in reading.observations[:3]] == ["ratio", "flow", "flow"]


def test_growth_over_years_below_them_is_set_aside() -> None:
    reading = read("""
        生产总值（亿元）
        年份                        | 第一产业 | 第二产业
        2018                        | 71       | 46
        2019                        | 79       | 40
        2020                        | 91       | 49
        2018-2020年平均每年增长(%) | 13.2     | 3.2
    """)
    assert periods(reading) == ["2018", "2018", "2019", "2019", "2020", "2020"]
    assert [f.code for f in reading.findings if f.cell == "B6"] == ["ROW_ASIDE"]


def test_months_under_a_title_of_several_years_have_none() -> None:
    reading = read("""
        2015-2019年讲座
        区县   | 1月 | 2月
        泸县   | 7   | 8
        合江县 | 4   | 5
    """)
    assert periods(reading)[:2] == ["-01", "-02"]
    assert [f.code for f in reading.findings] == ["PERIOD_MISSING"]


def test_the_period_before_a_year_is_last_year() -> None:
    reading = read("2021年统计\n项目 | 本期 | 上期\n讲座 | 7 | 8\n展览 | 4 | 5")
    assert periods(reading) == ["2021", "2020"] * 2


def test_the_period_before_a_month_is_not_guessed_at() -> None:
    reading = read("2021年5月统计\n项目 | 本期 | 上期\n讲座 | 7 | 8\n展览 | 4 | 5")
    assert periods(reading) == ["2021-05", ""] * 2
    assert [f.code for f in reading.findings] == ["PERIOD_MISSING"]


def test_last_years_column_of_a_school_year() -> None:
    reading = read("2020-2021学年统计\n项目 | 本年 | 上年\n讲座 | 7 | 8\n展览 | 4 | 5")
    assert periods(reading) == ["2020/2021", "2019/2020"] * 2


@pytest.mark.parametrize(
    ("title", "sheet", "source", "taken", "where", "other"),
    [
        ("2021年", "2020", "a.xlsx", "2021", "the sheet's name", "2020"),
        ("2020年", "Sheet1", "泸县2021.xlsx", "2020", "the file's name", "2021"),
        ("2020-2021学年", "2019-2020学年", "a.xlsx", "2020/2021", "the sheet's name", "2019/2020"),
        ("2021年5月", "4月", "a.xlsx", "2021-05", "the sheet's name", "2021-04"),
        ("2021年5月", "2020", "a.xlsx", "2021-05", "the sheet's name", "2020"),
        ("2021年上半年", "Sheet1", "2020年.xlsx", "2021-H1", "the file's name", "2020"),
    ],
)
def test_a_title_outranks_a_stale_name(title: str, sheet: str, source: str, taken: str, where: str, other: str) -> None:
    reading = read(f"{title}统计\n项目 | 数量\n讲座 | 7\n展览 | 4", sheet=sheet, source=source)
    assert periods(reading) == [taken] * 2
    assert clashes(reading) == [("the title", taken, where, other)]


@pytest.mark.parametrize(
    ("title", "sheet", "source"),
    [
        ("2021年", "5月", "a.xlsx"),
        ("2020-2021学年", "2021", "a.xlsx"),
        ("2015-2019年", "2016", "a.xlsx"),
        ("2021年5月", "5月", "2021年.xlsx"),
        ("2021年", "Sheet1", "泸县20220110.xlsx"),
    ],
)
def test_names_that_agree_with_the_title(title: str, sheet: str, source: str) -> None:
    assert clashes(read(f"{title}统计\n项目 | 数量\n讲座 | 7\n展览 | 4", sheet=sheet, source=source)) == []


def test_a_stated_year_wins_over_a_stretch_of_years() -> None:
    reading = read("2015-2019年统计\n区县 | 讲座\n泸县 | 7\n合江县 | 4", year="2015")
    assert periods(reading) == ["2015", "2015"]


@pytest.mark.parametrize(
    ("drawing", "month"),
    [
        ("Posjetitelji 2021\nMjesec | Muzej | Galerija\nRujan | 3 | 4\nListopad | 5 | 6\nStudeni | 7 | 8", "2021-10"),
        ("Posjetitelji 2021\nGrad | Listopad | Prosinac\nSplit | 3 | 4\nZadar | 5 | 6", "2021-10"),
        ("Broj posjetitelja po županijama, listopad 2021.\nŽupanija | Muzeji | Galerije\nZadarska | 3 | 4", "2021-10"),
        ("Zwiedzający 2021\nMiesiąc | Muzeum | Galeria\nListopad | 3 | 4\nGrudzień | 5 | 6", "2021-11"),
        ("Návštěvnost 2021\nKraj | Listopad | Prosinec\nPraha | 3 | 4\nBrno | 5 | 6", "2021-11"),
        ("Visitors 2021\nTown | Listopad\nAlton | 3\nBerry | 5", "2021-11"),
    ],
)
def test_listopad_is_the_month_of_its_neighbours_language(drawing: str, month: str) -> None:
    assert month in periods(read(drawing))


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("臺南市110年各區低收入戶數", "2021"),
        ("嘉義縣 109年底戶數", "2020"),
        ("臺南市110年來各區戶數", ""),
        ("各校110年慶各區戶數", ""),
    ],
)
def test_years_of_the_republic_behind_a_city_in_a_title(title: str, period: str) -> None:
    assert periods(read(f"{title}\n區別 | 戶數 | 人數\n新營區 | 337 | 671\n鹽水區 | 89 | 241")) == [period] * 4
