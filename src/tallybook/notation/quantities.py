"""Read a whole text as a quantity, by grammar; what does not fit is unread.

The rules are those of domain use: 余 and 多 open the place they stand at, 超 has no upper
bound, 近 no lower one, 约 neither.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from tallybook.model import Qualifier, Quantity, Unread
from tallybook.notation.marks import RAISED_LETTERS
from tallybook.notation.numerals import BIG, CHINESE, PLACES, last_place, read_arabic, read_chinese, shifted
from tallybook.notation.units import WORDS, base_word, simplify

_BEFORE = {
    Qualifier.OVER: ("超过", "突破", "超", "逾", "多于", "大于"),
    Qualifier.AT_LEAST: ("不少于", "不低于", "至少", "最少", "达上", "上"),
    Qualifier.AT_MOST: ("不超过", "不多于", "不高于", "至多", "最多"),
    Qualifier.NEARLY: ("将近", "接近", "近"),
    Qualifier.ABOUT: ("大约", "约", "约为", "大概"),
    Qualifier.EXACT: ("达到", "高达", "多达", "共计", "累计", "合计", "总计", "共", "达"),
}
_AFTER = {
    Qualifier.AT_LEAST: ("以上", "及以上"),
    Qualifier.AT_MOST: ("以下", "以内", "之内"),
    Qualifier.ABOUT: ("左右", "上下"),
}
_UNITS = "|".join(sorted((re.escape(w) for w in WORDS), key=len, reverse=True))
_NUMERAL = rf"(?:\d[\d, ]*(?:\.\d+)?|[{CHINESE}]+)"
_GRAMMAR = re.compile(
    rf"(?P<number>{_NUMERAL})(?P<o1>[余多来]?)(?P<place>[十百千]?)(?P<big>[万亿]{{0,2}})(?P<rest>[\d{CHINESE}]*)(?P<o2>[余多来]?)"
    rf"(?P<unit>(?:{_UNITS})(?:\((?:次|册|套|份)\))?|成|)(?:单位|县|)(?P<o3>)"
)
_RANGE = re.compile(
    rf"(?P<a>\d+(?:\.\d+)?)(?P<ma>[万亿千百]?)\s*(?:-|–|—|~|～|至|到)\s*(?P<b>\d+(?:\.\d+)?)(?P<mb>[万亿千百]?)(?P<unit>(?:{_UNITS})?)"
)
_PAIR = re.compile(
    rf"(?P<lead>十?)(?P<a>[一二两三四五六七八九])(?P<b>[二三四五六七八九])(?P<place>[十百千]?)(?P<big>[万亿]?)(?P<unit>(?:{_UNITS})?)"
)
_VAGUE = re.compile(rf"(?P<word>数|几)(?P<place>[十百千]?)(?P<big>[万亿]?)(?P<unit>(?:{_UNITS})?)")
_TEENS = re.compile(rf"(?P<tens>[二三四五六七八九]?)十几(?P<big>[万亿]?)(?P<unit>(?:{_UNITS})?)")
_WESTERN = re.compile(
    r"(?P<sign>[-+−]?)\s?(?P<money>[$€£¥₹]|US\$|USD|EUR|GBP|Rs\.?)?\s?(?P<number>\d[\d, '’]*(?:\.\d+)?|\.\d+)"
    r"(?:(?P<k>k)|\s?(?P<power>thousand|million|mio\.?|mln\.?|billion|bn|mrd\.?|lakhs?|lacs?|crores?)|(?(money)\s?(?P<short>(?:m|cr)\b)|(?!)))?"
    r"\s?(?P<percent>[%‰]?)(?P<back>-?)",
    re.IGNORECASE,
)
_MONEY = {
    "$": "$",
    "us$": "USD",
    "usd": "USD",
    "€": "EUR",
    "eur": "EUR",
    "£": "£",
    "gbp": "£",
    "¥": "元",
    "₹": "Rs",
    "rs": "Rs",
}
_WORD_POWERS = {
    "k": 3, "thousand": 3, "lakh": 5, "lac": 5, "m": 6, "million": 6, "mio": 6, "mln": 6, "cr": 7, "crore": 7, "billion": 9, "bn": 9, "mrd": 9,
}  # fmt: skip
_COMPARISON = (
    r"<=|>=|[<>≤≥~≈]|less than|fewer than|under|up to|at most|more than|over|at least|"
    r"about|around|approx(?:\.|imately)?|circa|ca?\.|nearly|almost"
)
_COMPARED = re.compile(rf"(?P<word>{_COMPARISON})\s*(?P<rest>\d.*|\.\d.*)", re.IGNORECASE)
_AFTER_LEAST = re.compile(r"(?P<rest>\d[\d, ]*(?:\.\d+)?[万亿]?)\s*(?:\+|or more|and over|and above)", re.IGNORECASE)
_COMPARISONS = {
    Qualifier.OVER: frozenset({">", "more than", "over"}),
    Qualifier.AT_LEAST: frozenset({">=", "≥", "at least"}),
    Qualifier.AT_MOST: frozenset({"<", "<=", "≤", "less than", "fewer than", "under", "up to", "at most"}),
    Qualifier.NEARLY: frozenset({"nearly", "almost"}),
    Qualifier.ABOUT: frozenset(
        {"~", "≈", "about", "around", "approx.", "approximately", "approx", "circa", "ca.", "c."}
    ),
}
_FOOTNOTE = re.compile(
    rf"(?:[¹²³⁰⁴-⁹⁽⁾①-⑳]+(?:[,，、]\s?[¹²³⁰⁴-⁹⁽⁾]+)*|(?<=\d)⁽?[{RAISED_LETTERS}]⁾?|\*+|\s*\[[a-z]{{1,2}}\]|\s*\[(?:note )?\d{{1,2}}\]|(?<=\d)\s*[*†‡])$|^[①-⑳]\s*(?=\d)"
)
_RAISED_SIGNS = frozenset("⁺⁻⁼₊₋₌")
_NEGATIVE = re.compile(r"^[△▲▼]\s*(?=\d)")
_SPELLED_YEAR = re.compile(r"[〇零○oO一二三四五六七八九]{4}年")
_BRACKETED_UNIT = re.compile(rf"(?<=[\d余多十百千万亿])\s*\(((?:十万|百万|千万|[万亿千百])?(?:{_UNITS}))\)$")
_NUMBERLIKE = re.compile(r"[-+(]?\s*[¥$€£]?\s*\d[\d.,'_ /:eE+-]*[%)]?")
_UNIT_BELOW = re.compile(r"(?<=\d)\s*\n\s*(?=[^\W\d])")
_DASHED = re.compile(r"[\d,]+(?:\s*[-–—~]\s*[\d,]+)+|\d{1,2}:\d\d(?::\d\d)?")
_CODE_LENGTH = 11
_FIRST_WORDS = (*(w for words in (*_BEFORE.values(), *_AFTER.values()) for w in words), "数", "几", *_MONEY)
_BEGINS = re.compile(
    rf"[{CHINESE}{''.join(BIG)}oO]|{'|'.join(map(re.escape, _FIRST_WORDS))}|{_COMPARISON}", re.IGNORECASE
)
"""With what a quantity begins that begins with a letter."""
_POWER = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "": 0}

_SIGNS = str.maketrans("−٬٫", "-,.")
"""Signs of figures that have but one meaning, the Arabic ones between thousands and before decimals among them."""


@lru_cache(maxsize=4096)
def read_quantity(text: str, unit: str = "") -> Quantity | Unread:
    """Read a text as a quantity in its base unit; `unit` is used when the text has none."""
    shown = _NEGATIVE.sub("-", _FOOTNOTE.sub("", text.strip()))
    plain = _plain(shown)
    if not plain or (plain[0].isalpha() and not _BEGINS.match(plain)):
        return Unread("not a quantity" if plain else "empty")
    code = _code(plain)
    if code and not (unit and _RANGE.fullmatch(plain)):
        return code
    found = _western(plain, unit) or _compared(plain, unit) or _special(plain, unit) or _chinese(plain, unit)
    if found and _raised(shown):
        return Unread("raised or circled digits stand among the digits", numberlike=True)
    if found:
        return found
    if _NUMBERLIKE.fullmatch(plain) and not _DASHED.fullmatch(plain):
        return Unread("the digits are not grouped as a number is", numberlike=True)
    return Unread("not a quantity")


def _plain(text: str) -> str:
    text = re.sub(r"[ \u00a0\u2000-\u200a\u202f\u3000\t]+", " ", _UNIT_BELOW.sub(" ", text))
    return _BRACKETED_UNIT.sub(r"\1", simplify(text).translate(_SIGNS).strip())


def _raised(text: str) -> bool:
    """Whether a digit or sign that is none of the number, such as a footnote's mark, would be taken for one of its own."""
    if text.isascii():
        return False
    kinds = ("No" if c in _RAISED_SIGNS else unicodedata.category(c) for c in text)
    return any({"No", "Nd"} == {a, b} for a, b in pairwise(kinds))


def _code(text: str) -> Unread | None:
    """Codes and telephone numbers are digits, but no quantities."""
    digits = text.isdigit()
    if digits and (len(text) >= _CODE_LENGTH or (text[0] == "0" and len(text) > 1)):
        return Unread("a code, not a quantity")
    return Unread("a range without a unit, or a telephone number") if _DASHED.fullmatch(text) else None


def _western(text: str, unit: str) -> Quantity | None:
    bracketed = re.fullmatch(r"\(\s*([\d., ]+)\s*\)", text)
    match = _WESTERN.fullmatch(bracketed.group(1) if bracketed else text)
    if not match:
        return None
    value = read_arabic(match["number"].strip())
    if value is None:
        return None
    word = match["k"] or match["power"] or match["short"] or ""
    power = _WORD_POWERS[word.lower().rstrip(".s")] if word else 0
    money = (match["money"] or "").lower().rstrip(".")
    negative = bool(bracketed) or match["sign"] == "-" or match["back"] == "-"
    value = shifted(value.copy_negate() if negative and value else value, power)
    return _exact(_tidy(value), match["percent"] or _MONEY.get(money) or unit, power)


def _compared(text: str, unit: str) -> Quantity | None:
    """Read a number with a Western sign or word of comparison: <5 bounds what it hides and has no value."""
    match, more = _COMPARED.fullmatch(text), _AFTER_LEAST.fullmatch(text)
    inner = (match or more or {"rest": ""})["rest"]
    found = (_western(inner.strip(), unit) or _chinese(inner.strip(), unit)) if inner else None
    word = match["word"].lower() if match else "at least"
    qualifier = next(q for q, words in _COMPARISONS.items() if word in words)
    return compared(found, qualifier, below=word in {"<", "less than", "fewer than", "under"})


def compared(found: Quantity | Unread | None, qualifier: Qualifier, *, below: bool = False) -> Quantity | None:
    """Give a plain figure the bounds of a word; `below` a bound the value itself is not known."""
    if not isinstance(found, Quantity) or found.qualifier is not Qualifier.EXACT:
        return None
    value = found.value
    low = value if qualifier in {Qualifier.OVER, Qualifier.AT_LEAST} else None
    high = value if qualifier in {Qualifier.AT_MOST, Qualifier.NEARLY} else None
    return found._replace(value=None if below else value, low=low, high=high, qualifier=qualifier)


def _exact(value: Decimal, unit: str, power: int = 0) -> Quantity:
    return Quantity(value, value, value, Qualifier.EXACT, unit, power)


def _tidy(value: Decimal) -> Decimal:
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < Decimal(10) ** 20 else value
    )


def _special(text: str, unit: str) -> Quantity | None:
    compact = text.replace(" ", "")
    if compact in {"零", "〇"}:
        return _exact(Decimal(0), unit)
    forms = ((_SPELLED_YEAR, _year), (_RANGE, _range), (_TEENS, _teens), (_PAIR, _pair), (_VAGUE, _vague))
    found = ((read, m) for form, read in forms if (m := form.fullmatch(compact)))
    return next((read(m, unit) for read, m in found if _counts(m, unit)), None)


def _counts(match: re.Match[str], unit: str) -> bool:
    """Whether a form that says no unit may borrow one: without, 三四 and 几十 are words."""
    return bool(match.groupdict().get("unit", "-") or unit or match.groupdict().get("mb"))


def _year(match: re.Match[str], _unit: str) -> Quantity:
    digits = [read_chinese(c) for c in match.group()[:4]]
    return _exact(Decimal("".join(str(d) for d in digits)), "年")


def _teens(match: re.Match[str], unit: str) -> Quantity | None:
    power = _POWER[match["big"]]
    tens = read_chinese(match["tens"]) if match["tens"] else None
    low = (10 * (tens or Decimal(1))).scaleb(power)
    return Quantity(None, _tidy(low), _tidy(low + Decimal(10).scaleb(power)), Qualifier.VAGUE, match["unit"] or unit)


def _vague(match: re.Match[str], unit: str) -> Quantity | None:
    power = _POWER[match["place"]] + _POWER[match["big"]]
    low, high = Decimal(2).scaleb(power), Decimal(10).scaleb(power)
    return Quantity(None, _tidy(low), _tidy(high), Qualifier.VAGUE, match["unit"] or unit)


def _range(match: re.Match[str], unit: str) -> Quantity | None:
    """Read 1-3万人次; without a unit or a power of ten it may be a telephone number."""
    last = _POWER[match["mb"]]
    first = _POWER[match["ma"]] if match["ma"] else last
    low, high = Decimal(match["a"]).scaleb(first), Decimal(match["b"]).scaleb(last)
    if low >= high or not (match["unit"] or unit or last):
        return None
    return Quantity(None, _tidy(low), _tidy(high), Qualifier.RANGE, base_word(match["unit"]) or unit, last)


def _pair(match: re.Match[str], unit: str) -> Quantity | None:
    a, b = read_chinese(match["a"]), read_chinese(match["b"])
    if a is None or b is None or b != a + 1:
        return None
    power = _POWER[match["place"]] + _POWER[match["big"]]
    lead = 10 if match["lead"] else 0
    return Quantity(
        None,
        _tidy((a + lead).scaleb(power)),
        _tidy((b + lead).scaleb(power)),
        Qualifier.RANGE,
        match["unit"] or unit,
        power,
    )


def _chinese(text: str, unit: str) -> Quantity | None:
    compact = re.sub(r"(?<!\d) | (?!\d)", "", text)
    compact, unit = (compact[1:], "元") if compact.startswith("¥") else (compact, unit)
    before, rest = _take(compact, _BEFORE, front=True)
    after, rest = _take(rest, _AFTER, front=False)
    tail, rest = _after_number(rest)
    counted = "一" + rest if rest[:1] in tuple(BIG) and (before or rest[1:2] in tuple("余多来")) else rest
    match = _GRAMMAR.fullmatch(counted)
    if not match:
        return None
    return _measured(match, before, after or tail, unit)


def _take(text: str, words: dict[Qualifier, tuple[str, ...]], *, front: bool) -> tuple[Qualifier | None, str]:
    for qualifier, options in words.items():
        for word in sorted(options, key=len, reverse=True):
            if front and text.startswith(word) and len(text) > len(word):
                return qualifier, text[len(word) :]
            if not front and text.endswith(word) and len(text) > len(word):
                return qualifier, text[: -len(word)]
    return None, text


def _after_number(text: str) -> tuple[Qualifier | None, str]:
    """Find 以上 between number and unit: 3万以上人次."""
    for qualifier, options in _AFTER.items():
        for word in options:
            if word in text:
                return qualifier, text.replace(word, "", 1)
    return None, text


def _measured(match: re.Match[str], before: Qualifier | None, after: Qualifier | None, unit: str) -> Quantity | None:
    read = _value(match)
    if read is None:
        return None
    value, step, power = read
    over = bool(match["o1"] or match["o2"])
    named = base_word(match["unit"])
    if named == "成":
        value, step, named = value * 10, step * 10, "%"
    if not named and not unit and not _stands_alone(match, before or after, over=over):
        return None
    words: set[Qualifier] = {q for q in (before, after) if q and q is not Qualifier.EXACT}
    return _bounded(_tidy(value), step, words, named or unit, power, over=over)


def _stands_alone(match: re.Match[str], qualifier: Qualifier | None, *, over: bool) -> bool:
    """Whether a text without a unit is surely a quantity and not an outline number or a word."""
    arabic = match["number"][0].isdigit()
    if arabic:
        return True
    long_numeral = len(match["number"]) > 1 and bool(match["big"])
    compound = len(match["rest"]) > 1
    return bool(
        long_numeral
        or compound
        or (over and (match["big"] or len(match["number"]) > 1))
        or (qualifier and match["big"])
    )


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal, int] | None:
    """Give the value, the step of 余, and the power of ten applied."""
    number = _numeral(match["number"].strip())
    if number is None:
        return None
    power = _POWER[match["place"]] + sum(BIG[c] for c in match["big"])
    value = shifted(number, power)
    if match["rest"]:
        return _compound(value, power, match)
    if match["o1"] or not power:
        step = last_place(number).scaleb(power)
    elif number == number.to_integral_value():
        step = Decimal(1).scaleb(power)
    else:
        step = last_place(number).scaleb(power)
    return value, step, power


def _compound(value: Decimal, power: int, match: re.Match[str]) -> tuple[Decimal, Decimal, int] | None:
    """Read 1万2千 and 两万七千: the second part lies below the first."""
    second = _rest(match["rest"], power)
    if second is None or not power or second >= Decimal(10) ** power:
        return None
    return value + second, last_place(second or value), power


def _rest(text: str, power: int) -> Decimal | None:
    """Read what follows 万: 2千, 5千6百, 七千; a lone digit counts the next lower place, as people say 两万五."""
    if len(text) == 1 and (digit := read_arabic(text) or read_chinese(text)) is not None and text not in PLACES:
        return digit.scaleb(power - 1)
    if read_chinese(text) is not None:
        return read_chinese(text)
    pairs = re.findall(r"(\d+)([千百十]?)", text)
    if "".join(a + b for a, b in pairs) != text:
        return None
    return sum((Decimal(a).scaleb(_POWER[b]) for a, b in pairs), Decimal(0))


def _numeral(text: str) -> Decimal | None:
    return read_arabic(text) if text[0].isdigit() else read_chinese(text)


def _bounded(
    value: Decimal, step: Decimal, words: set[Qualifier], unit: str, power: int, *, over: bool
) -> Quantity | None:
    if len(words) > 1 or (over and words & {Qualifier.NEARLY, Qualifier.AT_MOST}):
        doubt = "the words around the number contradict one another"
        return Quantity(value, None, None, Qualifier.ABOUT, unit, power, (doubt,))
    if over and not words:
        odd = ("an 余 or 多 stands after an unround number",) if step == 1 else ()
        return Quantity(value, value, _tidy(value + step), Qualifier.OVER, unit, power, odd)
    word = next(iter(words), Qualifier.EXACT)
    odd = ("近 stands before an unround number",) if word is Qualifier.NEARLY and last_place(value) == 1 else ()
    bounds = {
        Qualifier.EXACT: (value, value),
        Qualifier.OVER: (value, None),
        Qualifier.AT_LEAST: (value, None),
        Qualifier.AT_MOST: (None, value),
        Qualifier.NEARLY: (None, value),
        Qualifier.ABOUT: (None, None),
    }[word]
    return Quantity(value, *bounds, word, unit, power, odd)
