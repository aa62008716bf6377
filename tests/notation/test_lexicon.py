"""The files of words, one a language."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from tallybook.notation.lexicon import CONCEPTS

FILES = sorted(files("tallybook.notation").joinpath("words").iterdir(), key=lambda f: f.name)
WORDS = {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES}
LISTS = {
    (name, concept): words for name, file in WORDS.items() for concept, words in file.items() if concept in CONCEPTS
}


@pytest.mark.parametrize("name", WORDS)
def test_a_file_speaks_of_known_concepts_only(name: str) -> None:
    assert set(WORDS[name]) <= {*CONCEPTS, "script", "decimals"}
    assert WORDS[name].get("script", "han") == "han"
    assert WORDS[name].get("decimals", "comma") == "comma"


@pytest.mark.parametrize(("name", "concept"), LISTS, ids=[f"{name}-{concept}" for name, concept in LISTS])
def test_each_entry_is_an_expression_of_its_own(name: str, concept: str) -> None:
    assert LISTS[name, concept]
    for entry in LISTS[name, concept]:
        assert not re.compile(entry, re.IGNORECASE).fullmatch(""), f"{entry!r} matches nothing at all"


@pytest.mark.parametrize("name", WORDS)
def test_no_entry_stands_twice_within_a_concept(name: str) -> None:
    twice = [(c, w) for (file, c), words in LISTS.items() if file == name for w in set(words) if words.count(w) > 1]
    assert twice == []


def test_every_concept_has_words() -> None:
    assert {concept for _, concept in LISTS} == set(CONCEPTS)
