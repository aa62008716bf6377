"""Recognise what a label says of its row, column or line, in whatever language and spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial

from tallybook.notation.lexicon import CONCEPTS, Stand, concepts_in, words_for
from tallybook.notation.marks import RAISED_LETTERS
from tallybook.notation.unseen import seen

_CJK = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_HAN = re.compile(r"[\u3400-\u9fff]")
_GAP = re.compile(rf"(?<={_CJK})\s+(?={_CJK})")
_FOOTNOTE = re.compile(
    rf"(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079⁽⁾①-⑳]+|(?<=\w\w)⁽?[{RAISED_LETTERS}]⁾?|\s*\[(?:note|notes)\s[\d, ]+\])+\s*$",
    re.IGNORECASE,
)
_TWO_TONGUES = re.compile(rf"^([^A-Za-z]*{_CJK}[^A-Za-z]*?)[\s/]+([A-Za-z][^\u3400-\u9fff]*)$")
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*$")
_CALLED_HAN = re.compile(r"(?:[合总總共小]计数?|[合總共小]計數?|累计|累計)$")
_CALLED = re.compile(
    r"^(?:grand\s+|sub-?\s?)?total(?:e|es|t)?(?!\w)|(?<!\w)(?:totals?|totale|totaal|totalt|insgesamt|zusammen|ogółem|razem|celkem|toplamı?|итого|всего)$|"
    r"^(?:state|nation|country|county|city|province)-?wide$|^(?:the\s+)?(?:state|nation|country|county|province)$",
    re.IGNORECASE,
)
_MOST_WORDS, _WORD = 6, 3
_WORDS = re.compile(r"[\s/\-–]+")
_WHOLE = frozenset(concept for concept, stand in CONCEPTS.items() if stand is Stand.WHOLE)
_HEADERS = ("serial", "code", "contact", "remark", "unit", "area", "reporter", "indicator", "class", "period")
_UNSURE_HEADERS = frozenset({"class", "reporter"})
_CONTINUED = re.compile(
    r"^(?:表?\s*\d[\d.\-–]*\s+)?[(\[]?\s*(?:续表?|續表?|接上表|上接)\s*[\d一二三四五六七八九十]*\s*[)\]]?$|^[(\[]?(?:table \d+ )?(?:continued|cont'?d?\.?|fortsetzung)[)\]]?$",
    re.IGNORECASE,
)
_FORM_WORD = (
    r"填表人|填报人|制表人?|审核人|复核人|负责人|单位负责人|经办人|联系人|联系电话|联系方式|电话|手机|手机号码?|传真|邮编|邮政编码|"
    r"tel\.?|telephone|phone|fax|e-?mail|contact|prepared by|approved by|submitted by|signature|signed"
)
_FORM_WORDS = re.compile(rf"^(?:{_FORM_WORD})$", re.IGNORECASE)
_FORM = re.compile(
    rf"^(?:{_FORM_WORD}|填报日期|填表日期|报送日期|制表(?:日期|时间)|填报时间|(?:更新|生成|导出|打印|下载|查询)(?:日期|时间)|发布(?:日期|时间)|表\s*号|制定机关|批准文号|有效期至?|填报单位|报送单位|"
    r"(?:统计|报送|上报|截至|截止|填报)(?:时间段?|日期)|"
    r"(?:date (?:of )?)?(?:submission|submitted|publication|published|released?|updated?|last updated?|extracted?|run)(?: date| on)?)(?:\(.*\))?\s*[:：]",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^[\u4e00-\u9fff]{1,8}[省市区县镇乡州旗區縣鎮鄉].*(?:局|厅|廳|科协|委员会|办公室|中心|馆|館|校|中学|小学|大学|院|公司|会|基地|政府)$|"
    r"^(?:[A-ZÀ-Þ][\w'’.-]*\s+(?:of\s+)?){2,}(?:Office|Department|Council|Authority|Agency|School|College|University|Hospital|Library|Museum)$|"
    r"^(?i:mairie|école|lycée|collège|bibliothèque|ayuntamiento|escuela|biblioteca|escola|comune|prefeitura|amt|schule)\s+(?:de |d'|der |di |do )?\w|"
    r"\w(?:ная|ский|ское)\s+(?:\w+\s+)?(?:школа|библиотека|учреждение|управление|администрация)|[가-힣]+(?:시|군|구)\s?[가-힣]*(?:청|센터|학교|도서관)$"
)
_DEFAULT_SHEET = re.compile(
    r"^(?:sheet|工作表|table|tabelle|hoja|feuil|foglio|planilha|blad|ark|лист)\s*\(?\d*\)?$", re.IGNORECASE
)
_ANSWERED = re.compile(r"[^\W\d][^:：]{0,24}[:：]\s*[^\W\d]")
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
    if text.isascii() and text.isdigit():
        return text
    bare = _FOOTNOTE.sub("", seen(text).strip())
    return _GAP.sub("", re.sub(r"\s+", " ", unicodedata.normalize("NFKC", bare))).strip()


@lru_cache(maxsize=20_000)
def _spellings(label: str) -> tuple[str, ...]:
    """Give the ways to read a label: whole, without its brackets, and each half of one in two languages."""
    plain = clean_label(label).strip(":：* ")
    bare = _BRACKETS.sub("", plain)
    both = _TWO_TONGUES.match(bare)
    return tuple(dict.fromkeys((plain, bare, *(part.strip() for part in (both.groups() if both else ())))))


def _says(concept: str, label: str) -> bool:
    return not label.isdecimal() and concept in _said(label)


@lru_cache(maxsize=200_000)
def _said(label: str) -> frozenset[str]:
    """Give all concepts of which a label has words, in any way to read it, or says in two languages."""
    return frozenset().union(*(concepts_in(s) | _twice(s) for s in _spellings(label) if s))


def _twice(label: str) -> frozenset[str]:
    """Give what a label says as a whole in two languages one after the other: razem total, Toplam-Total."""
    words = _WORDS.split(label)
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, min(len(words), _MOST_WORDS)))
    return _WHOLE & frozenset().union(
        *(said & concepts_in(other) for one, other in halves if (said := concepts_in(one)))
    )


def tongues(label: str) -> tuple[str, ...]:
    """Give a label, and each half of it where it says a thing in two languages: 第一季 1.º T."""
    return _spellings(label)


@lru_cache(maxsize=20_000)
def halves(label: str) -> tuple[str, ...]:
    """Give the Chinese and the Western half of a label in two languages: 通滩镇 / Tongtan; else nothing."""
    both = _TWO_TONGUES.match(clean_label(label))
    parts = tuple(part.strip(" /") for part in both.groups()) if both else ()
    return parts if parts and len(parts[1]) >= _WORD else ()


def has_chinese(text: str) -> bool:
    """Whether a text has a Chinese character in it, as Japanese texts have too."""
    return bool(_HAN.search(text))


def is_total(label: str) -> bool:
    """Whether the whole label names a total: 合 计, 小计, Grand Total, Gesamt, 總數 Total."""
    return _says("total", label)


@lru_cache(maxsize=20_000)
def calls_total(label: str) -> bool:
    """Whether the name of an area calls it a total: State Total, Total North Island, 江阳区合计."""
    return any(_CALLED.search(s) or _CALLED_HAN.search(s) for s in _spellings(label))


def mentions_total(label: str) -> bool:
    """Whether the words speak of a total or of all of something: Total staff, All ages, 学生总数."""
    return _says("mentions", label) or is_total(label)


def is_subtotal(label: str) -> bool:
    """Whether the label names a total of some rows only: 小计, Subtotal, Zwischensumme, 东部地区."""
    return _says("subtotal", label)


def is_whole_area(label: str) -> bool:
    """Whether the label names a country or all of an area, so that its column names areas: 全国, Hele landet, Deutschland."""
    return _says("whole_area", label)


def is_sex(label: str) -> bool:
    """Whether the label names one of the sexes."""
    return _says("men_women", label)


def is_part(label: str) -> bool:
    """Whether the label says that its row is part of the one above: 其中, #, of which, davon."""
    return _says("part", label)


def is_only_part(label: str) -> bool:
    """Whether a line says nothing but that the rows below it are parts of the one above: 其中：, of which:."""
    return is_part(label) and any(
        (found := words_for("part", said)) and not said[found.end() :].strip(":： ") for said in _spellings(label)
    )


def is_net(label: str) -> bool:
    """Whether the label names a difference, which may be below nothing: net migration, 差额."""
    return _says("net", label)


def is_header(label: str) -> bool:
    """Whether the label is a word that only stands over a column: 区县, 指标名称, 计量单位."""
    return any(_says(kind, label) for kind in _HEADERS if kind not in _UNSURE_HEADERS)


def names_kind(label: str) -> bool:
    """Whether the label says what kind of thing stands below it: 区县, 学校名称, 指标, Sex, Year."""
    return any(_says(kind, label) for kind in _HEADERS)


def is_serial_header(label: str) -> bool:
    """Whether the header stands over serial numbers."""
    return _says("serial", label)


def is_code_header(label: str) -> bool:
    """Whether the header stands over codes."""
    return _says("code", label)


def is_contact_header(label: str) -> bool:
    """Whether the header stands over telephone numbers, postcodes and the like."""
    return _says("contact", label)


def is_note_header(label: str) -> bool:
    """Whether the header stands over remarks."""
    return _says("remark", label)


def is_unit_header(label: str) -> bool:
    """Whether the header stands over units."""
    return _says("unit", label)


def is_area_header(label: str) -> bool:
    """Whether the header stands over names of places or of those who report."""
    return _says("area", label)


def is_reporter_header(label: str) -> bool:
    """Whether the header stands over schools, offices or others who report for themselves."""
    return _says("reporter", label)


def is_class_header(label: str) -> bool:
    """Whether the header stands over the classes that a figure is broken down by: 年龄组, Sex, Type."""
    return _says("class", label)


def is_indicator_header(label: str) -> bool:
    """Whether the header stands over names of indicators."""
    return _says("indicator", label)


def is_period_header(label: str) -> bool:
    """Whether the header stands over years, months or dates."""
    return _says("period", label)


def is_value_header(label: str) -> bool:
    """Whether the header only says that values stand below: 数量, 本年, 完成情况, value."""
    return _says("value", label)


def is_last_year(label: str) -> bool:
    """Whether the header only says that the values below are those of the year before."""
    return _says("last_year", label)


def is_this_month(label: str) -> bool:
    """Whether the header says that the values below are those of the month that the table ends with: 本月, 当月."""
    return _says("this_month", label)


def is_last_month(label: str) -> bool:
    """Whether the header only says that the values below are those of the month before."""
    return _says("last_month", label)


def is_last_period(label: str) -> bool:
    """Whether the header only says that the values below are those of the period before: 上期, previous period."""
    return _says("last_period", label)


def is_ratio(label: str) -> bool:
    """Whether the words name a rate, share, average or per-head figure, which is never summed."""
    return _says("ratio", label)


def is_stock(label: str) -> bool:
    """Whether the words name a level at a moment."""
    return _says("stock", label)


def is_meta(label: str) -> bool:
    """Whether the label says what facts about its columns a row gives: Series Type, Frequency, Series ID."""
    return _says("meta", label)


def is_key(text: str) -> bool:
    """Whether the text asks for what stands beside it, as District: and 填报单位： do."""
    return text.rstrip().endswith((":", "："))


def is_answered(text: str) -> bool:
    """Whether the text asks and answers in one, as 汇总单位：科技局 and District: Gulu do."""
    return bool(_ANSWERED.match(clean_label(text)))


def is_front(name: str) -> bool:
    """Whether a sheet's name says that it only leads to others: Contents, 目录, Notes."""
    return _says("front", name)


def is_change(label: str) -> bool:
    """Whether the words name the change since another time, which is then no period of the figure."""
    return _says("change", label)


def is_growth(label: str) -> bool:
    """Whether the words name a growth, as a measure of its own."""
    return _says("growth", label)


def names_events(label: str) -> bool:
    """Whether the words stand over events, activities or programmes."""
    return _says("event", label)


def is_cumulative(label: str) -> bool:
    """Whether the words name a running total."""
    return _says("cumulative", label)


def is_running(label: str) -> bool:
    """Whether the whole label says that its figures have run on since January: 本年累计, year to date."""
    return _says("running", label)


def is_daily(title: str) -> bool:
    """Whether a title speaks of figures day by day: 日报, daily visits."""
    return any(map(partial(words_for, "daily"), title.splitlines()))


def is_weekly(title: str) -> bool:
    """Whether a title speaks of figures week by week: 周报, weekly return."""
    return any(map(partial(words_for, "weekly"), title.splitlines()))


def is_continuation(text: str) -> bool:
    """Whether the line only says that a table goes on: (续), 续表一, continued."""
    return bool(_CONTINUED.match(clean_label(text)))


def looks_like_note(text: str) -> bool:
    """Whether the line is a note or names a source."""
    return text.lstrip()[:1] in set("*＊†‡") or is_note(text)


def is_note(text: str) -> bool:
    """Whether the line says in words that it is a note, or names a source: 注：, Source:."""
    return _says("note", text)


def is_default_sheet(name: str) -> bool:
    """Whether a sheet bears the name that its program gave it: Sheet1, 工作表2, Tabelle1."""
    return bool(_DEFAULT_SHEET.match(name.strip()))


def names_office(text: str) -> bool:
    """Whether a text is formed as the name of an office, school or other body: 江阳区科技局, Gulu District Office."""
    return bool(_OFFICE.search(clean_label(text)))


@lru_cache(maxsize=20_000)
def is_form_word(text: str) -> bool:
    """Whether the whole text asks for who filled a form in, or how to reach them."""
    return bool(_FORM_WORDS.match(clean_label(text).rstrip(":： "))) or is_contact_header(text)


def asks_for_words(label: str) -> bool:
    """Whether a form's label asks for a person, an address or a date: what stands beside it is no figure."""
    return is_form_word(label) or _says("asked", label)


@lru_cache(maxsize=20_000)
def is_form_line(text: str) -> bool:
    """Whether the line is a form's head or foot: who filled it in, when, by what order."""
    return bool(_FORM.search(clean_label(text)))
