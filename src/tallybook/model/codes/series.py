"""Figures that are odd beside other periods, and returns that are late, missing or those of another year."""

from __future__ import annotations

from tallybook.model.codes.code import FindingCode, N, W

_EXPLAIN = (
    "Ask the sender to correct the figure or to explain it.",
    "请报送单位更正，或作出说明。",
)

SERIES: tuple[FindingCode, ...] = (
    FindingCode(
        "UNIT_SLIP",
        W,
        ("Wrong unit?", "疑似单位错误"),
        (
            "{value} for {period}, but {other} for {other_period} ({place}): a factor of {power} fits, as if the unit were another.",
            "{period} 为 {value}，{other_period} 为 {other}（{place}），相差约 {power} 倍，疑似单位填错。",
        ),
        (
            "Check the unit of the column (元 and 万元, 人次 and 万人次) and ask the sender to correct it.",
            "请核对该栏单位（元与万元、人次与万人次），并请报送单位更正。",
        ),
        ("经费 of 1,204,500 beside last year's 118.3, both under 万元.", "单位为万元，今年经费 1204500，去年 118.3。"),
    ),
    FindingCode(
        "FIGURE_JUMPS",
        W,
        ("Jumps from the period before", "与上期相比突变"),
        (
            "{value} for {period}, but {other} for {other_period} ({place}): a level that falls by half, or a flow that changes threefold, needs an explanation.",
            "{period} 为 {value}，{other_period} 为 {other}（{place}）：存量减半或流量增减两倍以上，需要说明。",
        ),
        _EXPLAIN,
        ("参加人次 of 103,474,400, last year 1,661,400.", "参加人次 103474400，上年为 1661400。"),
    ),
    FindingCode(
        "AREA_STANDS_OUT",
        W,
        ("Unlike the other areas", "与其他地区走势不同"),
        (
            "{value} for {period}, {other} for {other_period} ({place}): {times} times the earlier figure, where the median of {n} areas is {usual}.",
            "{period} 为 {value}，{other_period} 为 {other}（{place}）：后期为前期的 {times} 倍，而 {n} 个地区的中位数为 {usual} 倍。",
        ),
        _EXPLAIN,
        ("One district doubles while thirty others grow by 2 %.", "三十个区县增长 2%，一个区县翻了一番。"),
    ),
    FindingCode(
        "AREA_AGAINST_OTHERS",
        N,
        ("Moves otherwise than the others", "与其他地区合计走势不同"),
        (
            "{value} for {period}, {other} for {other_period} ({place}): {times} times the earlier figure, where the {n} other area(s) together have {usual} times.",
            "{period} 为 {value}，{other_period} 为 {other}（{place}）：后期为前期的 {times} 倍，而其他 {n} 个地区合计为 {usual} 倍。",
        ),
        _EXPLAIN,
        ("A district of seven grows by half, the six others not at all.", "七个区县中一个增长五成，其余六个合计持平。"),
    ),
    FindingCode(
        "MONTH_STANDS_OUT",
        W,
        ("Month stands out", "月度数据异常"),
        (
            "{value} for {period}, far from the median {usual} of the {n} months of its series.",
            "{period} 为 {value}，与该指标 {n} 个月的中位数 {usual} 相差悬殊。",
        ),
        _EXPLAIN,
        ("讲座 of 900 in one month, about 40 in all others.", "某月讲座 900 场，其余各月约 40 场。"),
    ),
    FindingCode(
        "YEAR_CARRIED",
        W,
        ("Figures of another period", "疑似沿用其他时期数据"),
        (
            "{same} of {n} figure(s) for {period} are those for {other_period} (the first in {place}): an earlier return with a new date?",
            "{period} 的 {n} 个数字中有 {same} 个与 {other_period} 相同（首个在 {place}），疑似沿用旧表。",
        ),
        (
            "Ask the sender for the figures of the period, or to confirm that nothing changed.",
            "请报送单位补报本期数据，或确认确无变化。",
        ),
        ("Last year's return, sent again under this year's title.", "把去年的报表改了年份再报。"),
    ),
    FindingCode(
        "PERIODS_LACKING",
        W,
        ("Late or missing", "缺报时期"),
        (
            "{area} has told nothing for {periods}, but for {n} other period(s) of the same kind.",
            "{area}未报 {periods}，但已报其他 {n} 个同类时期。",
        ),
        ("Ask for the missing return, or say in the report that it is missing.", "请催报，或在报告中说明缺报。"),
        ("A district's monthly returns without that of April.", "区县月报独缺四月。"),
    ),
    FindingCode(
        "RETURNS_INCOMPLETE",
        N,
        ("Not all returns are there", "报送不完整"),
        (
            "For {year} there are {returns} of {expected_returns} expected returns ({rate} %), and {cells} of {expected_cells} expected figures ({filled} %).",
            "{year} 年应报 {expected_returns} 份，已报 {returns} 份（{rate}%）；应有数字 {expected_cells} 个，已有 {cells} 个（{filled}%）。",
        ),
        ("Ask for what is missing, or publish the rates with the totals.", "请催报，或在公布合计时注明完整率。"),
        ("80 of 84 monthly returns of seven districts.", "七个区县的 84 份月报只到了 80 份。"),
    ),
    FindingCode(
        "RETURN_LATE",
        W,
        ("Came late", "迟报"),
        (
            "It says that it was filled in on {day}; it was due on {due}, {n} day(s) earlier.",
            "填报日期为 {day}，应于 {due} 前报送，迟报 {n} 天。",
        ),
        (
            "Take it in and note that it was late, or state another `due` in the codebook.",
            "照常收入并记为迟报，或修改名录中的 due。",
        ),
        (
            "A return for 2021, dated 填报日期：2022年3月5日, where due = 31.",
            "2021 年报表填报日期为 2022年3月5日，而 due = 31。",
        ),
    ),
    FindingCode(
        "RETURNS_LATE",
        N,
        ("Not all returns came in time", "未全部按时报送"),
        (
            "For {year}, {in_time} of {expected_returns} expected returns came in time ({rate} %); {undated} do not say when they were filled in.",
            "{year} 年应报 {expected_returns} 份，按时报送 {in_time} 份（{rate}%）；{undated} 份未写填报日期。",
        ),
        ("Remind those that are late, or publish the rate with the totals.", "请催报，或在公布合计时注明按时报送率。"),
        ("Five of seven districts dated their returns in time.", "七个区县中五个按时报送。"),
    ),
)
