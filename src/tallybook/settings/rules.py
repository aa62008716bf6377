"""Check the [[rule]] tables of a codebook and make rules of them; every fault is told with its line and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

from tallybook.model import IndicatorEntry, Linear, Missing, Operator, Rule, Severity, Unread
from tallybook.notation import read_expression
from tallybook.settings.faults import nearest, told
from tallybook.settings.lines import Lines

Fault = tuple[str, str]
_WRITTEN = {"==": "=", "!=": "≠", "<>": "≠", ">=": "≥", "<=": "≤"}
"""Other ways to write an operator."""
_WORDS: tuple[tuple[str, type[StrEnum]], ...] = (("missing", Missing), ("severity", Severity))


def read_rules(
    stated: object, lines: Lines, indicators: Sequence[IndicatorEntry], faults: list[str]
) -> tuple[Rule, ...]:
    """Give the rules that are stated; one with a fault is told and left out."""
    if not isinstance(stated, list) or not all(isinstance(table, dict) for table in stated):
        faults.append(f"{lines.place(0)}: rule: must be written [[rule]], once for each rule")
        return ()
    ids = {name: i.id for i in indicators for name in (*reversed(i.names), i.id)}
    rules = (_rule(table, n, lines, ids, faults) for n, table in enumerate(stated))
    return tuple(rule for rule in rules if rule)


def _rule(
    table: Mapping[str, object], nth: int, lines: Lines, ids: Mapping[str, str], faults: list[str]
) -> Rule | None:
    bad = _bad_shapes(table) or list(_bad_values(table, ids))
    faults += [f"{lines.place(nth, key)}: rule: {key}: {words}" for key, words in bad]
    return None if bad else _made(table, ids, f"{Path(lines.file).name}:{lines.place(nth).rsplit(':', 1)[1]}")


def _bad_shapes(table: Mapping[str, object]) -> list[Fault]:
    from pydantic import ValidationError

    from tallybook.settings.schema import RuleTable

    try:
        RuleTable.model_validate(table)
    except ValidationError as fault:
        return list({key.split(".")[0]: _needed(words) for key, words in reversed(told(fault, RuleTable))}.items())
    return []


def _needed(words: str) -> str:
    return "the key is missing" if words == "the cell is empty" else words


def _bad_values(table: Mapping[str, object], ids: Mapping[str, str]) -> Iterator[Fault]:
    """Name every value that cannot be read, and every indicator that is not listed."""
    sides = {key: read_expression(str(table[key])) for key in ("left", "right")}
    for key, side in sides.items():
        if isinstance(side, Unread):
            yield key, f"{table[key]!r} is no sum of indicators: {side.reason}"
        else:
            others = [n for n in side.names if ids and n not in ids]
            yield from ((key, f"{n!r} is no indicator of the list{nearest(n, ids)}") for n in others)
    if not any(isinstance(side, Unread) or side.names for side in sides.values()):
        yield "left", "neither side names an indicator"
    if _operator(table["operator"]) not in set(Operator):
        yield (
            "operator",
            f"{table['operator']!r} is none of {', '.join(Operator)}{nearest(str(table['operator']), Operator)}",
        )
    for key, words in _WORDS:
        if key in table and table[key] not in set(words):
            yield key, f"{table[key]!r} is none of {', '.join(words)}{nearest(str(table[key]), words)}"
    if _number(table.get("tolerance", 0)) is None:
        yield "tolerance", f"{table['tolerance']!r} is no number from 0 on"


def _operator(said: object) -> str:
    return _WRITTEN.get(str(said), str(said))


def _number(said: object) -> Decimal | None:
    try:
        number = Decimal(str(said))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _made(table: Mapping[str, object], ids: Mapping[str, str], place: str) -> Rule:
    operator = Operator(_operator(table["operator"]))
    return Rule(
        _side(table["left"], ids),
        operator,
        _side(table["right"], ids),
        f"{table['left']} {operator} {table['right']}",
        _number(table.get("tolerance", 0)) or Decimal(0),
        Missing(str(table.get("missing", Missing.ANY))),
        Severity(str(table.get("severity", Severity.WARNING))),
        str(table.get("explanation", "")),
        place,
    )


def _side(said: object, ids: Mapping[str, str]) -> Linear:
    """Read a side, its indicators by their ids where a list has them."""
    side = read_expression(str(said))
    return Linear() if isinstance(side, Unread) else side.named(ids)
