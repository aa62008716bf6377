"""Ask the codebook's rules of every area, period and activity that tells any of their indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallybook.check.amounts import NOTHING, Amount, amount_of, less
from tallybook.check.scales import Scales
from tallybook.model import (
    Finding,
    IndicatorKind,
    Linear,
    Missing,
    Observation,
    Operator,
    Outcome,
    Returns,
    Rule,
    RuleCounts,
    make_finding,
)
from tallybook.notation import kind_of, name_of, shifted

Case = tuple[str, str, str]
"""Area, period and activity."""
Told = Mapping[str, Sequence[Observation]]
"""The figures of a case by indicator."""
_PAIRS = (Operator.BOTH_OR_NEITHER, Operator.NOT_BOTH)
_ASIDE = (Amount(None, None), Amount(Decimal(0), Decimal(0)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule asked of one case: what came of it, and what the two sides are in base units; `power` is that of its own unit."""

    rule: Rule
    figures: Told
    outcome: Outcome
    left: Amount
    right: Amount
    power: int = 0

    @property
    def tolerance(self) -> Decimal:
        """By how much the sides may miss each other, in base units."""
        return shifted(self.rule.tolerance, self.power)

    @property
    def rows(self) -> tuple[Observation, ...]:
        """The figures that the rule speaks of, in its order."""
        return tuple(o for name in self.rule.names for o in self.figures.get(name, ()))


def rule_findings(returns: Returns) -> tuple[Finding, ...]:
    """Tell every rule that an area's figures break, and once of each rule how often it could not be checked."""
    by_rule = _by_rule(returns)
    broken = (_broken(a) for asked in by_rule.values() for a in asked if a.outcome is Outcome.FAILED)
    return (*broken, *(f for asked in by_rule.values() for f in _unchecked(asked)))


def rule_counts(returns: Returns) -> tuple[RuleCounts, ...]:
    """Count for each rule of the codebook, in its order, how often it passed, failed, and could not be checked."""
    counted = {rule: Counter(a.outcome for a in asked) for rule, asked in _by_rule(returns).items()}
    return tuple(RuleCounts(rule, *(counts[outcome] for outcome in Outcome)) for rule, counts in counted.items())


def _by_rule(returns: Returns) -> dict[Rule, list[Asked]]:
    by_rule: dict[Rule, list[Asked]] = {rule: [] for rule in returns.codebook.rules}
    for asked in ask(returns):
        by_rule[asked.rule].append(asked)
    return by_rule


def ask(returns: Returns) -> Iterator[Asked]:
    """Ask every rule of every case that tells any of its indicators.

    The outcomes, with the strategies for what is missing, are those of validation rules in DHIS2.
    """
    rules = returns.codebook.rules
    names = {name for rule in rules for name in rule.names}
    cases: dict[Case, dict[str, list[Observation]]] = {}
    for o in returns.observations if rules else ():
        if (name := o.indicator or name_of(o)) in names:
            cases.setdefault((o.area, o.time_period, o.activity), {}).setdefault(name, []).append(o)
    scales, kinds = Scales(returns.codebook), {i.id: i.kind for i in returns.codebook.indicators}
    for rule in rules:
        about = [figures for figures in cases.values() if any(name in figures for name in rule.names)]
        yield from (_asked(rule, figures, kinds, scales) for figures in about)


def _asked(rule: Rule, figures: Told, kinds: Mapping[str, IndicatorKind], scales: Scales) -> Asked:
    told = {name: _amount(name, figures.get(name, ()), kinds, scales) for name in rule.names}
    pair = rule.operator in _PAIRS
    if not pair and _is_missing(rule, told):
        return Asked(rule, figures, Outcome.UNCHECKED, *_ASIDE)
    power = scales.power(rule.names[0])
    left, right = (_side(side, told, power) for side in (rule.left, rule.right))
    tolerance = shifted(rule.tolerance, power)
    outcome = _of_pair(rule, left, right) if pair else _compared(rule, less(left, right), tolerance)
    return Asked(rule, figures, outcome, left, right, power)


def _amount(
    name: str, rows: Sequence[Observation], kinds: Mapping[str, IndicatorKind], scales: Scales
) -> Amount | None:
    """Add the figures of an indicator; nothing where there is none, no bounds where they may not be added."""
    filled = [o for o in rows if o.filled]
    if not filled:
        return None
    rates = len(filled) > 1 and any(kind_of(o, kinds) is IndicatorKind.RATIO for o in filled)
    return Amount(None, None) if rates or not all(scales.fits(name, o) for o in filled) else amount_of(filled)


def _is_missing(rule: Rule, told: Mapping[str, Amount | None]) -> bool:
    gaps = [amount is None for amount in told.values()]
    return {Missing.ANY: any(gaps), Missing.ALL: all(gaps), Missing.NEVER: False}[rule.missing]


def _side(side: Linear, told: Mapping[str, Amount | None], power: int) -> Amount:
    found = Amount(*[shifted(side.constant, power)] * 2)
    for name, by in side.terms:
        found = found.plus((told[name] or NOTHING).times(by))
    return found


def _of_pair(rule: Rule, left: Amount, right: Amount) -> Outcome:
    """Say whether both sides are other than nothing, or neither is, as far as that is known."""
    told = (left.is_something, right.is_something)
    if rule.operator is Operator.NOT_BOTH:
        return _outcome(False if all(told) else True if False in told else None)
    return _outcome(None if None in told else told[0] == told[1])


def _compared(rule: Rule, off: Amount, tolerance: Decimal) -> Outcome:
    """Hold the difference of the sides against the operator; bounds that leave it open are not checkable."""
    equal = off.within(-tolerance, tolerance)
    answers = {
        Operator.EQUAL: equal,
        Operator.UNEQUAL: None if equal is None else not equal,
        Operator.AT_MOST: off.is_at_most(tolerance),
        Operator.AT_LEAST: off.times(Decimal(-1)).is_at_most(tolerance),
        Operator.LESS: _not(off.times(Decimal(-1)).is_at_most(tolerance)),
        Operator.MORE: _not(off.is_at_most(tolerance)),
    }
    return _outcome(answers[rule.operator])


def _not(said: bool | None) -> bool | None:
    return None if said is None else not said


def _outcome(holds: bool | None) -> Outcome:
    return {True: Outcome.PASSED, False: Outcome.FAILED, None: Outcome.UNCHECKED}[holds]


def _broken(asked: Asked) -> Finding:
    rule, rows = asked.rule, asked.rows
    o = rows[0]
    return make_finding(
        "RULE_FAILED",
        o.source,
        o.sheet,
        o.cell,
        o.raw,
        severity=rule.severity,
        rule=rule.said,
        said=f" ({rule.explanation})" if rule.explanation else "",
        left=asked.left.shifted(-asked.power).text,
        right=asked.right.shifted(-asked.power).text,
        about=" ".join(w for w in (o.area_label, o.time_period, o.activity) if w),
        cells=", ".join(dict.fromkeys(r.cell for r in rows)),
        place=rule.place,
    )


def _unchecked(asked: Sequence[Asked]) -> Iterator[Finding]:
    unchecked = [a for a in asked if a.outcome is Outcome.UNCHECKED]
    if unchecked:
        first = unchecked[0]
        o = first.rows[0]
        yield make_finding(
            "RULE_UNCHECKED",
            o.source,
            o.sheet,
            o.cell,
            o.raw,
            rule=first.rule.said,
            n=len(unchecked),
            of=len(asked),
            failed=sum(a.outcome is Outcome.FAILED for a in asked),
            place=first.rule.place,
        )
