"""Write names of areas plainly: what a reader passes over makes no difference, whatever tells two areas apart does."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from tallybook.model import Quantity
from tallybook.notation.marks import RAISED_LETTERS
from tallybook.notation.quantities import read_quantity

_MARKS = "¹²³⁰⁴-⁹⁽⁾①-⑳*＊#＃†‡※☆★△▲"
_MARKED = re.compile(
    rf"^[{_MARKS}\s]+|[{_MARKS}\s]+$|(?<=\w\w)⁽?[{RAISED_LETTERS}]⁾?$|\s*\[[\w*]{{1,3}}\]$|(?<=[\u4e00-\u9fff])\d{{1,2}}[)）]$"
)
_ASIDE = re.compile(r"^(.+?)\s*[(（]([^()（）]*)[)）]$", re.DOTALL)
_REMARK = re.compile(r"(?:注|note)?\s*[a-z0-9*#]?\d?|(?:19|20)\d\d\s*年?[初中末底]?|盖章|公章|签章|续", re.IGNORECASE)
_PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|"
    "纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|鄂温克族|德昂族|保安族|"
    "裕固族|独龙族|鄂伦春|门巴族|珞巴族|基诺族|各族"
)
_SELF_GOVERNED = re.compile(rf"(?<=..)(?:{_PEOPLES})*自治(?:区|州|县|旗)$|(?<=..)自治(?:区|州|县|旗)$")
_LEVEL = re.compile(r"(?<=..)(?:特别行政区|地区|林区|特区|省|市|区|县|旗|盟|州)$")
_WESTERN = re.compile(
    r"(?<=\w)\s+(?:district|county|city|region|province|borough|parish|municipality|township|town|village|prefecture)$",
    re.IGNORECASE,
)
_LONG_LEVEL = {"自治区": "区", "自治州": "州", "自治县": "县", "自治旗": "旗"}


@lru_cache(maxsize=20_000)
def plain_area(label: str) -> str:
    """Write an area's name without what tells no two areas apart.

    That is gaps, line breaks, letter case, full-width and traditional forms, marks of footnotes, and brackets that hold
    a population, a year, the number of a note or a remark on the form itself. Other brackets say which area is meant, and stay.
    """
    bare = _MARKED.sub("", _without_aside(_MARKED.sub("", label.strip())))
    return "".join(unicodedata.normalize("NFKC", bare).split()).casefold().translate(_simplified())


def short_forms(name: str) -> frozenset[str]:
    """Give the plain forms of a name without its level: 江阳 for 江阳区, 湘西 and 湘西州 for 湘西土家族苗族自治州.

    Nothing shorter than two characters is a name.
    """
    plain = plain_area(name)
    forms = {_LEVEL.sub("", plain), plain_area(_WESTERN.sub("", name.strip()))}
    if governed := _SELF_GOVERNED.search(plain):
        root = plain[: governed.start()]
        forms = {root, root + _LONG_LEVEL[governed.group()[-3:]]}
    return frozenset(forms - {plain})


def is_traditional(label: str) -> bool:
    """Whether a label is written with traditional characters."""
    return any(ord(c) in _simplified() for c in label)


def _without_aside(label: str) -> str:
    match = _ASIDE.match(label)
    if not match:
        return label
    said = unicodedata.normalize("NFKC", match.group(2)).strip()
    number = read_quantity(said)
    told = _REMARK.fullmatch(said) or (isinstance(number, Quantity) and number.unit)
    return match.group(1) if told else label


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Give the simplified form of each traditional character that names of divisions have."""
    text = files("tallybook.notation").joinpath("register/traditional.csv").read_text(encoding="utf-8")
    return {ord(row["traditional"]): row["simplified"] for row in csv.DictReader(text.splitlines())}
