"""What sheets are to one another, and what of them nobody sees."""

from __future__ import annotations

from tallybook.model.codes.code import NOTHING, E, FindingCode, N, W

SHEETS: tuple[FindingCode, ...] = (
    FindingCode(
        "SHEET_FULL",
        W,
        ("Full to the last row", "写满到最后一行"),
        (
            "The sheet is full to row {n}, the last that its format has; what followed was probably cut off.",
            "该表写满到第 {n} 行，即格式允许的最后一行，其后的内容很可能已被截掉。",
        ),
        ("Ask the sender whether rows are missing.", "请向报送单位核实是否缺行。"),
        ("A list of 70,000 rows that was saved as .xls.", "7 万行的清单存成 .xls。"),
    ),
    FindingCode(
        "SHEET_TWIN",
        N,
        ("Twin in another language", "另一语言的同一张表"),
        (
            "All {n} numbers stand in the same cells of the sheet {other}, under words of another language; counted once.",
            "全部 {n} 个数字与工作表 {other} 相同位置的数字一致，只是文字为另一语言；只计一次。",
        ),
        NOTHING,
        ("人口 and Population, side by side in one workbook.", "同一工作簿中的“人口”和“Population”两张表。"),
    ),
    FindingCode(
        "TABLE_TWIN",
        N,
        ("Table in another language", "同表另一语言"),
        (
            "The {n} numbers of this table are those of the table at {other}, under words of another language; counted once.",
            "本表 {n} 个数字与 {other} 处的表一致，只是文字为另一语言；只计一次。",
        ),
        NOTHING,
        ("A table in Chinese, and the same in English below it.", "上面是中文表，下面是同一张英文表。"),
    ),
    FindingCode(
        "SHEET_COPY",
        W,
        ("Copied sheet", "工作表重复"),
        (
            "The sheet is the same as {other}, words and all {n} numbers; counted once.",
            "该表与工作表 {other} 的文字和全部 {n} 个数字相同，只计一次。",
        ),
        ("Remove one of the two, or write what tells them apart.", "请删去其一，或注明区别。"),
        ("科普活动 and 科普活动 (2).", "科普活动 和 科普活动 (2)。"),
    ),
    FindingCode(
        "SHEET_SUMS",
        W,
        ("Sheet of sums", "汇总表"),
        (
            "{n} figure(s) of the sheet are the sums of its other sheets ({others}); those are counted.",
            "该表有 {n} 个数字等于其他工作表（{others}）之和，以其他工作表为准。",
        ),
        (
            "Nothing to do if so; else say in the labels what the figures are of.",
            "如确系汇总无需处理；否则请写明统计范围。",
        ),
        ("汇总 beside the sheets of the schools.", "各学校工作表之外另有一张汇总表。"),
    ),
    FindingCode(
        "SHEET_SUMS_DIFFER",
        E,
        ("Sheet of sums does not add up", "汇总表不符"),
        (
            "The sheet is named as a total, but its {label} is {own} and the other sheets ({others}) add up to {summed}; both are counted.",
            "该表名为汇总，但{label}为 {own}，其他工作表（{others}）之和为 {summed}；两者都已计入。",
        ),
        ("Mend it, or leave it out of the workbook.", "请更正，或从工作簿中删去。"),
        ("汇总 with 8 beside sheets with 3 and 4.", "汇总表为 8，而分表为 3 和 4。"),
    ),
    FindingCode(
        "SHEET_SCRATCH",
        N,
        ("Scratch sheet", "草稿表"),
        (
            "The sheet has no headers, and all its {n} numbers stand in the sheet {other} too; left out.",
            "该表没有表头，其 {n} 个数字都已在工作表 {other} 中；不计。",
        ),
        ("Nothing to do; else give the columns headers.", "无需处理；如需计入，请补上表头。"),
        ("Sheet2 with figures copied for sorting.", "为排序而复制了数字的 Sheet2。"),
    ),
    FindingCode(
        "SHEET_FRONT",
        N,
        ("Contents or notes", "目录或说明"),
        (
            "The sheet is named as contents or notes and holds no table; its {n} number(s) are left out.",
            "工作表按名称是目录或说明，没有表格，其中 {n} 个数字未计入。",
        ),
        ("Nothing to do; else give the sheet another name.", "无需处理；如需计入，请改工作表名。"),
        ("Table numbers in a sheet named Contents.", "“目录”工作表中的表号。"),
    ),
    FindingCode(
        "SHEET_HIDDEN",
        N,
        ("Hidden sheet", "隐藏工作表"),
        ("The sheet is hidden; its {n} number(s) are left out.", "工作表已隐藏，其中 {n} 个数字未计入。"),
        ("Unhide the sheet if it belongs to the return.", "如属本次报送内容，请取消隐藏。"),
        ("Last year's sheet, hidden instead of deleted.", "没有删除而是隐藏起来的上年表。"),
    ),
    FindingCode(
        "ROWS_HIDDEN",
        W,
        ("Hidden rows or columns", "隐藏行列"),
        ("{n} number(s) stand in hidden rows or columns and are counted.", "{n} 个数字在隐藏的行或列中，已计入。"),
        ("Delete the rows if they do not belong to the return.", "如不属本次报送内容，请删除这些行列。"),
        ("Rows that a filter hides.", "被筛选隐藏的行。"),
    ),
)
