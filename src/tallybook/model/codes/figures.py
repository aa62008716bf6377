"""Figures that are told more than once, or that no total adds."""

from __future__ import annotations

from tallybook.model.codes.code import NOTHING, E, FindingCode, N, W

FIGURES: tuple[FindingCode, ...] = (
    FindingCode(
        "REPORTED_TWICE",
        W,
        ("Reported twice", "重复报送"),
        (
            "{n} figure(s) are also reported by {original} (the first in {where}); {outcome}.",
            "有 {n} 个数字 {original} 也已报送（首个在 {where}），{outcome}。",
        ),
        (
            "If one return replaces the other, leave only the final one in the folder.",
            "如后者替代前者，请只保留最终报送的文件。",
        ),
        ("江阳区.xlsx and 江阳区(最终).xlsx.", "江阳区.xlsx 和 江阳区(最终).xlsx。"),
    ),
    FindingCode(
        "FIGURES_REPLACED",
        W,
        ("Told anew", "已被新版替代"),
        (
            "{n} figure(s) are told anew by {counted} (the first in {where}), {differing} of them with another figure; only the newer version is counted, without {alone} figure(s) that the older one alone tells.",
            "有 {n} 个数字在 {counted} 中重新报送（首个在 {where}），其中 {differing} 个数字不同；只计较新的一份，仅旧版才有的 {alone} 个数字也不计。",
        ),
        (
            "Nothing to do if the newer one is right; else remove it, or name the right one 最终.",
            "如新版无误则无需处理；否则请删去新版，或把正确的一份命名为“最终”。",
        ),
        (
            "江阳区.xlsx and 江阳区(最终).xlsx, 0-18时 and 0-24时.",
            "江阳区.xlsx 和 江阳区(最终).xlsx，0-18时 和 0-24时。",
        ),
    ),
    FindingCode(
        "VERSION_UNCLEAR",
        E,
        ("Which version counts?", "版本无法确定"),
        (
            "{n} figure(s) are also in {counted} (the first in {where}), {differing} of them with another figure, and nothing says which return is newer; {counted} is counted, this one is not.",
            "有 {n} 个数字 {counted} 也已报送（首个在 {where}），其中 {differing} 个数字不同，无法判断哪份较新；只计 {counted}，本文件的未计入。",
        ),
        (
            "Leave only the right one in the folder, or add 最终, 修订 or v2 to its name; if they are two offices' returns, name the office.",
            "请只保留正确的一份，或在其文件名中加上“最终”“修订”或“v2”；如属不同单位，请在文件名和标题中写明单位。",
        ),
        (
            "江阳区.xlsx and 江阳区 - 副本.xlsx with different figures.",
            "江阳区.xlsx 和 江阳区 - 副本.xlsx 的数字不同。",
        ),
    ),
    FindingCode(
        "YEAR_RESTATED",
        W,
        ("Earlier year told twice", "上年数重复"),
        (
            "{n} figure(s) of {year} are also in that year's own returns (the first in {where}), {differing} of them with another figure; those returns are counted.",
            "{n} 个 {year} 年数字在当年报表中也有（首个在 {where}），其中 {differing} 个数字不同；以当年报表为准。",
        ),
        ("Check which is right where they differ.", "数字不同的请核实。"),
        ("Last year's column in this year's return, and last year's return.", "今年报表中的上年栏，与上年报表并存。"),
    ),
    FindingCode(
        "LEVELS_DIFFER",
        W,
        ("Levels differ", "上下级不符"),
        (
            "{area} reports {own} itself, but the {n} figure(s) of its areas add up to {summed}; those are counted.",
            "{area}自报 {own}，其下 {n} 个数字之和为 {summed}，以下级为准。",
        ),
        ("Ask which is right, and whether an area is missing.", "请核实，并检查是否有地区漏报。"),
        ("A city's own sheet beside those of its districts.", "市本级报表与各区县报表同在。"),
    ),
    FindingCode(
        "PART_OF_WHOLE",
        N,
        ("Part of a whole", "属于其他项目"),
        (
            "{n} figures lie inside {whole}, which is reported as well; only the whole is added.",
            "{n} 个数字属于{whole}，后者已报送，只计整体。",
        ),
        NOTHING,
        (
            "The launch day's handouts lie inside the week's, the women of a staff inside the staff.",
            "启动仪式发放的资料已包含在科技活动周中，女性已包含在专职人员中。",
        ),
    ),
    FindingCode(
        "WHOLE_AND_PARTS",
        W,
        ("Whole beside activities", "总数与分活动并存"),
        (
            "The figure names no activity and was taken as that of all ({own}); {n} figure(s) of activities, the first of {activity} in {where}, add up to {summed} and lie inside it.",
            "该数字未注明活动，按全部活动的总数（{own}）计入；另有 {n} 个分活动的数字（首个为{activity}，在 {where}），合计 {summed}，视为已包含在内。",
        ),
        (
            "If it is of something else, name that activity in its title and in the codebook's activities.",
            "如指其他活动，请在标题中写明，并加入名录的 activities。",
        ),
        ("A district's return of the year, and its log of the science week.", "区县的全年报表，与其科技活动周台账。"),
    ),
    FindingCode(
        "WHOLE_TOO_SMALL",
        E,
        ("Whole less than its parts", "总数小于分活动之和"),
        (
            "The figure names no activity and is {own}, less than the {summed} of {n} figure(s) of activities, the first of {activity} in {where}; those are counted.",
            "该数字未注明活动，为 {own}，小于 {n} 个分活动数字之和 {summed}（首个为{activity}，在 {where}）；以分活动为准。",
        ),
        (
            "Ask which is right; if it is of something else, name that activity in its title and in the codebook.",
            "请核实；如指其他活动，请在标题中写明，并加入名录的 activities。",
        ),
        ("A return of the year with 90, and a log of events with 60 and 40.", "全年报表为 90，活动台账为 60 和 40。"),
    ),
    FindingCode(
        "PERIODS_OVERLAP",
        W,
        ("Periods overlap", "时期重叠"),
        (
            "{n} figure(s), the first for {period}, cover or lie within another period of the same figure; each stretch of time is added once.",
            "{n} 个数字（首个时期 {period}）与同一指标的其他时期重叠，每段时间只计一次。",
        ),
        ("Check that the parts make the whole.", "请核对分期数与总数。"),
        ("A value for 2021 and others for its months.", "既有 2021 年全年数，又有各月数。"),
    ),
    FindingCode(
        "PERIODS_DIFFER",
        W,
        ("Periods do not fit", "分期数不符"),
        (
            "{own} is told for {period}, but {summed} for {periods} (the first in {where}); the latter is counted.",
            "{period} 的数字为 {own}，而 {periods} 为 {summed}（首个在 {where}）；以后者为准。",
        ),
        ("Ask which is right.", "请核实哪个正确。"),
        ("1-12月 with 130, and twelve months that add up to 120.", "1-12月为 130，而十二个月之和为 120。"),
    ),
    FindingCode(
        "YEARS_MIXED",
        W,
        ("School and calendar years", "学年与日历年并存"),
        (
            "{n} figure(s), the first for {period}, are of years that span two and stand beside calendar years of the same figure; they are not added to those.",
            "{n} 个数字（首个时期 {period}）属跨年的学年或财年，同一指标另有日历年数字，未与之相加。",
        ),
        ("Give totals --by year to see both.", "请用 --by year 分别查看。"),
        ("2020-2021学年 and 2021年.", "2020-2021学年 与 2021年。"),
    ),
    FindingCode(
        "NOT_ADDED",
        N,
        ("Not added", "不可加总"),
        ("Rates and averages are never added: {names}.", "比率和平均数不加总：{names}。"),
        ("Compute them from their parts.", "请由分子分母重新计算。"),
        ("人均科普经费 of seven districts.", "七个区县的人均科普经费。"),
    ),
    FindingCode(
        "YEAR_OTHER",
        N,
        ("Other years", "其他年份"),
        (
            "{n} figures of other years ({years}) are not in the totals of {year}.",
            "{n} 个其他年份（{years}）的数字未计入 {year} 年合计。",
        ),
        ("Leave --year out to see them.", "不加 --year 即可看到。"),
        ("Last year's column beside this year's.", "今年数旁边的上年数一列。"),
    ),
)
