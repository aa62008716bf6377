"""The codebook: what it may say, and that all its faults are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.errors import UsageError
from tallybook.model import IndicatorKind
from tallybook.model.limits import MIB, Limits
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
        "list.csv:3: id: the cell is empty",
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
        ('[codebook]\nareas = "no.csv"\n', "tallybook.toml:2: areas: 'no.csv': No such file or directory"),
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


@pytest.mark.parametrize(
    ("areas", "told"),
    [
        ("1,甲,,1,,", ["areas.csv:2: parent: 1 → 1 leads back to itself"]),
        ("1,甲,,2,,\n2,乙,,1,,\n3,丙,,1,,", ["areas.csv:2: parent: 1 → 2 → 1 leads back to itself"]),
        ("1,甲,,,2020,2010", ["areas.csv:2: valid_from: '2020' is after valid_to, '2010'"]),
        ("1,甲,,,,,more", ["areas.csv:2: 'more' stands under no column; is there a comma too many?"]),
        (
            '1,"甲\n2,乙,,9,,',
            [
                "areas.csv:2: a quotation mark is not closed, or stands inside a cell",
                "areas.csv:3: parent: '9' is not in the list",
            ],
        ),
        ("1,甲,,,,\n,,,,,\n\n2,乙,,1,,,,", []),
    ],
)
def test_faults_of_areas(tmp_path: Path, areas: str, told: list[str]) -> None:
    files = {
        "tallybook_toml": '[codebook]\nareas = "areas.csv"\n',
        "areas_csv": f"code,name,aliases,parent,valid_from,valid_to\n{areas}\n",
    }
    if told:
        assert faults(tmp_path, **files) == told
    else:
        assert [a.code for a in load_codebook(write(tmp_path, **files)).areas] == ["1", "2"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("甲,流量,flow,none,", "list.csv:2: rule: 'none' goes with ratio, but kind is 'flow'"),
        ("甲,流量,,lst,", "list.csv:2: rule: 'lst' is none of sum, last, none; did you mean 'last'?"),
        ("甲,流量,,,乙\n乙,存量,,,甲", "list.csv:2: part_of: 甲 → 乙 → 甲 leads back to itself"),
    ],
)
def test_faults_of_indicators(tmp_path: Path, row: str, told: str) -> None:
    files = {
        "tallybook_toml": '[codebook]\nindicators = "list.csv"\n',
        "list_csv": f"id,zh,kind,rule,part_of\n{row}\n",
    }
    assert faults(tmp_path, **files) == [told]


def test_a_cumulative_figure_goes_with_the_rule_last(tmp_path: Path) -> None:
    files = {
        "tallybook_toml": '[codebook]\nindicators = "list.csv"\n',
        "list_csv": "id,zh,kind,rule\na,甲,cumulative,last\n",
    }
    assert load_codebook(write(tmp_path, **files)).indicators[0].kind is IndicatorKind.CUMULATIVE


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("万元,元,3", ["units.csv:2: multiplier: '万元' is 10^4 元, not 10^3"]),
        ("元,元,4", ["units.csv:2: multiplier: '元' is 10^0 元, not 10^4"]),
        ("担,公斤,-99999", ["units.csv:2: multiplier: '-99999': Input should be greater than or equal to -12"]),
        ("百担,担,", []),
        ("吨,公斤,3", []),
        ("十万份,万份,1", []),
    ],
)
def test_faults_of_units(tmp_path: Path, row: str, told: list[str]) -> None:
    files = {"tallybook_toml": '[codebook]\nunits = "units.csv"\n', "units_csv": f"name,base,multiplier\n{row}\n"}
    if told:
        assert faults(tmp_path, **files) == told
    else:
        assert load_codebook(write(tmp_path, **files)).units[0].name == row.split(",", maxsplit=1)[0]


def test_a_circle_of_activities(tmp_path: Path) -> None:
    told = faults(tmp_path, tallybook_toml='[codebook.part_of]\n"甲" = "乙"\n"乙" = "甲"\n')
    assert told == ["tallybook.toml:2: part_of: 甲 → 乙 → 甲 leads back to itself"]


def test_a_mark_means_a_letter_of_sdmx(tmp_path: Path) -> None:
    told = faults(tmp_path, tallybook_toml='[codebook.marks]\n"空" = "ZZ"\n"/" = "A"\n"缺" = "O"\n')
    assert [t.split(" is none of")[0] for t in told] == [
        "tallybook.toml:2: marks: 空 = 'ZZ'",
        "tallybook.toml:3: marks: / = 'A'",
    ]
    assert all("M not there" in t for t in told)


def test_a_fault_hides_no_other_of_its_row(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        tallybook_toml='[codebook]\nindicators = "list.csv"\n',
        list_csv="id,zh,kind,part_of\na,甲,flow,\na,甲,stok,c\n,甲,flow,\n",
    )
    assert [t.split(";")[0].removeprefix("list.csv:") for t in told] == [
        "3: id: 'a' stands there twice",
        "3: kind: 'stok': Input should be 'flow', 'stock', 'cumulative' or 'ratio'",
        "4: id: the cell is empty",
        "3: part_of: 'c' is not in the list",
        "4: the name '甲' belongs to a already",
    ]


def test_an_expected_area_is_named_once(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        tallybook_toml='[codebook]\nareas = "areas.csv"\nexpected = ["1", "1"]\n',
        areas_csv="code,name\n1,甲\n",
    )
    assert told == ["tallybook.toml:3: expected: '1' stands there twice"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_lists_may_be_saved_as_spreadsheets_save_them(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, tallybook_toml='[codebook]\nareas = "areas.csv"\n')
    (tmp_path / "areas.csv").write_bytes("code,name\r\n1,江阳区\r\n".encode(encoding))
    assert load_codebook(str(tmp_path)).areas[0].names == ("江阳区",)


def test_a_list_that_is_no_text_is_named(tmp_path: Path) -> None:
    write(tmp_path, tallybook_toml='[codebook]\nareas = "areas.csv"\nexpected = ["1"]\n')
    (tmp_path / "areas.csv").write_bytes(b"PK\x03\x04\x00\x00\xff")
    with pytest.raises(UsageError, match=r"areas\.csv: this is neither UTF-8 nor GB18030 text; save it as UTF-8$"):
        load_codebook(str(tmp_path))


def test_limits_are_stated_in_mib_and_taken_from_the_base(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    write(tmp_path / "base", tallybook_toml="[limits]\nmemory = 64\nseconds = 5\n")
    book = load_codebook(write(tmp_path, tallybook_toml='[codebook]\nbase = "base"\n[limits]\nmemory = 32\n'))
    assert (book.limits.memory, book.limits.seconds, book.limits.parts) == (32 * MIB, 5, Limits().parts)


def test_faults_of_limits_have_their_place(tmp_path: Path) -> None:
    assert faults(tmp_path, tallybook_toml="[limits]\nsecond = 5\nmemory = 0\n") == [
        "tallybook.toml:3: memory: 0: Input should be greater than or equal to 1",
        "tallybook.toml:2: second: unknown key; did you mean 'seconds'?",
    ]
