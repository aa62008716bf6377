"""Read units and the powers of ten that stand before them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tallybook.notation.lexicon import words_for
from tallybook.notation.western_units import currencies, is_rate_unit, read_western_unit

_WORDS = [
    "人次",
    "人",
    "份",
    "册",
    "套",
    "种",
    "块",
    "幅",
    "张",
    "场次",
    "场",
    "次",
    "名",
    "个",
    "家",
    "条",
    "期",
    "项",
    "件",
    "户",
    "辆次",
    "辆",
    "台",
    "吨",
    "公斤",
    "千克",
    "克",
    "箱",
    "袋",
    "包",
    "平方米",
    "平方公里",
    "公顷",
    "亩",
    "公里",
    "米",
    "小时",
    "天",
    "届",
    "处",
    "所",
    "支",
    "队",
    "站",
    "部",
    "集",
    "本",
    "盒",
    "头",
    "只",
    "株",
    "千瓦",
    "千瓦时",
    "吨标准煤",
    "吨标煤",
    "吨公里",
    "人公里",
    "标准箱",
    "工时",
    "元",
    "美元",
    "港元",
    "日元",
    "円",
    "명",
    "원",
    "개",
    "건",
    "호",
    "톤",
    "가구",
    "세대",
    "人月",
    "人年",
    "人天",
    "车次",
    "班",
    "班次",
    "篇",
    "座",
    "间",
    "床",
    "张次",
    "例",
    "剂",
    "剂次",
    "门",
    "类",
    "款",
    "批",
    "枚",
    "篇次",
    "家次",
    "课时",
    "学时",
    "站次",
    "台套",
    "户次",
    "项次",
    "人日",
    "立方米",
    "升",
    "度",
    "村",
    "%",
    "‰",
    "箱/袋",
    "场(次)",
    "人(次)",
    "回",
    "회",
    "권",
    "개소",
]
WORDS = frozenset(_WORDS)
_MEASURES = frozenset(
    ("吨", "公斤", "千克", "克", "平方米", "平方公里", "公顷", "亩", "公里", "米", "小时", "天", "千瓦", "千瓦时", "元", "美元", "港元", "日元", "円", "원",
     "톤", "吨标准煤", "吨标煤", "吨公里", "人公里", "工时", "人月", "人年", "人天", "课时", "学时", "人日", "立方米", "升", "度", "%", "‰"),
)  # fmt: skip
_COUNTED_ABROAD = frozenset(
    ("persons", "personnes", "personas", "Personen", "heads", "households", "dwellings", "cases", "vehicles", "orang", "kişi", "fő", "человек",
     "осіб", "osób", "osob", "persone", "pessoas", "người", "คน", "inwoners", "Einwohner", "habitants", "habitantes"),
)  # fmt: skip
_TRADITIONAL = str.maketrans(
    "萬億場冊種戶戸個張條項輛噸頃畝數處臺間門類級隊約餘圓", "万亿场册种户户个张条项辆吨顷亩数处台间门类级队约余元"
)
_POWERS = (("十万", 5), ("百万", 6), ("千万", 7), ("万", 4), ("亿", 8), ("千", 3), ("百", 2))
_FURTHER_POWERS = (
    ("十亿", 9), ("천만", 7), ("백만", 6), ("십억", 9), ("천", 3), ("만", 4), ("억", 8),
)  # fmt: skip
_FIRST_OF_POWERS = {word[0] for word, _ in (*_POWERS, *_FURTHER_POWERS)}
_BRACKET = re.compile(r"^(.*?)\s*[(（\[【]([^()（）\[\]【】]+(?:\([^()]*\))?)[)）\]】]\s*$", re.DOTALL)
_CLOSING = re.compile(r"^(.*?\w)[,:\s]+((?:in\s+)?[£$€₹]\s?\S.*)$", re.IGNORECASE)
_BEHIND_COMMA = re.compile(r"^(.*\w[)\]]?),\s+((?:in\s+)?[^\s,][^,]*)$", re.IGNORECASE)
_BEHIND_IN = re.compile(r"^(.*\w[)\]]?)\s+(?:in|en|em|w|v|в|у|u|i|σε)\s+(\S.*)$", re.IGNORECASE)
_EACH = re.compile(
    "(?:.*元|公斤|千克|斤|克|吨|平方米|立方米|升|度|千瓦时|辆|张|床|册|个|台)/(?:每)?(?:[百千万]?人|亩|公顷|平方公里|平方米|吨|公斤|千克|户|天|日|小时|月|年|立方米|头|株)"
    "|人/(?:平方公里|平方米|公顷)"
)
_RATE_CODE = re.compile(r"(?:PC|RT|P|IX|I\d\d|AVG|RATIO|YR)(?:_\w+)?|\w+_(?:HAB|KM2|HA|EMP|PER)")
_CODED_POWERS = {"THS": 3, "MIO": 6, "BIO": 9}
_MEETINGS = frozenset({"场", "场次"})
_TITLE = re.compile(
    r"(?:计量单位|金额单位|单位|單位|単位|단위|หน่วย|\b(?:units?|unidad(?:e|es)?(?: de medida)?|unités?|einheit|unità|jednostka|đơn vị(?: tính)?|satuan|birim|(?:единица|ед\.) ?(?:измерения|изм\.)))"
    r"\s*[:：]\s*([^)）]+)",
    re.IGNORECASE,
)
_CURRENCY = re.compile("^(?:新?台[币幣]|人民[币幣]|nt\\$)(?=.*元)", re.IGNORECASE)
_SAYS = re.compile(
    "(" + "|".join(sorted((w for w in WORDS if len(w) > 1 and w.endswith("次")), key=len, reverse=True)) + ")$"
    "|([人次场户册份件家项期篇条辆种天张套块幅])数$"
)
_TWICE = re.compile(r"([\u4e00-\u9fff][^A-Za-z$£€]*?)[\s/]*([A-Za-z$£€][^\u4e00-\u9fff]*)")
_INNER = re.compile(r"\(([^()]+)\)")
_CLAUSE = re.compile(r"[,;:，；：](?!\d{3})")
_IN = re.compile(r"\(\s*in\s+([^)]+)\)", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\s*\([\d,.$ ]+\s+(?:represents|means|=)\s+[^()]*\)|[.,;]\s*(?:see|except)\s[^()\[\]]*", re.IGNORECASE
)
"""What is said beside a scale: [In thousands (4,567 represents 4,567,000). See text]."""
_NOT_UNITS = re.compile(r"(?<=[\u4e00-\u9fff])(?<!表)(?<!计量)(?<!計量)(?<!金额)(?<!货币)(?<!数量)(?:单位|單位)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit and the power of ten that leads to it: 万元 is 元 and 4."""

    base: str
    multiplier: int = 0

    def __str__(self) -> str:
        """Write it as a sheet would: 万元."""
        powers = {power: word for word, power in _POWERS}
        return (powers.get(self.multiplier, f"10^{self.multiplier} ") if self.multiplier else "") + self.base


def simplify(text: str) -> str:
    """Write a unit's traditional and full-width characters the plain way."""
    return unicodedata.normalize("NFKC", text).translate(_TRADITIONAL)


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit | None:
    """Read a whole text as a unit; None when it is not one that is known."""
    plain = re.sub(r"\s+", " ", simplify(text)).strip()
    western = read_western_unit(plain)
    return Unit(*western) if western else _chinese(plain.replace(" ", "")) or _in_two_tongues(plain)


def _in_two_tongues(text: str) -> Unit | None:
    """Read a unit that is said twice, in Chinese and in English: 千項 Thousand, 百萬港元 HK$ million."""
    match = _TWICE.fullmatch(text)
    if not match:
        return None
    one, other = _chinese(match[1].replace(" ", "")), read_western_unit(match[2])
    return one if one and other and one.multiplier == other[1] else None


def _chinese(text: str) -> Unit | None:
    text = _CURRENCY.sub("", text)
    if text in WORDS:
        return Unit(base_word(text))
    for prefix, power in (*_POWERS, *_FURTHER_POWERS) if text[:1] in _FIRST_OF_POWERS else ():
        rest = text.removeprefix(prefix)
        if rest != text and rest in WORDS:
            return Unit(base_word(rest), power)
    parts = re.split(r"[/、·]", text)
    if len(parts) > 1 and all(p in WORDS for p in parts):
        return Unit(text)
    return Unit("", {"万": 4, "亿": 8}[text]) if text in {"万", "亿"} else None


def is_counted(base: str) -> bool:
    """Whether a base unit counts whole things: 人次, 份, households; not 元, 吨 or hours."""
    return base in _COUNTED_ABROAD or (base in WORDS and base not in _MEASURES)


def is_rate(base: str) -> bool:
    """Whether a base unit counts one thing for each of another, which is never added: hg/ha, 元/人, 公斤/亩, RT."""
    return is_rate_unit(base) or bool(_EACH.fullmatch(base) or _RATE_CODE.fullmatch(base))


def read_unit_code(code: str) -> Unit | None:
    """Read a unit as the keys of statistical offices give it: THS_PER, MIO_EUR, PC, RT."""
    if code == "PC":
        return Unit("%")
    power, _, thing = code.partition("_")
    if power in _CODED_POWERS:
        return Unit({"PER": "persons"}.get(thing, thing), _CODED_POWERS[power])
    return Unit(code) if _RATE_CODE.fullmatch(code) else None


def base_word(word: str) -> str:
    """Give the base of an alternative: 人(次) is 人次, 份(册) is 份."""
    match = re.fullmatch(r"(.+)\((.+)\)", word)
    if not match:
        return word
    joined = match.group(1) + match.group(2)
    return joined if joined in WORDS else match.group(1)


def count_the_same(one: str, other: str) -> bool:
    """Whether two base units count the same things: 12场 and 12场次 do, 12人 and 12人次 do not."""
    return one == other or {one, other} == _MEETINGS


def split_unit(label: str) -> tuple[str, Unit | None]:
    """Part a label from the unit in its closing brackets: 发放资料(万份) → 发放资料, 份 ×10⁴."""
    match = _BRACKET.match(label)
    if match and match.group(1).strip():
        inner = re.sub(r"^(?:单位|計量單位|计量单位|unit)\s*[:：]\s*", "", match.group(2).strip(), flags=re.IGNORECASE)
        unit = read_unit(inner)
        if unit:
            return (label if is_rate_unit(unit.base) else match.group(1).strip()), unit
    if (closing := _CLOSING.match(label)) and (unit := read_unit(closing.group(2))) and unit.multiplier:
        return closing.group(1).strip(), unit
    if behind := _behind(label):
        return behind
    scaled = (read_unit(inner) for inner in _INNER.findall(label)) if label[-1:].isdigit() else ()
    if scale := next((unit for unit in scaled if unit and unit.multiplier), None):
        return label, scale
    if "%" in label or "％" in label:
        return label, Unit("%")
    return label, None


def _behind(label: str) -> tuple[str, Unit] | None:
    """Part a label from a unit behind a comma, or behind in: Затраты, тыс. руб.; Kosten in TEUR; Wydatki w tys. zł.

    Behind in only one of money or with a power of ten: people in households are no unit.
    """
    comma, within = _BEHIND_COMMA.match(label), _BEHIND_IN.match(label)
    for match, sure in ((comma, True), (within, False)):
        unit = read_unit(match[2]) if match else None
        if match and unit and (unit.multiplier or unit.base in currencies() or (sure and unit.base)):
            return match[1].strip(), unit
    return None


def title_units(text: str) -> tuple[Unit, ...]:
    """Find the units that a title line states for its whole table: 单位：万元、人次 gives two."""
    if _NOT_UNITS.search(text):
        return ()
    plain = _EXAMPLE.sub("", unicodedata.normalize("NFKC", text))
    for pattern in (_TITLE, _IN):
        match = pattern.search(plain)
        if match:
            return _listed(match.group(1))
    whole = read_unit(plain.strip("()[] "))
    if whole and whole.multiplier:
        return (whole,)
    clauses = [c.strip("()[] ") for c in _CLAUSE.split(plain)]
    stated = (read_unit(inner) for inner in (*re.findall(r"[(\[]([^()\[\]]+)[)\]]", plain), *clauses[1:], *clauses[:1]))
    return tuple(dict.fromkeys(unit for unit in stated if unit and unit.multiplier))


def is_unit_line(text: str) -> bool:
    """Whether a text says nothing but in what a table counts: 单位：万人, (in thousands of dollars)."""
    plain = unicodedata.normalize("NFKC", text).strip().strip("()[]")
    return (bool(_TITLE.match(plain)) and not _NOT_UNITS.search(text)) or (
        text.strip()[:1] in "(（[" and bool(read_unit(plain))
    )


def _listed(text: str) -> tuple[Unit, ...]:
    whole = read_unit(text.strip())
    if whole and not re.search("[、,，]", text):
        return (whole,)
    found = []
    for word in re.split(r"[、,，/;；和及\s]+", text):
        unit = read_unit(word)
        if unit is None:
            break
        found.append(unit)
    return tuple(found)


def implied_unit(label: str) -> Unit | None:
    """Give the unit that a name itself says: 培训人次 counts 人次, 参加人数 counts 人; Number of visits only that it counts."""
    match = _SAYS.search(label)
    if match:
        return Unit(match.group(1) or match.group(2))
    return Unit("") if words_for("count", label) else None


@lru_cache(maxsize=20_000)
def without_units(path: str) -> str:
    """Write a header path without its units: 发放资料(万份) / 本年, 发放资料 / 本年 and 发放资料 / 本年 / 万份 are alike."""
    first, *further = path.split(" / ")
    return " / ".join(split_unit(part)[0] for part in (first, *(p for p in further if read_unit(p) is None)))
