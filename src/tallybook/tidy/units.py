"""Choose the unit of a figure among those that its header, its name, the title and the user state."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.notation import Unit, currencies

_PEOPLE = frozenset({"人", "人次", "名", "persons"})
_MONEY = frozenset({"元", "美元", "港元", "円", "원", *currencies()})


def choose_unit(titles: Sequence[Unit], expected: Unit | None) -> Unit | None:
    """Take the title's unit where it fits what the name leads to expect, else the expected one.

    A title 单位：万元 says nothing of the column 培训人数, £ thousand nothing of Number of visits; of several units the
    fitting one counts.
    """
    fitting = [t for t in titles if expected is None or _kin(t.base, expected.base)]
    if fitting and (expected is not None or len(titles) == 1):
        return fitting[0]
    return expected if expected and expected.base else None


def _kin(one: str, other: str) -> bool:
    if not other:
        return one not in _MONEY
    return not one or one == other or {one, other} <= _PEOPLE or {one, other} <= _MONEY
