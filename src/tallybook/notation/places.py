"""Recognise the names of places: by their endings in Chinese, numbered wards, and the world's countries and divisions.

Source of the names: ISO 3166, as pycountry carries it. A name is matched whole, never by likeness.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_CHINESE = re.compile(
    r"[\u4e00-\u9fff\s]{1,12}(?:省|市|区|县|镇|乡|街道|旗|州|村|社区|區|縣|鎮|鄉|里|町|府|道|都)$|[\uac00-\ud7a3]{1,5}(?:시|도|구|군|동|읍|면)$"
)
_WESTERN = re.compile(
    r"\S.*\s(?:district|county|city|region|province|state|borough|parish|municipality|township|shire|town|village|division|prefecture|governorate)(?:,\s?[A-Z]{2})?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:ward|district|region|zone|precinct|area|council district|arrondissement|distrito|bezirk|kreis|okres)\s*(?:no\.?\s*)?(?:\d{1,3}|[ivx]{1,5})",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"\b(?:province|provincia|region|región|state|county|district|oblast|kraj|republic|prefecture|municipality|sheng|shi|zizhiqu|city|"
    r"comunidad|principado|of|de|del|do|da|the|and|foral|autonomous)\b"
)
_SPLIT = re.compile(r"[/\[\];]|,\s")
_ASIDE = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*|\*|^\d+\s+")
_KINDS_OF_PLACES = re.compile(
    r"(?:城区|乡村|农村|社区|郊区|城市|城镇|超市|夜市|门市|校区|园区|景区|灾区|山区|牧区|林区|老区|行政村|自然村|街道|集镇|市区|县区|地区|区县|市县|乡镇)|"
    r".*进(?:乡村|社区|校园|农村|机关).*"
)
_FEWEST, _SHARE = 3, 0.4


def looks_like_place(label: str) -> bool:
    """Whether a label has the form of a place's name, whatever place it may be: 江阳区, Ward 3."""
    plain = label.strip()
    return not _KINDS_OF_PLACES.fullmatch(plain) and any(f.fullmatch(plain) for f in (_CHINESE, _WESTERN, _NUMBERED))


def is_place(label: str) -> bool:
    """Whether a label looks like a place or names a country or one of its divisions."""
    return looks_like_place(label) or _key(_ASIDE.sub("", label)) in _names()


def is_country(label: str) -> bool:
    """Whether a label is the name of a country."""
    return _key(_ASIDE.sub("", label)) in _countries()


def are_places(labels: Sequence[str]) -> bool:
    """Whether so many labels of a list name places that all of it must."""
    different = set(labels)
    found = sum(is_place(x) for x in different)
    return found >= _FEWEST and found > len(different) * _SHARE


def mostly_places(labels: Sequence[str]) -> bool:
    """Whether most of a few labels, such as headings, name places: by their form, or several of them by name."""
    formed, found = sum(map(looks_like_place, labels)), sum(map(is_place, labels))
    return max(formed, found if found >= _FEWEST or found == len(labels) else 0) * 2 > len(labels)


def _key(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", _KINDS.sub(" ", re.sub(r"[^\w]+", " ", bare))).strip()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    import pycountry

    divisions = (part for s in pycountry.subdivisions for part in (s.name, *_SPLIT.split(s.name)))
    return _countries() | {key for name in divisions if len(key := _key(name)) > 1}


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    import pycountry

    fields = ("name", "common_name", "official_name")
    names = (getattr(c, f) for c in pycountry.countries for f in fields if hasattr(c, f))
    return frozenset(key for name in names if len(key := _key(name)) > 1)
