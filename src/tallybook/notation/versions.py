"""Read from a name or title which version of a return it is: 初步, 最终, 修订, v2, (1), 副本, 0-18时."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_EARLY = (
    r"初步(?:数|统计)?|初稿|初报|初版|草稿|草案|快报|预报|征求意见稿|速报|速報|暂定|"
    r"(?<![a-z])(?:draft|prelim(?:inary)?|provisional|interim|flash|vorläufig\w*|entwurf|provisoires?|ébauche|preliminar\w*|provvisori\w*|"
    r"voorlopig\w*|предварительн\w*|черновик|wstępn\w*)(?![a-z])"
)
_REVISED = (
    r"修订(?:版|稿|数)?|修正(?:版|稿|数)?|更正(?:版|稿)?|订正|更新(?:版)?|重报|重新[上填]?报(?:送)?|最新(?:版|数据)?|新版|"
    r"(?<![a-z])(?:revised|revision|corrected|correction|updated?|latest|newest|korrigiert\w*|berichtigt\w*|überarbeitet\w*|corrigée?s?|"
    r"rectifiée?s?|révisée?s?|corregid\w*|rectificad\w*|revisad\w*|gecorrigeerd\w*|исправленн\w*|уточн[её]нн\w*|poprawion\w*)(?![a-z])"
)
_FINAL = (
    r"最终(?:版|稿|数)?|终稿|定稿|终报|终版|正式(?:版|稿|数|上报)|年报|确报|確報|確定|"
    r"(?<![a-z])(?:final(?:ly|e)?|definiti(?:ve|vo|va)|définiti(?:f|ve)s?|endgültig\w*|definitief|окончательн\w*|ostateczn\w*)(?![a-z])"
)
_NUMBER = r"(?<![a-z])v(?:er(?:sion)?)?\s*\.?\s*(\d+(?:\.\d+)*)(?!\d)|第([\d一二三四五六七八九]+)[次版稿](?:上?报(?:送)?)?|(?<![a-z])rev\.?\s*(\d+)"
_AGAIN = r"\((\d{1,2})\)"
_COPY = r"[-–]?\s*\(?\s*(?:复件|副本|拷贝|備份|备份|(?<![a-z])(?:copy(?: of)?|kopie(?: von)?|copie(?: de)?|copia(?: de)?|kopia|копия)(?![a-z]))\s*\)?"
_HOUR = r"(?:截[至止]\s*)?(?:\d{1,2}(?:[:]\d\d)?\s*[时点]?\s*[-–—~至到]\s*)?(?<!\d)(2[0-4]|1\d|0?\d)\s*(?:[:]\d\d|[时時点](?:\d\d分)?)(?!间|間)"
_FORM = r"上报|报送|填报|统计|汇总|报表|表|数据|情况|年度?|版|稿"
_BETWEEN = re.compile(r"[\W_]+")
_CHINESE = {c: n for n, c in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Version:
    """What a name says of a return's version, and what is left of the name: of whom and what the return is."""

    of: str
    early: bool
    later: frozenset[str]
    until: int
    number: tuple[int, ...]
    again: int
    copied: bool

    @property
    def is_told(self) -> bool:
        """Whether the name says anything of a version."""
        return bool(self.early or self.later or self.until or self.number or self.again or self.copied)

    @property
    def interim(self) -> bool:
        """Whether it says that the return came before all was known."""
        return self.early or bool(self.until)


@lru_cache(maxsize=20_000)
def read_version(name: str) -> Version:
    """Read a name without its ending, a folder's name, a title or a header."""
    rest = unicodedata.normalize("NFKC", name).lower()
    until, rest = _cut(_HOUR, rest)
    number, rest = _cut(_NUMBER, rest)
    again, rest = _cut(_AGAIN, rest)
    copied, rest = _cut(_COPY, rest)
    early, rest = _cut(_EARLY, rest)
    revised, rest = _cut(_REVISED, rest)
    final, rest = _cut(_FINAL, rest)
    later = {word for word, said in (("revised", revised), ("final", final)) if said}
    return Version(
        _BETWEEN.sub("", re.sub(_FORM, "", rest)),
        bool(early),
        frozenset(later),
        int(until[1]) if until else 0,
        _digits(number),
        int(again[1]) if again else 0,
        bool(copied),
    )


def _cut(pattern: str, text: str) -> tuple[re.Match[str] | None, str]:
    match = re.search(pattern, text)
    return match, (re.sub(pattern, " ", text) if match else text)


def _digits(match: re.Match[str] | None) -> tuple[int, ...]:
    told = next((g for g in match.groups() if g), "") if match else ""
    return tuple(_CHINESE.get(d) or int(d) for d in told.split(".") if d)


def newer(one: Version, other: Version) -> bool | None:
    """Whether the first is the newer version of the same; None where their names do not tell.

    Preliminary comes before unmarked, unmarked before revised or final, and what is both last; between a revised and
    a final one names decide nothing, nor between an original and its copy.
    """
    if one.early != other.early:
        return other.early
    if one.later != other.later:
        return one.later > other.later if one.later > other.later or one.later < other.later else None
    if one.copied != other.copied or bool(one.until) != bool(other.until):
        return None
    mine, theirs = ((v.until, v.number, v.again) for v in (one, other))
    return mine > theirs if mine != theirs else None
