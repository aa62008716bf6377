"""The headings that people read, in English and Chinese."""

from __future__ import annotations

from dataclasses import asdict

from tallybook.model import Balance, Evidence
from tallybook.model.codes import in_chinese

HEADINGS: dict[str, tuple[str, str]] = {
    "fine": ("fine", "正常"),
    "lacking": ("lacking", "欠缺"),
    "broken": ("broken", "故障"),
    "area": ("Area", "地区"),
    "indicator": ("Indicator", "指标"),
    "year": ("Year", "年份"),
    "half": ("Half", "半年"),
    "quarter": ("Quarter", "季度"),
    "month": ("Month", "月份"),
    "activity": ("Activity", "活动"),
    "source": ("File", "文件"),
    "obs_value": ("Total", "合计"),
    "value_low": ("From", "下限"),
    "value_high": ("Up to", "上限"),
    "qualifier": ("Kind of value", "数值性质"),
    "unit_measure": ("Unit", "单位"),
    "obs_status": ("Status", "状态"),
    "observations": ("Figures", "数据个数"),
    "areas_reporting": ("Areas", "已报地区"),
    "areas_expected": ("Expected", "应报地区"),
    "coverage": ("Areas", "报送"),
    "bounds": ("Between", "区间"),
    "previous": ("Earlier", "上期"),
    "previous_qualifier": ("Kind (earlier)", "上期性质"),
    "change": ("Change", "增减"),
    "change_low": ("Change, from", "增减下限"),
    "change_high": ("Change, up to", "增减上限"),
    "change_qualifier": ("Kind (change)", "增减性质"),
    "change_like_for_like_low": ("Same areas, from", "同口径增减下限"),
    "change_like_for_like_high": ("Same areas, up to", "同口径增减上限"),
    "change_like_for_like_qualifier": ("Kind (same areas)", "同口径增减性质"),
    "previous_like_for_like": ("Earlier, same areas", "上期同口径"),
    "change_like_for_like": ("Change, same areas", "同口径增减"),
    "areas_compared": ("Areas compared", "同口径地区"),
    "area_label": ("Area", "地区"),
    "indicator_label": ("Indicator", "指标"),
    "time_period": ("Period", "时期"),
    "ref_area": ("Area code", "地区代码"),
    "value": ("Value", "数值"),
    "sheet": ("Sheet", "工作表"),
    "cell": ("Cell", "单元格"),
    "raw": ("As written", "原文"),
    "code": ("Code", "代码"),
    "severity": ("Severity", "级别"),
    "message": ("What", "问题"),
    "remedy": ("Remedy", "处理办法"),
    "path": ("File", "文件"),
    "sha256": ("SHA-256", "SHA-256"),
    "format": ("Format", "格式"),
    "numbers": ("Numbers", "数字"),
    "printed_totals": ("Printed totals", "表内合计"),
    "periods": ("Periods", "时期"),
    "codes": ("Codes", "编码"),
    "excluded": ("Excluded", "排除"),
    "unexplained": ("Unexplained", "未能解释"),
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "note": ("note", "提示"),
    "explained": ("explained", "已说明"),
    "said": ("The sender explains: {text}", "报送单位说明：{text}"),
    "exact": ("exact", "准确"),
    "over": ("over", "余"),
    "at_least": ("at least", "以上"),
    "at_most": ("at most", "以下"),
    "nearly": ("nearly", "近"),
    "about": ("about", "约"),
    "range": ("range", "区间"),
    "vague": ("vague", "概数"),
    "role.observation": ("observation", "观测"),
    "role.printed_total": ("printed total", "表内合计"),
    "role.period": ("period", "时期"),
    "role.code": ("code", "编码"),
    "role.excluded": ("excluded", "排除"),
    "role.unexplained": ("unexplained", "未能解释"),
    "role.mark": ("mark for no number", "无数标记"),
    "role.header": ("header", "表头"),
    "role.label": ("label", "名称"),
    "role.unit": ("unit", "单位"),
    "role.note": ("note", "备注"),
    "role.line": ("line beside tables", "表外文字"),
    "role.": ("other text", "其他文字"),
    "header_path": ("Header path", "表头路径"),
    "hidden": ("hidden", "隐藏"),
    "rows_blank": ("rows {first}–{last}: empty", "第 {first}–{last} 行：空白"),
    "rows_folded": ("rows {first}–{last} ({n} rows)", "第 {first}–{last} 行（共 {n} 行）"),
    "rows_left_out": (
        "Rows {first}–{last} are not on this page, which would be too large; --format csv gives every cell.",
        "第 {first}–{last} 行未列入本页（页面过大）；用 --format csv 可得到全部单元格。",
    ),
    "how_read": ("How this file was understood", "本文件的识别结果"),
    "why": ("What the reading rests on", "识别依据"),
    "sheets": ("Sheets", "工作表"),
    "of_the_file": ("About the whole file", "关于整个文件"),
    "none_found": ("No findings.", "没有问题。"),
    "legend": ("Legend", "图例"),
    "of_which_numbers": ("of which numbers", "其中数字"),
    "suggestion": ("Suggestion", "建议"),
    "explanation": ("Explanation", "报送单位说明"),
    "effect": ("Effect", "影响"),
    "effect_share": ("Share of the total", "占合计"),
    "place": ("Where", "位置"),
    "what": ("What, and what to do", "问题及处理办法"),
    "errors": ("Errors", "错误"),
    "warnings": ("Warnings", "警告"),
    "notes": ("Notes", "提示"),
    "findings": ("Findings", "问题数"),
    "By code": ("By code", "分代码"),
    "no_one_area": ("(no one area)", "（不限于某一地区）"),
    "counts": (
        "{findings} finding(s): {errors} error(s), {warnings} warning(s), {notes} note(s)",
        "共 {findings} 条：错误 {errors}，警告 {warnings}，提示 {notes}",
    ),
    "counts_explained": (", of the warnings {n} explained", "，警告中已说明 {n}"),
    "counts_since": (
        "since the earlier check: {new} new, {still} still there, {gone} gone",
        "与上次检查相比：新增 {new}，仍在 {still}，已消除 {gone}",
    ),
    "any": ("any", "全部"),
    "all": ("show all", "显示全部"),
    "filter": ("Filter", "筛选"),
    "search": ("search in all of it", "在全文中查找"),
    "nothing_found": ("nothing found", "没有发现问题"),
    "review": ("What the review found", "审核结果"),
    "title": ("Title", "名称"),
    "example": ("Example", "例"),
    "balance": ("balance", "平衡"),
    "numbers_read": ("numbers read", "个数字"),
    "reported_numbers": ("Observations", "观测"),
    "more": ("… and {n} more (all are in --format json)", "……另有 {n} 条（--format json 列出全部）"),
    "written": ("written: {path}", "已写入：{path}"),
    "remembered": ("{said} means {means}, as {path} now remembers", "{said} 即 {means}，已记入 {path}"),
    "compared": ("compared with {path}", "对比数据取自 {path}"),
    "evidence": (
        "rows {rows}: {about}: {taken} ({because}, {strength} %)",
        "第 {rows} 行：{about}：{taken}（{because}，{strength}%）",
    ),
    "why.header": ("header", "表头"),
    "why.columns": ("columns", "列"),
    "why.areas": ("areas", "地区"),
    "why.periods": ("periods", "时期"),
    "why.units": ("units", "单位"),
    "why.sheet": ("sheet", "工作表"),
    "why.totals": ("totals", "合计"),
    "Observations.obs_value": ("Value", "数值"),
    "Observations.indicator": ("Indicator id", "指标代码"),
    "Sources.observations": ("Observations", "观测"),
    "Totals": ("Totals", "合计"),
    "By area": ("By area", "分地区"),
    "Observations": ("Observations", "观测"),
    "Findings": ("Findings", "问题"),
    "Review": ("Review", "审核意见"),
    "Review.message": ("What", "问题"),
    "Review.explanation": ("Explanation", "说明"),
    "Review.counts": (
        "Errors: {error} · warnings: {warning} · notes: {note}",
        "错误 {error} 个 · 警告 {warning} 个 · 提示 {note} 个",
    ),
    "Review.how": (
        "Correct wrong figures in their cells, which are coloured; explain those that are right in the column Explanation. Then send this workbook back.",
        "数字有误的，请直接在标色的单元格中更正；数字无误的，请在“说明”列写明原因。完成后请将本工作簿发回。",
    ),
    "letter.title": ("Review of {name}", "报表审核意见：{name}"),
    "letter.found": (
        "Your return {name} was reviewed: errors {error}, warnings {warning}, notes {note}.",
        "贵单位报送的 {name} 已审核：错误 {error} 个，警告 {warning} 个，提示 {note} 个。",
    ),
    "letter.explained": (
        "Warnings that you have explained already: {n}. Nothing more is needed for them.",
        "已说明原因的警告 {n} 个，无需再处理。",
    ),
    "letter.until": ("Please answer by: ________________", "请于 ______年____月____日 前回复。"),
    "letter.list": ("What matters most", "主要问题"),
    "letter.more": (
        "And {n} more: all of them are in the marked workbook, on its first sheet.",
        "另有 {n} 条，全部问题见审核件第一张工作表。",
    ),
    "letter.how": ("How to answer", "如何回复"),
    "letter.answer": (
        "1. Open {copy}, which comes with this text. The first sheet, Review, lists every finding; a click on a cell's name leads to it. Cells that were found are coloured and carry a note.\n2. Where a figure is wrong, correct it in its cell.\n3. Where a figure is right, write why in the column Explanation of the sheet Review. An error needs a correction; an explanation alone does not settle it.\n4. Save the workbook and send it back. Please leave the sheet Review in it.",
        "1. 打开随附的 {copy}。第一张工作表“审核意见”列出全部问题，点击单元格名称即可跳转；有问题的单元格已标色并附批注。\n2. 数字有误的，请直接在原单元格中更正。\n3. 数字无误的，请在“审核意见”表的“说明”列写明原因。错误必须更正，仅作说明不能消除。\n4. 保存后将工作簿发回，请勿删除“审核意见”表。",
    ),
    "letter.anew": (
        "No marked copy could be made of this file. Please correct what is named above and send the workbook again.",
        "该文件无法生成审核件。请按上述意见处理后重新报送工作簿。",
    ),
    "returned": ("written for {n} sender(s): {path}", "已为 {n} 个报送单位写入退回材料：{path}"),
    "Sources": ("Sources", "来源"),
}


def heading(word: str, lang: str) -> str:
    """Give a word of the program in a language; an unknown one stays as it is."""
    return HEADINGS[word][lang == "zh"] if word in HEADINGS else word


def evidence_in_words(evidence: Evidence, lang: str) -> str:
    """Write what a decision rests on, and how strong that is."""
    because = in_chinese(evidence.because) if lang == "zh" else evidence.because
    facts = asdict(evidence) | {"because": because, "about": heading(f"why.{evidence.about}", lang)}
    return heading("evidence", lang).format(**facts | {"taken": evidence.taken or "?"})


def balance_in_words(balance: Balance, lang: str) -> str:
    """Write a balance as the sum it is."""
    counts = asdict(balance)
    numbers = counts.pop("numbers")
    shown = {"observations": "reported_numbers"}
    parts = ", ".join(f"{n} {heading(shown.get(name, name), lang).lower()}" for name, n in counts.items())
    return f"{numbers} {heading('numbers_read', lang)} = {parts}"
