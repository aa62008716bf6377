"""The catalogue of findings: what each code says in both languages, and what to do.

Every finding is made by `make_finding` and put into words by `message_of` and `remedy_of`; no other
place of the program holds a finding's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.model.evidence import Offer
from tallybook.model.finding import Finding, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_LONGEST_RAW = 80
_AGAIN = ("Open it, save it anew as .xlsx and send that.", "用表格软件打开，另存为 .xlsx 后重新报送。")
_WORKBOOK = ("Ask the sender for the workbook.", "请报送单位提供工作簿原件。")
_NOTHING = ("Nothing to do.", "无需处理。")
_INSPECT = ("Look at the sheet with `tallybook inspect`.", "用 `tallybook inspect` 查看该表。")


@dataclass(frozen=True, slots=True)
class FindingCode:
    """One code: its usual severity, and title, message, remedy and example in English and Chinese."""

    code: str
    severity: Severity
    title: tuple[str, str]
    message: tuple[str, str]
    remedy: tuple[str, str]
    example: tuple[str, str]


FINDING_CODES: tuple[FindingCode, ...] = (
    FindingCode(
        "FILE_MISSING",
        _E,
        ("No such file", "文件不存在"),
        ("There is no such file or folder.", "没有这个文件或文件夹。"),
        ("Check the path.", "请检查路径。"),
        ("tallybook totals dat/", "tallybook totals dat/（实为 data/）"),
    ),
    FindingCode(
        "FILE_UNREADABLE",
        _E,
        ("Cannot be opened", "无法打开"),
        ("The system would not open the file: {why}.", "系统无法打开该文件：{why}。"),
        ("Check that it may be read.", "请检查读取权限。"),
        ("A file that only another user may read.", "只有其他用户可读的文件。"),
    ),
    FindingCode(
        "FILE_CHANGED",
        _E,
        ("Changed while it was read", "读取时被改动"),
        (
            "The file changed while it was read; nothing in it was counted.",
            "读取过程中文件被改动，其中的内容均未计入。",
        ),
        ("Run again when nobody is saving it.", "请待文件保存完毕后重新运行。"),
        ("A workbook that is still being copied from the network.", "仍在从网络复制的工作簿。"),
    ),
    FindingCode(
        "FILE_EMPTY",
        _E,
        ("Empty", "空文件"),
        ("The file holds nothing.", "文件没有内容。"),
        ("Ask the sender for it again.", "请报送单位重新报送。"),
        ("A workbook of 0 bytes, as broken uploads leave it.", "上传中断留下的 0 字节工作簿。"),
    ),
    FindingCode(
        "FILE_TYPE",
        _E,
        ("Not a workbook", "不是工作簿"),
        ("This is {what}, whatever its name says.", "该文件实际是{what}。"),
        _WORKBOOK,
        ("A PDF named 报表.xlsx.", "名为“报表.xlsx”的 PDF 文件。"),
    ),
    FindingCode(
        "FILE_DAMAGED",
        _E,
        ("Damaged", "文件损坏"),
        (
            "The file is damaged or cut off ({where}); no number in it can be trusted.",
            "文件损坏或不完整（{where}），其中的数字不可信。",
        ),
        _AGAIN,
        ("A download that broke off half way.", "下载到一半的文件。"),
    ),
    FindingCode(
        "FILE_PASSWORD",
        _E,
        ("Protected", "有密码"),
        ("The file needs a password to be opened.", "文件有打开密码。"),
        ("Ask the sender for a copy without a password.", "请报送单位提供无密码的副本。"),
        (
            "Write-protection alone is no obstacle; a password to open is.",
            "仅有修改密码不影响读取，有打开密码则无法读取。",
        ),
    ),
    FindingCode(
        "FILE_TOO_LARGE",
        _E,
        ("Too large", "文件过大"),
        ("{what} is beyond the limit of {limit}.", "{what}超过上限 {limit}。"),
        ("Split it, or save it without pictures.", "请拆分文件，或去掉图片后保存。"),
        ("A workbook full of photographs.", "插满照片的工作簿。"),
    ),
    FindingCode(
        "FILE_EXTENSION",
        _N,
        ("Named otherwise", "扩展名不符"),
        (
            "The name ends in .{suffix}, but the content is {kind}, and was read so.",
            "扩展名为 .{suffix}，内容是 {kind}，已按内容读取。",
        ),
        _NOTHING,
        ("A web page saved as 年度数据.xls.", "存成“年度数据.xls”的网页。"),
    ),
    FindingCode(
        "FILE_ENCODING",
        _W,
        ("Old encoding", "编码不明"),
        (
            "The text says nowhere how it is encoded; its letters look like {encoding}, and it was read so.",
            "文本没有标明编码，从文字看像是 {encoding}，已按此读取。",
        ),
        ("Look at the names; save the file as UTF-8 to be sure.", "请核对名称；为稳妥起见，请另存为 UTF-8。"),
        ("A CSV of a Windows computer in Taiwan or Germany.", "台湾或德国电脑保存的 CSV。"),
    ),
    FindingCode(
        "FILE_MACROS",
        _N,
        ("Carries macros", "含有宏"),
        ("The workbook carries macros; they were not run.", "工作簿含有宏，未运行。"),
        _NOTHING,
        ("报表.xlsm.", "报表.xlsm。"),
    ),
    FindingCode(
        "FILE_TRAILING",
        _W,
        ("More than a workbook", "文件后有多余内容"),
        (
            "{n} bytes follow the end of the workbook; they are no part of it and were not read.",
            "工作簿结尾之后还有 {n} 字节，不属于工作簿，未读取。",
        ),
        _AGAIN,
        ("A mail program that put its footer behind the attachment.", "邮件程序在附件末尾追加了内容。"),
    ),
    FindingCode(
        "SHEET_FULL",
        _W,
        ("Full to the last row", "写满到最后一行"),
        (
            "The sheet is full to row {n}, the last that its format has; what followed was probably cut off.",
            "该表写满到第 {n} 行，即格式允许的最后一行，其后的内容很可能已被截掉。",
        ),
        ("Ask the sender whether rows are missing.", "请向报送单位核实是否缺行。"),
        ("A list of 70,000 rows that was saved as .xls.", "7 万行的清单存成 .xls。"),
    ),
    FindingCode(
        "CELL_LINKED",
        _W,
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
        _W,
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
        _W,
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
        _W,
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
        "FILE_SKIPPED",
        _W,
        ("Left unread", "未读取的文件"),
        (
            "Files of this kind ({kind}) are not read; nothing in it was counted.",
            "不读取此类文件（{kind}），其中的内容均未计入。",
        ),
        (
            "Ask the sender for the workbook if it is a return; else move it out of the folder.",
            "如属报送材料，请报送单位提供工作簿；否则请移出文件夹。",
        ),
        ("A return sent as .docx, a photograph of a table, a .zip.", "以 .docx、照片或压缩包报送的报表。"),
    ),
    FindingCode(
        "FILE_OWN",
        _N,
        ("Our own output", "本程序的输出"),
        (
            "Tallybook wrote this file itself; it is no return, and nothing in it was counted.",
            "该文件由本程序生成，不是报送材料，其中的内容均未计入。",
        ),
        (
            "Nothing to do; if it was sent as a return, ask for the workbooks behind it.",
            "无需处理；如作为报表报送，请索取其原始工作簿。",
        ),
        ("Totals written with -o into the folder of the returns.", "用 -o 写入报表文件夹的合计。"),
    ),
    FindingCode(
        "FILE_BLANK",
        _W,
        ("No number", "没有数字"),
        ("There is no number in the file; nothing of it was counted.", "文件中没有数字，未计入任何内容。"),
        ("Ask the sender for the filled-in workbook.", "请报送单位填写后重新报送。"),
        ("A form that was sent back empty.", "未填写就交回的空表。"),
    ),
    FindingCode(
        "FILE_DUPLICATE",
        _N,
        ("Sent twice", "重复文件"),
        ("The same bytes as {original}; counted once.", "与 {original} 完全相同，只计一次。"),
        _NOTHING,
        ("江阳区.xlsx and 江阳区(1).xlsx.", "江阳区.xlsx 和 江阳区(1).xlsx。"),
    ),
    FindingCode(
        "FILE_COPY",
        _W,
        ("Copied return", "内容重复"),
        (
            "All {n} figures are those of {original}; counted once.",
            "全部 {n} 个数字与 {original} 相同，只计一次。",
        ),
        ("Remove one of the two files if so; else tell the returns apart.", "如确系重复，请删去其一；否则请加以区分。"),
        ("The same return, saved anew and sent again.", "同一份报表另存后又报送一次。"),
    ),
    FindingCode(
        "FILE_FAILED",
        _E,
        ("Our own fault", "程序错误"),
        (
            "Tallybook failed on this file ({fault}); the others are done.",
            "处理该文件时程序出错（{fault}），其他文件不受影响。",
        ),
        ("Report it, with the file if it may be shared.", "请反馈此问题，可以的话附上文件。"),
        ("A fault of the program, never of the sender.", "是程序的错误，与报送单位无关。"),
    ),
    FindingCode(
        "FILE_KILLED",
        _E,
        ("Ended the reading", "读取中断"),
        (
            "The process that read the file died twice over it; no number of it is counted, the others are done.",
            "读取该文件的进程两次意外终止，其中的数字未计入，其他文件不受影响。",
        ),
        ("Save it anew as .xlsx, or read it on a machine with more memory.", "请另存为 .xlsx，或换用内存更大的电脑。"),
        ("A file that needs more memory than there is.", "所需内存超过本机内存的文件。"),
    ),
    FindingCode(
        "FILE_COSTLY",
        _E,
        ("Beyond the limits", "超出资源上限"),
        (
            "Reading the file took more than the limit of {limit}; no number of it is counted, the others are done.",
            "读取该文件超过上限（{limit}），其中的数字未计入，其他文件不受影响。",
        ),
        (
            "Split it, or allow more in [limits] of tallybook.toml.",
            "请拆分文件，或在 tallybook.toml 的 [limits] 中放宽上限。",
        ),
        ("A sheet of a million rows on a small machine.", "在小内存电脑上读取百万行的表。"),
    ),
    FindingCode(
        "CELL_ERROR",
        _E,
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
        _E,
        ("Never calculated", "公式未计算"),
        ("The formula has no stored result; it is no zero.", "公式没有计算结果，不当作 0。"),
        ("Open the file in a spreadsheet program and save it.", "用表格软件打开并保存一次。"),
        ("=SUM(B2:B9) written by a program that does not calculate.", "由不会计算的程序写入的 =SUM(B2:B9)。"),
    ),
    FindingCode(
        "NUMBER_UNREAD",
        _E,
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
        _N,
        ("Decimal commas", "逗号作小数点"),
        (
            "The sheet's texts part decimals by commas and thousands by points or spaces, and were read so.",
            "该表文本以逗号作小数点、以点或空格分千位，已按此读取。",
        ),
        _NOTHING,
        ("1.234,5 in a sheet from Germany or Brazil.", "德国或巴西表格中的 1.234,5。"),
    ),
    FindingCode(
        "NUMBER_UNEXPLAINED",
        _E,
        ("Number outside tables", "数字无归属"),
        (
            "The number belongs to no table that was understood; it is in no total.",
            "该数字不属于任何已识别的表格，未计入合计。",
        ),
        _INSPECT,
        ("A figure jotted beside the table.", "随手写在表格旁边的数字。"),
    ),
    FindingCode(
        "NUMBER_AS_TEXT",
        _N,
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
        _W,
        ("Contradictory words", "约数用词矛盾"),
        ("The words do not fit the number or each other: {why}.", "约数用词与数字不符或自相矛盾：{why}。"),
        ("Ask the sender what was meant.", "请向报送单位核实。"),
        ("近8000余, 47余家.", "近8000余、47余家。"),
    ),
    FindingCode(
        "UNITS_DIFFER",
        _W,
        ("Two units", "单位不一致"),
        (
            "The cell says {cell_unit}, its header or column {header_unit}; the cell was believed.",
            "单元格写的是{cell_unit}，表头是{header_unit}，以单元格为准。",
        ),
        ("Ask the sender which is right.", "请向报送单位核实。"),
        ("300册 under the header 发放资料（份）.", "表头为“发放资料（份）”，单元格写“300册”。"),
    ),
    FindingCode(
        "LAYOUT_UNSURE",
        _E,
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
        _E,
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
        _N,
        ("Left out as stated", "按说明未计入"),
        (
            "{n} number(s) were left out because the hint at {hint} says so.",
            "{n} 个数字按 {hint} 处的版式说明未计入。",
        ),
        _NOTHING,
        ("skip = true for a sheet of last year's figures.", "对上年数据表写 skip = true。"),
    ),
    FindingCode(
        "COLUMNS_ALIKE",
        _E,
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
        _E,
        ("Row without a name", "行没有名称"),
        (
            "{n} number(s) stand in a row that nothing names and are in no total.",
            "{n} 个数字所在的行没有名称，未计入合计。",
        ),
        ("Write what the row is into its label.", "请写明该行的名称。"),
        ("A sum under the table without the word 合计.", "表格下方没有写“合计”的合计数。"),
    ),
    FindingCode(
        "ROW_PARTED",
        _E,
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
        _W,
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
        _N,
        ("Row of changes", "增减行"),
        (
            "The row gives last year's figures or a change, not an area or a year; its {n} number(s) are left out.",
            "该行是上年数或增减，不是地区或年份，其中 {n} 个数字未计入。",
        ),
        _NOTHING,
        ("上年同期 and 同比增减 below 合计.", "合计下面的“上年同期”“同比增减”。"),
    ),
    FindingCode(
        "YEAR_ABOVE",
        _W,
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
        _N,
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
        _E,
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
        _N,
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
        _W,
        ("Total does not foot", "合计不符"),
        (
            "Printed {printed}, but its {n} parts add up to {summed}; the parts are counted.",
            "表中合计为 {printed}，但 {n} 个分项之和为 {summed}；以分项为准。",
        ),
        ("Ask the sender which is right.", "请向报送单位核实哪个正确。"),
        ("合计 1,200 over parts of 1,180.", "合计写 1,200，分项之和为 1,180。"),
    ),
    FindingCode(
        "SHEET_TWIN",
        _N,
        ("Twin in another language", "另一语言的同一张表"),
        (
            "All {n} numbers stand in the same cells of the sheet {other}, under words of another language; counted once.",
            "全部 {n} 个数字与工作表 {other} 相同位置的数字一致，只是文字为另一语言；只计一次。",
        ),
        _NOTHING,
        ("人口 and Population, side by side in one workbook.", "同一工作簿中的“人口”和“Population”两张表。"),
    ),
    FindingCode(
        "TABLE_TWIN",
        _N,
        ("Table in another language", "同表另一语言"),
        (
            "The {n} numbers of this table are those of the table at {other}, under words of another language; counted once.",
            "本表 {n} 个数字与 {other} 处的表一致，只是文字为另一语言；只计一次。",
        ),
        _NOTHING,
        ("A table in Chinese, and the same in English below it.", "上面是中文表，下面是同一张英文表。"),
    ),
    FindingCode(
        "SHEET_COPY",
        _W,
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
        _W,
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
        _E,
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
        _N,
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
        _N,
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
        _N,
        ("Hidden sheet", "隐藏工作表"),
        ("The sheet is hidden; its {n} number(s) are left out.", "工作表已隐藏，其中 {n} 个数字未计入。"),
        ("Unhide the sheet if it belongs to the return.", "如属本次报送内容，请取消隐藏。"),
        ("Last year's sheet, hidden instead of deleted.", "没有删除而是隐藏起来的上年表。"),
    ),
    FindingCode(
        "ROWS_HIDDEN",
        _W,
        ("Hidden rows or columns", "隐藏行列"),
        ("{n} number(s) stand in hidden rows or columns and are counted.", "{n} 个数字在隐藏的行或列中，已计入。"),
        ("Delete the rows if they do not belong to the return.", "如不属本次报送内容，请删除这些行列。"),
        ("Rows that a filter hides.", "被筛选隐藏的行。"),
    ),
    FindingCode(
        "VALUE_MISSING",
        _W,
        ("Words for a number", "应填数字处为文字"),
        (
            "Words stand where a number is expected; they count as nothing, not as zero.",
            "应填数字处为文字，不计数，也不当作 0。",
        ),
        ("Write the number, or leave the cell empty.", "请填写数字，或留空。"),
        ("正在统计 under 参加人次.", "“参加人次”下填了“正在统计”。"),
    ),
    FindingCode(
        "PERIOD_MISSING",
        _W,
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
        _W,
        ("Unreadable date", "日期无法识别"),
        ("The date cannot be read; the row stands under the year of its table.", "日期无法识别，该行按表格年份处理。"),
        ("Write the date as 2021-05-22.", "请写成 2021-05-22 的形式。"),
        ("五月下旬 in the column 日期.", "“日期”列中的“五月下旬”。"),
    ),
    FindingCode(
        "PERIOD_CONTRADICTS",
        _W,
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
        _W,
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
        _W,
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
        _W,
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
        _W,
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
        _N,
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
        _W,
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
        _N,
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
        _W,
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
        _N,
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
        _N,
        ("Put on the map", "按新区划重列"),
        (
            "{area} is {became} on the map of {year}; its {n} figure(s) are counted there.",
            "{area}在 {year} 年区划中为{became}，其 {n} 个数字计入其中。",
        ),
        _NOTHING,
        ("A district of last year that has merged with its neighbour.", "去年的区今年并入邻区。"),
    ),
    FindingCode(
        "AREA_NOT_RESTATED",
        _W,
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
        _N,
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
    FindingCode(
        "REPORTED_TWICE",
        _W,
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
        _W,
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
        _E,
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
        _W,
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
        _W,
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
        _N,
        ("Part of a whole", "属于其他项目"),
        (
            "{n} figures lie inside {whole}, which is reported as well; only the whole is added.",
            "{n} 个数字属于{whole}，后者已报送，只计整体。",
        ),
        _NOTHING,
        (
            "The launch day's handouts lie inside the week's, the women of a staff inside the staff.",
            "启动仪式发放的资料已包含在科技活动周中，女性已包含在专职人员中。",
        ),
    ),
    FindingCode(
        "WHOLE_AND_PARTS",
        _W,
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
        _E,
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
        _W,
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
        _W,
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
        _W,
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
        _N,
        ("Not added", "不可加总"),
        ("Rates and averages are never added: {names}.", "比率和平均数不加总：{names}。"),
        ("Compute them from their parts.", "请由分子分母重新计算。"),
        ("人均科普经费 of seven districts.", "七个区县的人均科普经费。"),
    ),
    FindingCode(
        "YEAR_OTHER",
        _N,
        ("Other years", "其他年份"),
        (
            "{n} figures of other years ({years}) are not in the totals of {year}.",
            "{n} 个其他年份（{years}）的数字未计入 {year} 年合计。",
        ),
        ("Leave --year out to see them.", "不加 --year 即可看到。"),
        ("Last year's column beside this year's.", "今年数旁边的上年数一列。"),
    ),
)
"""Every code that a finding can carry."""

_BY_CODE = {c.code: c for c in FINDING_CODES}
_REASONS = {
    "a PDF": "PDF 文件",
    "a git-lfs pointer": "git-lfs 指针文件",
    "a Word document": "Word 文档",
    "a package of another kind": "其他压缩包",
    "no regular file": "特殊文件",
    "neither a workbook nor text": "既非工作簿也非文本的文件",
    "a page without a table": "没有表格的网页",
    "the file": "文件",
    "the sheet": "工作表",
    "five million cells": "五百万个单元格",
    "no worksheets": "没有工作表",
    "text in an unknown encoding": "编码无法识别",
    "a cell that stands there twice": "单元格重复",
    "two sheets of one name": "工作表重名",
    "two parts of one kind": "同类部分重复",
    "a cell that holds more than one value": "单元格中有多个值",
    "a cell of an unknown type": "单元格类型无法识别",
    "an element with thousands of attributes": "带有数千个属性的元素",
    "a text that is longer than its cell": "文本长度超出单元格",
    "a cell outside any sheet": "单元格超出范围",
    "a text that is not there": "引用的文本不存在",
    "a listed sheet that is not there": "所列工作表不存在",
    "the digits are not grouped as a number is": "数字分组不规范",
    "raised or circled digits stand among the digits": "数字中间夹有上标或带圈数字",
    "a code, not a quantity": "像编号而不是数量",
    "a range without a unit, or a telephone number": "没有单位的范围，或电话号码",
    "a date stands where a number is expected": "应填数字处为日期",
    "not a number": "不是数字",
    "a point may part thousands or decimals": "小数点可能是千位分隔符",
    "its rows have no labels": "行没有名称",
    "columns without a header": "列没有表头",
    "a column of years may be periods or values": "一列年份可能是时期，也可能是数值",
    "a column of numbers may be codes or values": "一列数字可能是编号，也可能是数值",
    "nothing says which column names the areas": "无法判断哪一列是地区",
    "a finer column may name the areas": "更细的一列也可能是地区",
    "an area may be the total of the others": "一个地区可能是其他地区的合计",
    "a hint says so": "版式说明如此",
    "words stand above figures": "数字上方是文字",
    "no row of words stands above the figures": "数字上方没有文字行",
    "headers name areas": "表头是地区",
    "the headings of groups name places": "分组标题是地名",
    "stated, or named by title, form or file": "用户指定，或见于标题、表头栏、文件名",
    "nothing names an area": "没有出现地区",
    "its header says so": "表头写明",
    "no other column of labels is there": "没有其他名称列",
    "its labels are places": "该列是地名",
    "it holds dates": "该列是日期",
    "headers name periods": "表头是时期",
    "nothing names a period": "没有出现时期",
    "headers name units": "表头写明单位",
    "labels or a column of units name units": "行名或单位列写明单位",
    "what is counted tells its unit, if anything does": "由指标推断单位",
    "words name totals": "文字写明是合计",
    "they add up other rows": "等于其他行之和",
    "words, periods or sums make them totals": "由文字、时期或求和判断为合计",
    "the sheet ends before": "表没有这么长",
    "there are no figures": "没有数字",
    "there are no words": "没有文字",
    "there are figures": "是数字",
    "the column holds no such thing": "该列没有这样的内容",
    "there is no row of a table": "没有表格行",
    "several figures stand in one cell": "一个单元格中有几个数字",
    "part": "一部分",
    "share": "占比",
    "the given --year": "指定的 --year",
    "the given --area": "指定的 --area",
    "the title": "标题",
    "the sheet's name": "表名",
    "the file's name": "文件名",
    "the cells": "单元格",
    "the words around the number contradict one another": "约数用词互相矛盾",
    "both are counted": "两者都已计入",
    "counted once": "只计一次",
    "with other figures, and both are counted": "数字不同，两者都已计入",
    "an 余 or 多 stands after an unround number": "余、多用在非整数后",
    "近 stands before an unround number": "近用在非整数前",
    "empty": "空白",
    "not a quantity": "不是数量",
    "64 MiB": "64 MiB",
    "128 MiB": "128 MiB",
    "zip": "zip",
    "not to be read as CSV": "无法按 CSV 读取",
    "Permission denied": "没有权限",
    "No such file or directory": "没有这个文件或文件夹",
    "Not a directory": "不是文件夹",
    "Is a directory": "是文件夹",
    "Read-only file system": "只读文件系统",
    "No space left on device": "磁盘已满",
    "Input/output error": "读写错误",
    "Bad file descriptor": "已关闭",
    "File too large": "文件过大",
    "File name too long": "文件名过长",
    "Disk quota exceeded": "超出磁盘配额",
    "Too many levels of symbolic links": "链接循环",
    "Too many open files": "打开的文件过多",
    "a part that is described in two ways or packed in an unusual one": "某部分的描述自相矛盾或压缩方式异常",
    "two parts of one name": "两个部分同名",
    "bytes before the first part": "第一部分之前有多余字节",
    "parts that overlap": "各部分互相重叠",
    "a part that is listed nowhere": "有未列入目录的部分",
    "the end of the workbook": "工作簿末尾",
    "a link to another file": "指向其他文件的链接",
    "a pipe": "管道",
    "a socket": "套接字",
    "a folder": "文件夹",
    "a device": "设备",
    "a presentation": "演示文稿",
    "a document of another kind": "其他类型的文档",
    "the number of its parts": "内部部分的数量",
    "what it unpacks to": "解压后的大小",
    "a row or column repeated less than once": "重复次数小于一的行或列",
    "the number of filled cells": "非空单元格数量",
    "the text of its cells": "单元格文字总量",
    "the text of a cell": "单元格中的文字",
    "what its merged cells cover": "合并单元格覆盖的范围",
}
"""What the facts of findings, and the system, may say, in Chinese; a test holds that none is forgotten."""


def make_finding(
    code: str,
    source: str = "",
    sheet: str = "",
    cell: str = "",
    raw: str = "",
    *,
    severity: Severity | None = None,
    **facts: object,
) -> Finding:
    """Make a finding; a code that the catalogue does not have is a KeyError."""
    entry = _BY_CODE[code]
    told = tuple((k, str(v)) for k, v in facts.items())
    return Finding(code, severity or entry.severity, source, sheet, cell, raw[:_LONGEST_RAW], told)


_MEANINGS = {
    "area": ("{what} names the areas", "{what} 是地区"),
    "no area": ("{what}: none names areas", "{what} 都不是地区"),
    "period": ("{what} holds periods", "{what} 是时期"),
    "value": ("{what} holds figures of its own", "{what} 是数值"),
    "code": ("{what} holds codes", "{what} 是编号"),
    "total": ("{what} adds up the others", "{what} 是合计"),
    "skip": ("{what} holds nothing that counts", "{what} 不计入"),
    "called by letters": ("{what} holds figures, called by its letter", "{what} 是数值，以列号为名"),
}
"""What a hint that a finding offers would mean."""


def meaning_of(offer: Offer, lang: str = "en") -> str:
    """Say in words how the sheet would be read under an offered hint."""
    return _MEANINGS[offer.meaning][lang == "zh"].format(what=offer.what)


def in_chinese(reason: str) -> str:
    """Put a reason, or several joined by semicolons, into Chinese; what is no reason stays as it is."""
    reasons = reason.split("; ")
    return "；".join(_REASONS[r] for r in reasons) if all(r in _REASONS for r in reasons) else reason


def message_of(finding: Finding, lang: str = "en") -> str:
    """Say in words what was found; `lang` is en or zh."""
    chinese = lang == "zh"
    facts = {k: in_chinese(v) if chinese else v for k, v in finding.facts}
    return _BY_CODE[finding.code].message[chinese].format(**facts)


def remedy_of(finding: Finding, lang: str = "en") -> str:
    """Say what to do about it; `lang` is en or zh."""
    return _BY_CODE[finding.code].remedy[lang == "zh"].format_map(dict(finding.facts))
