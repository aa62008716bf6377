"""What a suggestion says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.model.suggestion import Slip, Suggestion

_WORDS = {
    Slip.SWAP: (
        "{cell}: {old} may be {new}, with two digits swapped",
        "{cell}：{old} 可能是 {new}（相邻两位数字颠倒）",
    ),
    Slip.DIGIT: ("{cell}: {old} may be {new}, with one digit mistyped", "{cell}：{old} 可能是 {new}（一位数字有误）"),
    Slip.SIGN: ("{cell}: {old} may be {new}, with the wrong sign", "{cell}：{old} 可能是 {new}（正负号有误）"),
    Slip.POWER: (
        "{cell}: {old} may be {new}, in another unit or with a zero too many or too few",
        "{cell}：{old} 可能是 {new}（单位不同，或多写、少写了零）",
    ),
    Slip.EXCHANGED: (
        "{cell}: {old} and the figure of {other} may be exchanged",
        "{cell} 的 {old} 与 {other} 的数字可能互换了",
    ),
    Slip.REPEATED: (
        "{cell}: {old} may stand there twice, it is in {other} already",
        "{cell} 的 {old} 可能与 {other} 重复",
    ),
    Slip.TWICE: (
        "{cell}: {old} counts {other} twice, without that it is {new}",
        "{cell} 的 {old} 把 {other} 算了两次，应为 {new}",
    ),
    Slip.SUBTOTAL: ("{cell}: {old} counts a sum beside its own parts", "{cell} 的 {old} 把小计与其分项重复计算"),
    Slip.LEFT_OUT: (
        "{cell}: {old} leaves out {other}, with that it is {new}",
        "{cell} 的 {old} 漏算了 {other}，应为 {new}",
    ),
    Slip.FIGURE: ("{cell}: {old} may be {new}", "{cell}：{old} 可能是 {new}"),
    Slip.OPPOSITE: (
        "{cell}: what {old} is off by, {other} is off by the other way; a figure may stand in the wrong one of the two columns or rows",
        "{cell} 的 {old} 与 {other} 的差额大小相同、方向相反，可能有数字填错了列或行",
    ),
    Slip.DOUBLED: (
        "{cell}: {old} and its parts differ by twice; sums may be counted beside their own parts",
        "{cell}：{old} 与分项之和正好相差一倍，可能把小计与其分项重复计算",
    ),
    Slip.MISSING: (
        "{cell}: {old} agrees with the totals beside it; a row or column with {new} may be missing",
        "{cell}：{old} 与相邻合计相符，可能漏了一行（列），其数字为 {new}",
    ),
    Slip.TOTAL: (
        "{cell}: the total {old} may be {new}; all its parts agree with other totals",
        "{cell}：合计 {old} 可能应为 {new}，各分项与其他合计都相符",
    ),
}
_MENDS = ("; that mends {n} totals", "；可使 {n} 个合计相符")
_ALIKE = ("; {n} other cell(s) would do as well", "；改动另外 {n} 处也可相符")


def suggested(suggestion: Suggestion, lang: str = "en") -> str:
    """Say in words what may be wrong; `lang` is en or zh."""
    s, chinese = suggestion, lang == "zh"
    told = _WORDS[s.kind][chinese].format(cell=s.cell, old=s.old, new=s.new, other=s.other)
    mends = _MENDS[chinese].format(n=s.mends) if s.mends > 1 else ""
    return told + mends + (_ALIKE[chinese].format(n=s.alike) if s.alike else "")


def suggested_in_all(suggestions: Sequence[Suggestion], lang: str = "en") -> str:
    """Say the likeliest in words and name the cells of the others; nothing where there are none."""
    if not suggestions:
        return ""
    first, *others = suggestions
    also = dict.fromkeys(f"{s.cell} → {s.new}" if s.new else s.cell for s in others)
    also.pop(f"{first.cell} → {first.new}" if first.new else first.cell, None)
    told = suggested(replace(first, alike=0) if also else first, lang)
    between = ("; else ", ", ") if lang != "zh" else ("；也可能是 ", "、")
    return told + (between[0] + between[1].join(also) if also else "")
