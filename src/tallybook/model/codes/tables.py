"""How tables were understood: what is in doubt, what was set apart, what does not add up."""

from __future__ import annotations

from tallybook.model.codes.code import NOTHING, E, FindingCode, N, W

TABLES: tuple[FindingCode, ...] = (
    FindingCode(
        "LAYOUT_UNSURE",
        E,
        ("Layout not understood", "表式无法确定"),
        ("{n} number(s) of a table are not understood: {why}.", "表格中有 {n} 个数字无法识别：{why}。"),
        (
            "Add the hint that is right to your tallybook.toml, or give every column a header and every row a label.",
            "请把正确的版式说明写进 tallybook.toml，或给每列写表头、每行写名称。",
        ),
        ("Figures without a header.", "没有表头的一片数字。"),
    ),
    FindingCode(
        "LAYOUT_MISFIT",
        E,
        ("A hint does not fit", "版式说明不符"),
        (
            "The hint at {hint} says {key} = {said}, but here {why}; it was read without that.",
            "{hint} 处的版式说明写着 {key} = {said}，但这里{why}；已忽略该项。",
        ),
        (
            "Correct the hint, or let it speak only of the sheets that are so (`files`, `sheets`).",
            "请改正该说明，或用 `files`、`sheets` 限定它适用的表。",
        ),
        ('header = "4-5" where the figures begin in row 5.', '第 5 行已是数字，却写 header = "4-5"。'),
    ),
    FindingCode(
        "LAYOUT_SKIPPED",
        N,
        ("Left out as stated", "按说明未计入"),
        (
            "{n} number(s) were left out because the hint at {hint} says so.",
            "{n} 个数字按 {hint} 处的版式说明未计入。",
        ),
        NOTHING,
        ("skip = true for a sheet of last year's figures.", "对上年数据表写 skip = true。"),
    ),
    FindingCode(
        "COLUMNS_ALIKE",
        E,
        ("Columns alike", "列无法区分"),
        (
            "Another cell of this row reads as the same indicator, period and unit; neither is in a total.",
            "同一行中另有一格的指标、时期、单位与此相同，均未计入合计。",
        ),
        ("Give each column a header of its own.", "请为每列写明不同的表头。"),
        ("Two columns headed 人数.", "两列的表头都是“人数”。"),
    ),
    FindingCode(
        "ROW_UNNAMED",
        E,
        ("Row without a name", "行没有名称"),
        (
            "{n} number(s) stand in a row that nothing names and are in no total.",
            "{n} 个数字所在的行没有名称，未计入合计。",
        ),
        ("Write what the row is into its label.", "请写明该行的名称。"),
        ("A sum under the table without the word 合计.", "表格下方没有写“合计”的合计数。"),
    ),
    FindingCode(
        "ROW_UNPARTED",
        E,
        ("Row in one cell", "整行挤在一格"),
        (
            "A whole row of the table stands in this one cell; its figures were not counted.",
            "表格的一整行都写在这一格里，其中的数字未计入。",
        ),
        (
            "Part the row into its cells, or mend the quotation mark or separator.",
            "请把该行拆到各格，或更正引号、分隔符。",
        ),
        ("Northfield;7;12345 in a file parted by commas.", "用逗号分隔的文件里写成 江阳区;7;12345。"),
    ),
    FindingCode(
        "ROW_PARTED",
        E,
        ("Figures moved by a comma", "数字被逗号拆开"),
        (
            "A figure of the row was parted at its thousands comma, so that others may stand in the wrong column; its {n} figure(s) were not counted.",
            "该行有数字在千分位逗号处被拆开，其余数字可能错列，{n} 个数字未计入。",
        ),
        ("Write figures without commas, or put them in quotation marks.", "请去掉千分位逗号，或给数字加引号。"),
        ("Northfield,7,12,345 below three headers.", "三个表头下写成 江阳区,7,12,345。"),
    ),
    FindingCode(
        "ROWS_SECOND",
        W,
        ("Second rows without labels", "隔行无名"),
        (
            "Every named row is followed by one without a label ({rows} rows, {n} numbers), a {what} of what stands above it; left out.",
            "每个有名称的行下面都有一个无名行（共 {rows} 行、{n} 个数字），是上一行的{what}；未计入。",
        ),
        (
            "Write into its label what each second row tells, if it is to be counted.",
            "如需计入，请在每个第二行的名称栏写明其内容。",
        ),
        ("Counts, and below each of them the same without foreigners in brackets.", "每行人数下面另有一行括号内的数。"),
    ),
    FindingCode(
        "ROW_ASIDE",
        N,
        ("Row of changes", "增减行"),
        (
            "The row gives last year's figures or a change, not an area or a year; its {n} number(s) are left out.",
            "该行是上年数或增减，不是地区或年份，其中 {n} 个数字未计入。",
        ),
        NOTHING,
        ("上年同期 and 同比增减 below 合计.", "合计下面的“上年同期”“同比增减”。"),
    ),
    FindingCode(
        "YEAR_ABOVE",
        W,
        ("Year above its months", "月份上方的全年数"),
        (
            "The row of {year} stands above some of its months and is not their sum; its {n} number(s) are left out.",
            "{year} 年一行在其部分月份或季度之上，又不等于它们之和，其中 {n} 个数字未计入。",
        ),
        (
            "If the year's figure is wanted, delete the rows of its months in a copy.",
            "如要全年数，请在副本中删去其下各月。",
        ),
        ("2018年 5,120 above 1月 to 6月 only.", "“2018年 5120”下面只有 1 月至 6 月。"),
    ),
    FindingCode(
        "LABELS_ABOVE",
        N,
        ("Labels left empty below", "下方空白标签"),
        (
            "{n} empty label(s) of this column, from here on, were read as the label above them.",
            "该列自此格起有 {n} 个空白标签按上方标签处理。",
        ),
        ("If one of them means something else, write its label into the row.", "如有不同，请在该行填写标签。"),
        ("A district written only into the first of its rows.", "区县只写在几行中的第一行。"),
    ),
    FindingCode(
        "AREA_BLANK",
        E,
        ("Area left empty", "地区空白"),
        (
            "{n} figure(s) stand in rows whose area column is empty; counted, but for no area.",
            "{n} 个数字所在的行没有填写地区，已计数，但不属于任何地区。",
        ),
        ("Write the area into every row, or merge its cell over them.", "请在每行填写地区，或合并单元格。"),
        ("One row of many without its district.", "多行中有一行没有填写区县。"),
    ),
    FindingCode(
        "TOTAL_UNMATCHED",
        N,
        ("Unnamed subtotal", "未标明的小计"),
        (
            "The row is the sum of {n} others and was taken as a printed total.",
            "该行等于另外 {n} 行之和，按合计处理。",
        ),
        ("Nothing to do if so; else write what it is into its label.", "如确为合计无需处理；否则请在名称中写明。"),
        ("A city's row above those of its districts.", "各区县之上的全市一行。"),
    ),
    FindingCode(
        "FOOTING_DIFFERS",
        W,
        ("Total does not foot", "合计不符"),
        (
            "Printed {printed}, but its {n} parts add up to {summed}; the parts are counted.",
            "表中合计为 {printed}，但 {n} 个分项之和为 {summed}；以分项为准。",
        ),
        ("Ask the sender which is right.", "请向报送单位核实哪个正确。"),
        ("合计 1,200 over parts of 1,180.", "合计写 1,200，分项之和为 1,180。"),
    ),
)
