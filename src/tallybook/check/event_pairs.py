"""Hold events against the people who came to them: where there were any there was somebody, and hardly fewer than events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tallybook.model import Finding, Observation, Returns, make_finding
from tallybook.notation import Side, read_pair

Pair = tuple[Observation, Observation]
"""Events, and the people who came."""
Key = tuple[str, ...]


def events_without_people(returns: Returns) -> tuple[Finding, ...]:
    """Tell each pair of which one is nothing and the other something: 场次 > 0 if and only if 人次 > 0."""
    wrong = _against(returns, _is_alone)
    return tuple(_finding("EVENTS_ALONE", *sorted(pair, key=_is_nothing, reverse=True)) for pair in wrong)


def fewer_people_than_events(returns: Returns) -> tuple[Finding, ...]:
    """Tell each pair of surely fewer people than events, where there are both."""
    return tuple(_finding("PEOPLE_FEWER", people, events) for events, people in _against(returns, _is_fewer))


def _against(returns: Returns, is_wrong: Callable[[Observation, Observation], bool]) -> Iterator[Pair]:
    """Give the pairs that are wrong, where most of those under the same headers are not."""
    for pairs in _pairs(returns.observations).values():
        wrong = [pair for pair in pairs if is_wrong(*pair)]
        if 2 * len(wrong) < len(pairs) or len(pairs) == 1:
            yield from wrong


def _pairs(observations: Sequence[Observation]) -> dict[Key, list[Pair]]:
    """Pair figures of one area, period and activity whose headers differ in nothing but what they count."""
    found: dict[tuple[str, ...], dict[Side, list[Observation]]] = {}
    key: tuple[str, ...]
    for o in observations:
        if paired := read_pair(o.indicator_label, o.unit_measure):
            key = (o.source, o.sheet, paired.of, o.area, o.time_period, o.activity)
            found.setdefault(key, {}).setdefault(paired.side, []).append(o)
    pairs: dict[Key, list[Pair]] = {}
    for key, sides in found.items():
        events, people = (sides.get(side, []) for side in Side)
        if len(events) == len(people) and len({o.indicator_label for o in (*events, *people)}) == len(Side):
            pairs.setdefault(key[:3], []).extend(zip(events, people, strict=True))
    return pairs


def _is_alone(events: Observation, people: Observation) -> bool:
    return (_is_nothing(events) and _is_something(people)) or (_is_nothing(people) and _is_something(events))


def _is_fewer(events: Observation, people: Observation) -> bool:
    high, low = people.value_high, events.value_low
    return high is not None and low is not None and 0 < high < low


def _is_nothing(o: Observation) -> bool:
    return o.value_low == 0 == o.value_high


def _is_something(o: Observation) -> bool:
    return o.value_low is not None and o.value_low > 0


def _finding(code: str, wrong: Observation, beside: Observation) -> Finding:
    facts = {"name": beside.indicator_label, "beside": beside.raw, "where": beside.cell}
    return make_finding(code, wrong.source, wrong.sheet, wrong.cell, wrong.raw, severity=None, **facts)
