"""The codebook: what it may say, and that all its faults are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.errors import UsageError
from tallybook.model import IndicatorKind
from tallybook.settings import load_codebook

ROOT = Path(__file__).parents[1]


def write(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return str(folder)


def faults(folder: Path, **files: str) -> list[str]:
    with pytest.raises(UsageError) as caught:
        load_codebook(write(folder, **files))
    return [line.strip().replace(f"{folder}/", "") for line in str(caught.value).splitlines()[1:]]


def test_the_shipped_one_loads() -> None:
    book = load_codebook(str(ROOT / "data" / "kepu"))
    assert len(book.expected) == 7
    kinds = {i.id: i.kind for i in book.indicators}
    assert kinds["museums"] is IndicatorKind.STOCK
    assert kinds["funds_per_head"] is IndicatorKind.RATIO
    assert load_codebook(str(ROOT / "data" / "luzhou-2021")) == book


def test_every_fault_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        tallybook_toml='[codebook]\ntitel = "x"\nareas = "areas.csv"\nindicators = "list.csv"\nexpected = ["510599"]\n',
        areas_csv="code,name,alias,parent\n510500,泸州市,,\n510502,江阳区,,51050\n510502,江阳,,\n",
        list_csv="id,zh,kind\nhandouts,发放资料,flw\n,赠书,\n",
    )
    assert told == [
        "tallybook.toml:2: titel: unknown key; did you mean 'title'?",
        "areas.csv:1: alias: unknown column; did you mean 'aliases'?",
        "areas.csv:4: code: '510502' stands there twice",
        "list.csv:2: kind: 'flw': Input should be 'flow', 'stock', 'cumulative' or 'ratio'; did you mean 'flow'?",
        "list.csv:3: id: '': String should have at least 1 character",
        "areas.csv:3: parent: '51050' is not in the list; did you mean '510500'?",
        "tallybook.toml:5: expected: '510599' is not in the list; did you mean '510500'?",
    ]


def test_a_name_belongs_to_one_entry(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        tallybook_toml='[codebook]\nareas = "areas.csv"\n',
        areas_csv="code,name,aliases\n1,泸县,\n2,泸州市,泸县\n",
    )
    assert told == ["areas.csv:3: the name '泸县' belongs to 1 already"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[codebook", "tallybook.toml: "),
        ("codebook = 3\n", "tallybook.toml:1: codebook: must be a table"),
        ("[codebook]\nareas = 5\n", "tallybook.toml:2: areas: 5: "),
        ('[codebook]\nareas = "no.csv"\n', "no.csv: No such file or directory"),
        ('[codebook]\nbase = "."\n', "tallybook.toml: base: the codebooks are each other's base"),
        ("[codes]\n", "tallybook.toml:1: [codes]: unknown table; did you mean 'codebook'?"),
    ],
)
def test_faulty_files(tmp_path: Path, text: str, said: str) -> None:
    assert faults(tmp_path, tallybook_toml=text)[0].startswith(said)


def test_a_rule_says_the_kind(tmp_path: Path) -> None:
    files = {
        "tallybook_toml": '[codebook]\nindicators = "list.csv"\n[codebook.marks]\n"无" = "0"\n',
        "list_csv": "id,zh,rule\na,场馆,last\nb,占比,none\nc,资料,\n",
    }
    book = load_codebook(write(tmp_path, **files))
    assert [i.kind for i in book.indicators] == [IndicatorKind.STOCK, IndicatorKind.RATIO, IndicatorKind.FLOW]
    assert book.marks == (("无", "0"),)
