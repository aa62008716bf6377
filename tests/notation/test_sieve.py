"""A sieve lets every pattern through that matches; what it keeps back never would."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook.notation import lexicon, periods, western_units
from tallybook.notation.sieve import Sieve

_SIEVES = {
    "words": (lexicon._sieve(), False),  # noqa: SLF001 - the patterns of words are made from files
    "periods within": (periods._FINDERS, False),  # noqa: SLF001
    "whole periods": (periods._WHOLE, True),  # noqa: SLF001
    "parts of years": (periods._PARTIAL, True),  # noqa: SLF001
    "ways to write units": (western_units._SHORTER, False),  # noqa: SLF001
}


def _compiled(sieve: Sieve) -> list[re.Pattern[str]]:
    return [sieve.pattern(n) for n in range(len(sieve))]


@pytest.mark.parametrize("name", _SIEVES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_matches_is_a_candidate(name: str, data: st.DataObject) -> None:
    sieve, whole = _SIEVES[name]
    number = data.draw(st.integers(0, len(sieve) - 1))
    pattern = sieve.pattern(number)
    text = data.draw(st.from_regex(pattern, fullmatch=whole))
    assert (pattern.fullmatch if whole else pattern.search)(text)
    assert number in sieve.candidates(text)


@pytest.mark.parametrize("name", _SIEVES)
@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=40) | st.text("0129年月季度ıİſKµQqHtotal 合计.-/()\n\ud800", max_size=20))
def test_no_match_of_any_text_is_kept_back(name: str, text: str) -> None:
    sieve, whole = _SIEVES[name]
    matching = {n for n, p in enumerate(_compiled(sieve)) if (p.fullmatch if whole else p.search)(text)}
    assert matching <= set(sieve.candidates(text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?<!\w)il(?!\w)", "İL"),
        (r"^jours?$", "jour\n"),
        (r"[^\W\d_]+", "Ähre"),
        (r"\bto\b", "à to"),
        (r"[\w-]*quote", "Impf-Quote"),
        (r"\d+", "٣"),
        (r"\S+\s\S+", "a\u3000b"),
        (r"[\u4e00-\u9fff]\u5e74", "某年"),
    ],
)
def test_letters_and_digits_are_those_of_all_scripts(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.IGNORECASE)
    assert Sieve([pattern]).candidates(text) == [0]


def test_few_patterns_are_tried() -> None:
    sieve = Sieve(["total", "2021", "^nothing$"])
    assert [p.pattern for p in sieve.perhaps("Total of 2021")] == ["total", "2021"]
    assert list(sieve.perhaps("Place 5")) == []
