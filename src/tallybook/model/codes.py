"""The catalogue of findings: what each code means and what to do. Help and `explain` follow it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingCode:
    """One code with its title in both languages, its meaning and its remedy."""

    code: str
    title: str
    title_zh: str
    meaning: str
    remedy: str


FINDING_CODES: tuple[FindingCode, ...] = (
    FindingCode(
        "FILE_MISSING", "No such file", "文件不存在", "A path that was given does not exist.", "Check the path."
    ),
    FindingCode(
        "FILE_UNREADABLE",
        "Cannot be opened",
        "无法打开",
        "The system refused to open the file.",
        "Check its permissions.",
    ),
    FindingCode(
        "FILE_EMPTY",
        "Empty",
        "空文件",
        "The file holds no bytes, or the workbook no worksheets.",
        "Ask the sender for it again.",
    ),
    FindingCode(
        "FILE_TYPE",
        "Not a workbook",
        "不是工作簿",
        "The content is no workbook, whatever the name says.",
        "Ask the sender for the workbook.",
    ),
    FindingCode(
        "FILE_DAMAGED",
        "Damaged",
        "文件损坏",
        "The file is cut off or contradicts itself, so no number in it can be trusted.",
        "Open it, save it anew and send that.",
    ),
    FindingCode(
        "FILE_PASSWORD",
        "Protected",
        "有密码",
        "The file needs a password that is not the usual default.",
        "Ask for a copy without a password.",
    ),
    FindingCode(
        "FILE_TOO_LARGE",
        "Too large",
        "文件过大",
        "The file, or a part of it, is beyond the limits.",
        "Split it, or save it without pictures.",
    ),
    FindingCode(
        "FILE_EXTENSION",
        "Named otherwise",
        "扩展名不符",
        "The name's ending is not that of the content; the content was believed.",
        "Nothing to do.",
    ),
    FindingCode(
        "FILE_DUPLICATE",
        "Sent twice",
        "重复文件",
        "Two files are the same bytes; their numbers count once.",
        "Nothing to do.",
    ),
    FindingCode(
        "FILE_FAILED",
        "Our own fault",
        "程序错误",
        "Tallybook failed on this file; the others are done.",
        "Report it, with the file if it may be shared.",
    ),
    FindingCode(
        "CELL_ERROR",
        "Error cell",
        "错误值",
        "A cell shows #REF! or the like where a number should be; it is no zero.",
        "Mend the formula and save the file.",
    ),
    FindingCode(
        "CELL_UNCALCULATED",
        "Never calculated",
        "公式未计算",
        "A formula has no stored result; it is no zero.",
        "Open the file in a spreadsheet program and save it.",
    ),
    FindingCode(
        "NUMBER_UNREAD",
        "Unreadable number",
        "数字无法识别",
        "The text looks like a number but can be read in two ways or none.",
        "Write it as a plain number.",
    ),
    FindingCode(
        "NUMBER_UNEXPLAINED",
        "Number outside tables",
        "数字无归属",
        "A number stands where no table was found; it is in no total.",
        "Look at the sheet with `tallybook inspect`.",
    ),
    FindingCode(
        "NUMBER_AS_TEXT",
        "Stored as text",
        "文本型数字",
        "Numbers are stored as text; they were read as the numbers they show.",
        "Nothing to do.",
    ),
    FindingCode(
        "QUALIFIER_CONTRADICTS",
        "Contradictory words",
        "约数用词矛盾",
        "The words around the number do not fit it or each other (近8000余, 47余家).",
        "Ask the sender what was meant.",
    ),
    FindingCode(
        "LAYOUT_UNSURE",
        "Layout not understood",
        "表式无法确定",
        "Columns or rows cannot be told apart; their numbers are in no total.",
        "Give every column a header and every row a label.",
    ),
    FindingCode(
        "TOTAL_UNMATCHED",
        "Unnamed subtotal",
        "未标明的小计",
        "A row is the exact sum of those below it and was taken as a printed total.",
        "Write what the row is into its label.",
    ),
    FindingCode(
        "FOOTING_DIFFERS",
        "Total does not foot",
        "合计不符",
        "A printed total is not the sum of its parts; the parts are counted.",
        "Ask the sender which is right.",
    ),
    FindingCode(
        "SHEET_HIDDEN",
        "Hidden sheet",
        "隐藏工作表",
        "A hidden sheet's numbers are left out.",
        "Unhide the sheet if it belongs to the return.",
    ),
    FindingCode(
        "VALUE_MISSING",
        "Words for a number",
        "应填数字处为文字",
        "Words stand where a number is expected; they count as nothing, not as zero.",
        "Write the number, or leave the cell empty.",
    ),
)
"""Every code that a finding can carry."""
