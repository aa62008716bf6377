"""Recognise the words by which tables say what a row, column or line is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CJK = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_HAN = re.compile(r"[\u3400-\u9fff]")
_GAP = re.compile(rf"(?<={_CJK})\s+(?={_CJK})")
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+$")
_I = re.IGNORECASE

_TOTAL = re.compile(
    r"^(?:.{0,8}(?:合计|总计|小计|共计|總計|合計|小計|總和|总和)|全(?:国|省|市|区|县|州|國)|全国总计|全[市省区县]总计|"
    r"(?:\d{4}\s+)?(?:grand|sub|over-?all)?[\s-]?totals?(?:\s+\d{4})?|total general|totales|insgesamt|gesamt|summe|overall|both sexes|full year|annual(?: total)?|year total|全年(?:合计|累计|总计)?|年度合计|全年数|1[月]?\s*[-–—~～至]\s*12\s*月|all|national|national total)$",
    _I,
)
_SUBTOTAL = re.compile(r"小计|小計|\bsub-?\s?totals?\b|\bsubtotal(?:es)?\b|\bzwischensumme\b|\bsous-total\b", _I)
_MENTIONS = re.compile(
    r"\b(?:totals?|all|both|overall|totales|totale|totaal|insgesamt|gesamt|zusammen|ensemble|suma|ogółem|razem|celkem|"
    r"összesen|toplam|jumlah|persons|persone|personas|personnes|всего|итого)\b|[合总總共小]计|[合總共小]計|总[数量额和]|總[數量額和]|総数|합계|전체|총계",
    _I,
)
_CALLED = re.compile(
    r"^(?:grand\s+|sub-?\s?)?total(?:es|e)?\b|\btotals?$|^all\s|[合总總共小]计$|[合總共小]計$|^(?:state|nation|country|county|city|province)-?wide$|insgesamt$|zusammen$",
    _I,
)
_SEX = re.compile(
    r"^(?:男|女)(?:性|生|子|士)?$|^(?:fe)?males?$|^(?:wo)?men$|^(?:boys|girls|hombres|mujeres|hommes|femmes|homens|mulheres|"
    r"maschi|femmine|männlich|weiblich|männer|frauen|mannen|vrouwen|mężczyźni|kobiety|män|kvinnor|menn|kvinner|мужчины|женщины)$",
    _I,
)
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*$")
_PART = re.compile(r"^(?:[#＃]|其中|of which|davon)", _I)
_HEADERS = {
    "serial": re.compile(r"^(?:序号|編號|编号|行号|序|no\.?|nr\.?|#|lfd\.?\s*nr\.?|s/?n|item no\.?)$", _I),
    "code": re.compile(r"^(?:.*(?:代码|编码|代碼)|(?:.*\s)?(?:code|id|rs|ars|fips|uid|geoid))$", _I),
    "note": re.compile(r"^(?:备注|備註|说明|注|remarks?|notes?|comments?|bemerkung(?:en)?|observaciones)$", _I),
    "unit": re.compile(r"^(?:计量单位|計量單位|单位|單位|unit|units|unit of measure|einheit|unidad)$", _I),
    "area": re.compile(
        r"^(?:.*(?:地区|地區|区县|县区|区划|乡镇|街道|省份|省市|城市|县\(?市|市州|区域|辖区|单位名称|填报单位|被包保单位|行政区|社区|村名)(?:名称)?|区|县|市|省|"
        r"(?:.*\b)?(?:district|town|county|region|province|state|area|municipality|borough|authority|sub-?county|country|city|village|ward|facility)(?:\s+name)?|"
        r"(?:bundes)?land|ccaa|comunidad(?:es)?(?: aut[oó]nomas?)?)$",
        _I,
    ),
    "reporter": re.compile(
        r"^(?:.*(?:学校|學校|单位|單位|机构|機構|部门|部門|基地|场馆|场所|站点|站名|馆名|企业|公司|医院|名称)(?:名称|全称)?|"
        r"(?:.*\b)?(?:schools?|offices?|organi[sz]ations?|departments?|agenc(?:y|ies)|institutions?|hospitals?|librar(?:y|ies)|cent(?:re|er)s?|sites?|providers?|labs?|stations?|compan(?:y|ies)|clinics?|name)(?:\s+name)?)$",
        _I,
    ),
    "indicator": re.compile(
        r"^(?:指标|指标名称|指標|项目|項目|内容|统计指标|指标项|类别|名称|metrics?|indicators?|items?|measures?|variables?)$",
        _I,
    ),
    "class": re.compile(
        r"^(?:.{0,8}(?:性别|性別|年龄|年齡|年龄段|组别|組別|年龄组|种族|種族|民族|语言|語言|程度|学历|學歷|状况|狀況|身分|身份|类型|類型|类别|類別|种类|種類|行业|行業|职业|職業|职称|等级|级别|分组|人数分组|规模|形式|方式|来源|用途)|"
        r"(?:.*\b)?(?:age(?:\s+(?:groups?|range|band|class))?|sex|gender|ethnic(?:ity| group| origin)|race|language|religion|(?:marital |employment |activity )?status|type(?: of .*)?|kind(?: of .*)?|categor(?:y|ies)|"
        r"class|group|level|grade|attainment|occupation|industry|sector|size|qualification|altersgruppe|geschlecht|alter|art|edad|sexo|grupo.*|tipo.*|sexe|âge|tranche d'âge))$",
        _I,
    ),
    "period": re.compile(
        r"^(?:年份|月份|年度|年|月|日期|时间|時間|期间|years?|months?|dates?|periods?|quarters?|time|fecha|datum|jahr|monat|活动日期|活动时间|举办时间)$",
        _I,
    ),
}
_VALUE = re.compile(
    r"^(?:数值|数量|数|值|数据|数额|本[年月季期](?:度|实际|数|完成)?|今年|当[年月](?:数)?|合计数|实际|实际数|完成(?:数|情况|量)?|填报数|上报数|统计数|"
    r"上年(?:度|数|实际|同期)?|去年(?:同期)?|全年|value|amount|number|figure|obs_value|this year|last year|previous year)$",
    _I,
)
_RATIO = re.compile(
    r"率(?:$|[(（/、])|占比|比重|人均|户均|平均|均值|%|％|‰|百分比|百分点|同比|环比|增长|增幅|增减|指数(?:$|[(（])|比例|"
    r"\b(?:rates?|ratio|per\s+capita|per\s+head|average|mean|median|percent(?:age)?|share|proportion|index|quote|anteil|porcentaje|(?:je|pro|per)\s+1[\d.,]*00)\b|quote$",
    _I,
)
_STOCK = re.compile(
    r"年末|期末|月末|存栏|在册|结存|保有量|\bat\s+(?:year\s+)?end\b|\bend\s+of\s+(?:year|period)\b|\bstocks?\b|\bpopulation\b",
    _I,
)
_CUMULATIVE = re.compile(r"累计|累計|\bcumulative\b|kumulativ|to\s+date\b|\byear-to-date\b|\bytd\b", _I)
_NOTE = re.compile(
    r"^(?:[*＊†‡]|注|註|说明|备注|数据来源|资料来源|來源|注释|sources?\b|notes?\b|anmerkung|quelle|fuente|\d+[.)、]\s*\S{6,})",
    _I,
)
_CONTINUED = re.compile(
    r"^[(\[]?\s*(?:续表?|續表?|接上表|上接)\s*[\d一二三四五六七八九十]*\s*[)\]]?$|^[(\[]?(?:table \d+ )?(?:continued|cont'?d?\.?|fortsetzung)[)\]]?$",
    _I,
)
_FORM = re.compile(
    r"^(?:填表人|审核人|联系电话|填报日期|填表日期|报送日期|单位负责人|负责人|制表|制表人|表\s*号|制定机关|批准文号|有效期至?|填报单位|报送单位|联系人|(?:统计|报送|上报|截至|截止|填报)(?:时间段?|日期)|电话)(?:\(.*\))?\s*[:：]"
)


_FORM_WORD = re.compile(
    r"^(?:填表人|填报人|制表人?|审核人|复核人|负责人|单位负责人|经办人|联系人|联系电话|联系方式|电话|手机|手机号码?|传真|邮编|邮政编码|"
    r"tel\.?|telephone|phone|fax|e-?mail|contact|prepared by|approved by|signature|signed)$",
    _I,
)


_OUTLINE = re.compile(
    r"^(?:(?P<cn>[一二三四五六七八九十]{1,3}\s*[、.．])|(?P<cnb>[（(][一二三四五六七八九十]{1,3}[)）]|[㈠-㈩])|"
    r"(?P<num>\d{1,2}\s*[、.．](?!\d))|(?P<numb>[（(]\d{1,2}[)）]|[①-⑳]))\s*"
)


def outline(label: str) -> tuple[int, str]:
    """Part a label from its outline number: 一、 is level 1, （一） 2, 1. 3, (1) 4, none 0."""
    match = _OUTLINE.match(label.strip())
    if not match or not label.strip()[match.end() :]:
        return 0, label
    return 1 + [bool(match[g]) for g in ("cn", "cnb", "num", "numb")].index(True), label.strip()[match.end() :]


@lru_cache(maxsize=20_000)
def clean_label(text: str) -> str:
    """Write a label plainly: full-width forms, line breaks, gaps inside words, footnote marks."""
    bare = _FOOTNOTE.sub("", text.strip())
    return _GAP.sub("", re.sub(r"\s+", " ", unicodedata.normalize("NFKC", bare))).strip()


def has_chinese(text: str) -> bool:
    """Whether a text has a Chinese character in it, as Japanese texts have too."""
    return bool(_HAN.search(text))


def is_total(label: str) -> bool:
    """Whether the whole label names a total: 合 计, 小计, Grand Total, Gesamt."""
    plain = clean_label(label).rstrip(":：*")
    return bool(_TOTAL.match(plain) or _TOTAL.match(_BRACKETS.sub("", plain)))


def calls_total(label: str) -> bool:
    """Whether the name of an area calls it a total: State Total, Total North Island, 江阳区合计."""
    return bool(_CALLED.search(_BRACKETS.sub("", clean_label(label))))


def mentions_total(label: str) -> bool:
    """Whether the words speak of a total or of all of something: Total staff, All ages, Kisumu Total, 学生总数."""
    return bool(_MENTIONS.search(clean_label(label)))


def is_subtotal(label: str) -> bool:
    """Whether the label names a total of some rows only: 小计, Subtotal, Zwischensumme."""
    return bool(_SUBTOTAL.search(clean_label(label)))


def is_sex(label: str) -> bool:
    """Whether the label names one of the sexes."""
    return bool(_SEX.match(clean_label(label)))


def is_part(label: str) -> bool:
    """Whether the label says that its row is part of the one above: 其中, #, of which."""
    return bool(_PART.match(clean_label(label)))


def _is_header(kind: str, label: str) -> bool:
    return bool(_HEADERS[kind].match(_BRACKETS.sub("", clean_label(label))))


def is_header(label: str) -> bool:
    """Whether the label is a word that only stands over a column: 区县, 指标名称, 计量单位."""
    return any(_is_header(kind, label) for kind in _HEADERS if kind not in {"class", "reporter"})


def names_kind(label: str) -> bool:
    """Whether the label says what kind of thing stands below it: 区县, 学校名称, 指标, Sex, Year."""
    return any(_is_header(kind, label) for kind in _HEADERS)


def is_serial_header(label: str) -> bool:
    """Whether the header stands over serial numbers."""
    return _is_header("serial", label)


def is_code_header(label: str) -> bool:
    """Whether the header stands over codes."""
    return _is_header("code", label)


def is_note_header(label: str) -> bool:
    """Whether the header stands over remarks."""
    return _is_header("note", label)


def is_unit_header(label: str) -> bool:
    """Whether the header stands over units."""
    return _is_header("unit", label)


def is_area_header(label: str) -> bool:
    """Whether the header stands over names of places or of those who report."""
    return _is_header("area", label)


def is_reporter_header(label: str) -> bool:
    """Whether the header stands over schools, offices or others who report for themselves."""
    return _is_header("reporter", label)


def is_class_header(label: str) -> bool:
    """Whether the header stands over the classes that a figure is broken down by: 年龄组, Sex, Type."""
    return _is_header("class", label)


def is_indicator_header(label: str) -> bool:
    """Whether the header stands over names of indicators."""
    return _is_header("indicator", label)


def is_period_header(label: str) -> bool:
    """Whether the header stands over years, months or dates."""
    return _is_header("period", label)


def is_value_header(label: str) -> bool:
    """Whether the header only says that values stand below: 数量, 本年, 完成情况, value."""
    return bool(_VALUE.match(clean_label(label)))


def is_ratio(label: str) -> bool:
    """Whether the words name a rate, share, average or per-head figure, which is never summed."""
    return bool(_RATIO.search(clean_label(label)))


def is_stock(label: str) -> bool:
    """Whether the words name a level at a moment."""
    return bool(_STOCK.search(clean_label(label)))


def is_cumulative(label: str) -> bool:
    """Whether the words name a running total."""
    return bool(_CUMULATIVE.search(clean_label(label)))


def is_continuation(text: str) -> bool:
    """Whether the line only says that a table goes on: (续), 续表一, continued."""
    return bool(_CONTINUED.match(clean_label(text)))


def looks_like_note(text: str) -> bool:
    """Whether the line is a note or names a source."""
    return bool(_NOTE.match(clean_label(text)))


def is_form_word(text: str) -> bool:
    """Whether the whole text asks for who filled a form in, or how to reach them."""
    return bool(_FORM_WORD.match(clean_label(text).rstrip(":： ")))


def is_form_line(text: str) -> bool:
    """Whether the line is a form's head or foot: who filled it in, when, by what order."""
    return bool(_FORM.search(clean_label(text)))
