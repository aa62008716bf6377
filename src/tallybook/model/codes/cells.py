"""What single cells hold: faults, numbers that cannot be taken as they stand, formats that keep figures from sight."""

from __future__ import annotations

from tallybook.model.codes.code import INSPECT, NOTHING, E, FindingCode, N, W

CELLS: tuple[FindingCode, ...] = (
    FindingCode(
        "CELL_LINKED",
        W,
        ("Taken from another workbook", "引用其他工作簿"),
        (
            "{n} cell(s) take their figure from another workbook; what was stored when it was last saved was counted.",
            "{n} 个单元格引用其他工作簿，已按上次保存的数值计入。",
        ),
        ("Ask the sender whether the figures are the latest.", "请向报送单位核实是否为最新数据。"),
        ("=[1]Sheet1!B2 in a district's return.", "区县报表中的 =[1]Sheet1!B2。"),
    ),
    FindingCode(
        "NUMBER_SCALED",
        W,
        ("Shown in thousands", "显示值经过缩放"),
        (
            "{n} cell(s) are shown without their last thousands, by their number format; the stored figures were counted.",
            "{n} 个单元格按数字格式缩放显示，已按存储的数值计入。",
        ),
        ("Compare the unit of the table with the stored figures.", "请核对表中单位与存储的数值是否一致。"),
        ("12345000 with the format #,##0, shows as 12,345.", "12345000 用格式 #,##0, 显示为 12,345。"),
    ),
    FindingCode(
        "NUMBER_EXTREME",
        W,
        ("Beyond all reason", "数值超出常理"),
        (
            "{n} number(s) have more than 15 digits, of which spreadsheets keep 15, or are as good as nothing; the digits that a spreadsheet shows were read.",
            "{n} 个数字超过 15 位（表格软件只保留 15 位）或小到近乎为零，已按表格软件显示的数值读取。",
        ),
        (
            "Check the figure and its unit; write codes and identity numbers as text.",
            "请核对数值和单位；编号、证件号请存为文本。",
        ),
        ("12345678901234567, which is kept as 12345678901234500.", "12345678901234567 存成 12345678901234500。"),
    ),
    FindingCode(
        "FORMAT_HIDES",
        W,
        ("Not shown", "数字未显示"),
        (
            "{n} cell(s) hold a figure that their number format does not show, or shows words for; the stored figures were counted.",
            "{n} 个单元格的数字按数字格式不显示，或只显示文字，已按存储的数值计入。",
        ),
        (
            "Ask the sender whether they are meant; show them with another format, or delete them.",
            "请向报送单位核实；如有效请改用其他格式显示，否则请删除。",
        ),
        ("12345 with the format ;;; shows as nothing.", "12345 用格式 ;;; 不显示。"),
    ),
    FindingCode(
        "FORMAT_MISSING",
        W,
        ("Format not there", "单元格格式缺失"),
        (
            "{n} cell(s) refer to a number format that the file does not hold; they may be percentages or dates, and were counted as plain figures.",
            "{n} 个单元格引用了文件中不存在的数字格式，可能是百分比或日期，已按普通数值计入。",
        ),
        (
            "Open and save the file in Excel or WPS, and look at these cells.",
            "请用 Excel 或 WPS 打开并另存，再核对这些单元格。",
        ),
        ("A program that wrote the cells left the styles out.", "写表程序漏写了样式表。"),
    ),
    FindingCode(
        "CELL_ERROR",
        E,
        ("Error cell", "错误值"),
        (
            "The cell shows a spreadsheet error instead of a number; it is no zero.",
            "单元格是错误值，不是数字，也不当作 0。",
        ),
        ("Mend the formula in the sender's file and save it again.", "请修正公式后重新保存。"),
        ("#REF! where a district's figure should be.", "应填区县数字处显示 #REF!。"),
    ),
    FindingCode(
        "CELL_UNCALCULATED",
        E,
        ("Never calculated", "公式未计算"),
        ("The formula has no stored result; it is no zero.", "公式没有计算结果，不当作 0。"),
        ("Open the file in a spreadsheet program and save it.", "用表格软件打开并保存一次。"),
        ("=SUM(B2:B9) written by a program that does not calculate.", "由不会计算的程序写入的 =SUM(B2:B9)。"),
    ),
    FindingCode(
        "NUMBER_UNREAD",
        E,
        ("Unreadable number", "数字无法识别"),
        (
            "This looks like a number but cannot be read exactly: {why}.",
            "看似数字，但无法准确识别：{why}。",
        ),
        ("Write it as a plain number.", "请写成普通数字。"),
        ("1.234,5 may be 1234.5 or a slip.", "1.234,5 可能是 1234.5，也可能是笔误。"),
    ),
    FindingCode(
        "DECIMAL_COMMAS",
        N,
        ("Decimal commas", "逗号作小数点"),
        (
            "The sheet's texts part decimals by commas and thousands by points or spaces, and were read so.",
            "该表文本以逗号作小数点、以点或空格分千位，已按此读取。",
        ),
        NOTHING,
        ("1.234,5 in a sheet from Germany or Brazil.", "德国或巴西表格中的 1.234,5。"),
    ),
    FindingCode(
        "NUMBER_UNEXPLAINED",
        E,
        ("Number outside tables", "数字无归属"),
        (
            "The number belongs to no table that was understood; it is in no total.",
            "该数字不属于任何已识别的表格，未计入合计。",
        ),
        INSPECT,
        ("A figure jotted beside the table.", "随手写在表格旁边的数字。"),
    ),
    FindingCode(
        "NUMBER_AS_TEXT",
        N,
        ("Stored as text", "文本型数字"),
        (
            "{n} number(s) are stored as text and were read as what they show.",
            "{n} 个数字以文本存储，已按显示的数字读取。",
        ),
        ("Nothing to do; spreadsheets would count them as 0.", "无需处理；表格软件会把它们当作 0。"),
        ("'1200 with a green corner in the cell.", "单元格左上角带绿色三角的 '1200。"),
    ),
    FindingCode(
        "QUALIFIER_CONTRADICTS",
        W,
        ("Contradictory words", "约数用词矛盾"),
        ("The words do not fit the number or each other: {why}.", "约数用词与数字不符或自相矛盾：{why}。"),
        ("Ask the sender what was meant.", "请向报送单位核实。"),
        ("近8000余, 47余家.", "近8000余、47余家。"),
    ),
    FindingCode(
        "UNITS_DIFFER",
        W,
        ("Two units", "单位不一致"),
        (
            "The cell says {cell_unit}, its header or column {header_unit}; the cell was believed.",
            "单元格写的是{cell_unit}，表头是{header_unit}，以单元格为准。",
        ),
        ("Ask the sender which is right.", "请向报送单位核实。"),
        ("300册 under the header 发放资料（份）.", "表头为“发放资料（份）”，单元格写“300册”。"),
    ),
    FindingCode(
        "VALUE_MISSING",
        W,
        ("Words for a number", "应填数字处为文字"),
        (
            "Words stand where a number is expected; they count as nothing, not as zero.",
            "应填数字处为文字，不计数，也不当作 0。",
        ),
        ("Write the number, or leave the cell empty.", "请填写数字，或留空。"),
        ("正在统计 under 参加人次.", "“参加人次”下填了“正在统计”。"),
    ),
)
