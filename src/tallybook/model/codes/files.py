"""What befell files as a whole: what they are, whether they could be read, whether they were sent twice."""

from __future__ import annotations

from tallybook.model.codes.code import AGAIN, NOTHING, WORKBOOK, E, FindingCode, N, W

FILES: tuple[FindingCode, ...] = (
    FindingCode(
        "FILE_MISSING",
        E,
        ("No such file", "文件不存在"),
        ("There is no such file or folder.", "没有这个文件或文件夹。"),
        ("Check the path.", "请检查路径。"),
        ("tallybook totals dat/", "tallybook totals dat/（实为 data/）"),
    ),
    FindingCode(
        "FILE_UNREADABLE",
        E,
        ("Cannot be opened", "无法打开"),
        ("The system would not open the file: {why}.", "系统无法打开该文件：{why}。"),
        ("Check that it may be read.", "请检查读取权限。"),
        ("A file that only another user may read.", "只有其他用户可读的文件。"),
    ),
    FindingCode(
        "FILE_CHANGED",
        E,
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
        E,
        ("Empty", "空文件"),
        ("The file holds nothing.", "文件没有内容。"),
        ("Ask the sender for it again.", "请报送单位重新报送。"),
        ("A workbook of 0 bytes, as broken uploads leave it.", "上传中断留下的 0 字节工作簿。"),
    ),
    FindingCode(
        "FILE_TYPE",
        E,
        ("Not a workbook", "不是工作簿"),
        ("This is {what}, whatever its name says.", "该文件实际是{what}。"),
        WORKBOOK,
        ("A PDF named 报表.xlsx.", "名为“报表.xlsx”的 PDF 文件。"),
    ),
    FindingCode(
        "FILE_DAMAGED",
        E,
        ("Damaged", "文件损坏"),
        (
            "The file is damaged or cut off ({where}); no number in it can be trusted.",
            "文件损坏或不完整（{where}），其中的数字不可信。",
        ),
        AGAIN,
        ("A download that broke off half way.", "下载到一半的文件。"),
    ),
    FindingCode(
        "FILE_PASSWORD",
        E,
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
        E,
        ("Too large", "文件过大"),
        ("{what} is beyond the limit of {limit}.", "{what}超过上限 {limit}。"),
        ("Split it, or save it without pictures.", "请拆分文件，或去掉图片后保存。"),
        ("A workbook full of photographs.", "插满照片的工作簿。"),
    ),
    FindingCode(
        "FILE_EXTENSION",
        N,
        ("Named otherwise", "扩展名不符"),
        (
            "The name ends in .{suffix}, but the content is {kind}, and was read so.",
            "扩展名为 .{suffix}，内容是 {kind}，已按内容读取。",
        ),
        NOTHING,
        ("A web page saved as 年度数据.xls.", "存成“年度数据.xls”的网页。"),
    ),
    FindingCode(
        "FILE_ENCODING",
        W,
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
        N,
        ("Carries macros", "含有宏"),
        ("The workbook carries macros; they were not run.", "工作簿含有宏，未运行。"),
        NOTHING,
        ("报表.xlsm.", "报表.xlsm。"),
    ),
    FindingCode(
        "FILE_TRAILING",
        W,
        ("More than a workbook", "文件后有多余内容"),
        (
            "{n} bytes follow the end of the workbook; they are no part of it and were not read.",
            "工作簿结尾之后还有 {n} 字节，不属于工作簿，未读取。",
        ),
        AGAIN,
        ("A mail program that put its footer behind the attachment.", "邮件程序在附件末尾追加了内容。"),
    ),
    FindingCode(
        "FILE_SKIPPED",
        W,
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
        N,
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
        "FILE_ANSWERED",
        N,
        ("Answered", "已退回更正"),
        (
            "The marked copy of this return came back as {answer}; only that counts.",
            "本报表的审核件已退回（{answer}），只计退回件。",
        ),
        NOTHING,
        ("江阳区.xlsx, and the marked copy of it with the corrections.", "江阳区.xlsx 及其已更正的审核件。"),
    ),
    FindingCode(
        "CELLS_CORRECTED",
        N,
        ("Corrected cells", "更正的单元格"),
        (
            "Of {n} cells the marked copy differs from {original}{change}.",
            "审核件与 {original} 相比有 {n} 个单元格不同{change}。",
        ),
        ("Look at the old and the new figure.", "请核对更正前后的数字。"),
        ("讲座 12 became 120 in the copy that came back.", "退回的审核件把讲座 12 改为 120。"),
    ),
    FindingCode(
        "EXPLANATION_ALONE",
        N,
        ("Explanation of what is gone", "原问题已消除的说明"),
        (
            "The sender explains {about}, which is found here no more: {said}",
            "报送单位对 {about} 作了说明，该问题已不存在：{said}",
        ),
        NOTHING,
        ("The cell was corrected, and explained as well.", "单元格已更正，同时填写了说明。"),
    ),
    FindingCode(
        "RETURN_FAILED",
        W,
        ("No marked copy", "未能生成审核件"),
        ("No marked copy of this return could be made: {why}.", "无法生成本报表的审核件：{why}。"),
        ("Send the covering text alone.", "请只发送审核意见文本。"),
        ("A workbook that was saved anew while it was checked.", "审核期间又被保存过的工作簿。"),
    ),
    FindingCode(
        "RETURN_VALUES",
        N,
        ("Marked copy of values", "审核件仅含数值"),
        (
            "The marked copy holds the values alone, without formulas and formats: {why}.",
            "审核件只含数值，不含公式和格式：{why}。",
        ),
        ("Tell the sender that the copy looks different.", "请告知报送单位审核件的外观有所不同。"),
        ("A return in .xls, which comes back as .xlsx.", "以 .xls 报送的报表，审核件为 .xlsx。"),
    ),
    FindingCode(
        "RETURN_REDUCED",
        N,
        ("Left out of the marked copy", "审核件缺少的内容"),
        (
            "The marked copy lacks what the return has beside its cells: {what}.",
            "审核件缺少原件单元格以外的内容：{what}。",
        ),
        (
            "Ask the sender to put the corrections into the original, if it is needed.",
            "如需保留，请报送单位在原件中更正。",
        ),
        ("A return with a chart and a photograph.", "带图表和照片的报表。"),
    ),
    FindingCode(
        "FILE_BLANK",
        W,
        ("No number", "没有数字"),
        ("There is no number in the file; nothing of it was counted.", "文件中没有数字，未计入任何内容。"),
        ("Ask the sender for the filled-in workbook.", "请报送单位填写后重新报送。"),
        ("A form that was sent back empty.", "未填写就交回的空表。"),
    ),
    FindingCode(
        "FILE_DUPLICATE",
        N,
        ("Sent twice", "重复文件"),
        ("The same bytes as {original}; counted once.", "与 {original} 完全相同，只计一次。"),
        NOTHING,
        ("江阳区.xlsx and 江阳区(1).xlsx.", "江阳区.xlsx 和 江阳区(1).xlsx。"),
    ),
    FindingCode(
        "FILE_COPY",
        W,
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
        E,
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
        E,
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
        E,
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
)
