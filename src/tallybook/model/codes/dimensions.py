"""Areas, indicators and periods that are unknown, missing, or said in two ways."""

from __future__ import annotations

from tallybook.model.codes.code import NOTHING, FindingCode, N, W

DIMENSIONS: tuple[FindingCode, ...] = (
    FindingCode(
        "PERIOD_MISSING",
        W,
        ("No year", "缺少年份"),
        (
            "No year is stated in cells, title, sheet name or file name; {n} figure(s) have none.",
            "单元格、标题、表名和文件名都没有年份，{n} 个数字没有年份。",
        ),
        ("Give it with --year.", "请用 --year 指明年份。"),
        ("报表.xlsx with the title 科普活动统计表.", "文件名“报表.xlsx”，标题“科普活动统计表”。"),
    ),
    FindingCode(
        "PERIOD_UNREAD",
        W,
        ("Unreadable date", "日期无法识别"),
        ("The date cannot be read; the row stands under the year of its table.", "日期无法识别，该行按表格年份处理。"),
        ("Write the date as 2021-05-22.", "请写成 2021-05-22 的形式。"),
        ("五月下旬 in the column 日期.", "“日期”列中的“五月下旬”。"),
    ),
    FindingCode(
        "PERIOD_CONTRADICTS",
        W,
        ("Years contradict", "年份矛盾"),
        (
            "{taken_from} says {taken}, {other_from} says {other}; {taken} was taken.",
            "{taken_from}为 {taken}，{other_from}为 {other}，已采用 {taken}。",
        ),
        ("Check which is right; --year settles it.", "请核实；可用 --year 指定。"),
        ("Last year's title on this year's file.", "今年的文件用了去年的标题。"),
    ),
    FindingCode(
        "AREA_CONTRADICTS",
        W,
        ("Areas contradict", "地区矛盾"),
        (
            "{taken_from} says {taken}, {other_from} says {other}; {taken} was taken.",
            "{taken_from}为{taken}，{other_from}为{other}，已采用{taken}。",
        ),
        ("Check which is right; --area settles it.", "请核实；可用 --area 指定。"),
        ("A neighbour's title on the own form.", "本单位的表用了邻县的标题。"),
    ),
    FindingCode(
        "AREA_MISSING",
        W,
        ("Not reported", "未报送"),
        (
            "{area} ({area_code}) has not reported for {year}; the totals are without it.",
            "{area}（{area_code}）未报送 {year} 年数据，合计不含该地区。",
        ),
        ("Ask for its return, or say in the report that it is missing.", "请催报，或在报告中说明。"),
        ("6 of 7 districts.", "7 个区县只报了 6 个。"),
    ),
    FindingCode(
        "AREA_OUTSIDE_YEARS",
        W,
        ("Area of other years", "地区不在有效年份"),
        (
            "The codebook has {area} for the years {years} only; {n} figure(s) of {year} stand under it and are counted.",
            "名录中{area}的有效年份为 {years}，但有 {n} 个 {year} 年的数字列在其下，已计入。",
        ),
        (
            "Ask which area is meant, or mend valid_from and valid_to in the codebook.",
            "请核实是哪个地区，或修改名录中的 valid_from 和 valid_to。",
        ),
        (
            "A district that was merged into its neighbour in 2015, in a return of 2021.",
            "2015 年已撤并的区，出现在 2021 年的报表中。",
        ),
    ),
    FindingCode(
        "AREA_UNKNOWN",
        W,
        ("Unknown area", "地区不在名录中"),
        (
            "No area of the codebook is called so{near}; its figures stand under the label as it is.",
            "名录中没有这个地区{near}，数字按原名称列出。",
        ),
        (
            "Correct the sheet, or state once which area it is: {command}",
            "请更正表格，或一次说明所指地区：{command}",
        ),
        ("龙马谭区 for 龙马潭区.", "把“龙马潭区”写成“龙马谭区”。"),
    ),
    FindingCode(
        "INDICATOR_UNKNOWN",
        N,
        ("Unknown indicators", "指标不在名录中"),
        (
            "{n} header path(s) name no indicator of the codebook and stand under their own names: {names}.",
            "{n} 个表头路径不是名录中的指标，按原名称列出：{names}。",
        ),
        (
            "State once of each that is one of the codebook's which it is: tallybook name LABEL ID; or add it to the aliases in indicators.csv.",
            "如属名录中的指标，请一次说明：tallybook name 名称 编号；或在 indicators.csv 中加为别名。",
        ),
        ("发放宣传资料 for 发放资料.", "把“发放资料”写成“发放宣传资料”。"),
    ),
    FindingCode(
        "INDICATOR_UNITS",
        W,
        ("Unit of an indicator", "指标单位不一致"),
        (
            "{n} figure(s) of {indicator} are in {unit}, but the codebook counts it in {own}; they are totalled apart.",
            "{indicator}有 {n} 个数字的单位是{unit}，名录中为{own}；分别合计。",
        ),
        (
            "Ask the sender what was counted; if the two units are one, say so in units.csv.",
            "请向报送单位核实；如两个单位相同，请在 units.csv 中说明。",
        ),
        ("培训人次（人）, where the codebook counts it in 人次.", "表头为“培训人次（人）”，名录中的单位是人次。"),
    ),
    FindingCode(
        "INDICATOR_ALIKE",
        N,
        ("Headings alike", "表头相近"),
        (
            "These headings may be one indicator, since no file and no area has two of them; they are totalled apart: {headings}.",
            "以下表头可能是同一指标（没有一个文件或地区同时使用其中两个），目前分别合计：{headings}。",
        ),
        (
            "If they are one, write one as the alias of the other in indicators.csv; else there is nothing to do.",
            "如为同一指标，请在 indicators.csv 中把其中一个加为另一个的别名；否则无需处理。",
        ),
        (
            "发放资料 in one district's return, 资料发放(份) in another's.",
            "一个区写“发放资料”，另一个区写“资料发放(份)”。",
        ),
    ),
    FindingCode(
        "AREA_AMBIGUOUS",
        W,
        ("Several areas of one name", "地区有歧义"),
        (
            "This may be {candidates}; nothing around it says which, and its figures stand under the label as it is.",
            "可能是 {candidates}；上下文无法确定，数字按原名称列出。",
        ),
        (
            "Write the name in full, or state once which area it is: {command}",
            "请写全称，或一次说明所指地区：{command}",
        ),
        ("朝阳, where the codebook has 朝阳市 and 朝阳县.", "名录中有“朝阳市”和“朝阳县”，表中只写“朝阳”。"),
    ),
    FindingCode(
        "AREA_SPELT",
        N,
        ("Spelt otherwise", "大小写不同"),
        (
            "Other files write {area}; taken as the same area, {n} figure(s).",
            "其他文件写作 {area}，按同一地区处理，共 {n} 个数字。",
        ),
        (
            "Nothing to do if so; if they are two areas, tell them apart by more than capitals.",
            "如确为同一地区无需处理；如是两个地区，请勿仅以大小写区分。",
        ),
        ("NORTHFIELD in one return, Northfield in the others.", "一份报表写 NORTHFIELD，其他写 Northfield。"),
    ),
    FindingCode(
        "AREA_RESTATED",
        N,
        ("Put on the map", "按新区划重列"),
        (
            "{area} is {became} on the map of {year}; its {n} figure(s) are counted there.",
            "{area}在 {year} 年区划中为{became}，其 {n} 个数字计入其中。",
        ),
        NOTHING,
        ("A district of last year that has merged with its neighbour.", "去年的区今年并入邻区。"),
    ),
    FindingCode(
        "AREA_NOT_RESTATED",
        W,
        ("Not on the map", "无法按新区划重列"),
        (
            "{area} is no one area on the map of {year} ({became}); its {n} figure(s) stand under its own name.",
            "{area}在 {year} 年区划中不对应单一地区（{became}），其 {n} 个数字仍按原名列出。",
        ),
        (
            "Ask for the figures by the areas of that year, or compare only the areas that are in both years.",
            "请按该年区划索取数据，或只比较两年都有的地区。",
        ),
        ("A district that was split between two others.", "一个区分别划入两个区。"),
    ),
    FindingCode(
        "AREA_BESIDE",
        N,
        ("Beside the divisions", "区划之外"),
        (
            "{n} label(s) beside the divisions of {area} name none ({labels}); they are counted, but not in its total.",
            "{area}各区划之外有 {n} 个名称（{labels}）不是行政区划；已计入，但不在{area}合计内。",
        ),
        (
            "Correct the name, or state once what it means, in a folder with a tallybook.toml: tallybook name LABEL CODE",
            "请更正名称，或在含 tallybook.toml 的文件夹中一次说明：tallybook name 名称 代码",
        ),
        ("高新区 in a table of a city's districts.", "区县表中的“高新区”。"),
    ),
)
