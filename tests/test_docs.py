"""The tables of the docs have the columns that the program gives."""

from __future__ import annotations

import re
from pathlib import Path

from tallybook.model import (
    COMPARISON_COLUMNS,
    CONTRIBUTION_COLUMNS,
    FINDING_COLUMNS,
    INSPECT_COLUMNS,
    OBSERVATION_COLUMNS,
    TOTAL_COLUMNS,
    Slip,
)
from tallybook.model.codes.edits import EDITS
from tallybook.model.codes.series import SERIES
from tallybook.present import HEADINGS
from tallybook.settings.schema import AreaRow, BookTable, IndicatorRow, LayoutTable, LimitsTable, RuleTable, UnitRow

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def tables(page: str) -> list[list[str]]:
    """Give the first column of each table on a page."""
    found: list[list[str]] = []
    for block in re.split(r"\n\n+", (DOCS / page).read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        if lines:
            found.append([line.split("|")[1].strip() for line in lines[2:]])
    return found


def plain(words: list[str]) -> tuple[str, ...]:
    return tuple(w for cell in words for w in re.findall(r"`(\w+)`", cell))


def test_columns() -> None:
    observations, totals, comparison, contributions, cells, findings = (plain(t) for t in tables("tables.md"))
    assert observations == OBSERVATION_COLUMNS
    assert totals == TOTAL_COLUMNS
    assert comparison == COMPARISON_COLUMNS
    assert contributions == CONTRIBUTION_COLUMNS
    assert cells == INSPECT_COLUMNS
    assert findings == FINDING_COLUMNS


def test_headings_of_the_workbook() -> None:
    text = (DOCS / "tables.md").read_text(encoding="utf-8")
    for section in ("Observations", "Totals", "Contributions", "Findings"):
        part = re.split(r"\n##+ ", text.split(f"# {section}\n")[1])[0]
        told = {m[1]: (m[2], m[3]) for m in re.finditer(r"^\| `(\w+)` \| ([^|]+) · ([^|]+) \|", part, re.MULTILINE)}
        assert told == {c: HEADINGS.get(f"{section}.{c}", HEADINGS[c]) for c in told}
        assert len(told) > 10


def test_codebook_keys() -> None:
    keys, limits, lists, rules, layout = tables("codebook.md")
    assert set(plain(keys)) == set(BookTable.model_fields)
    assert set(plain(rules)) == set(RuleTable.model_fields)
    assert set(plain(layout)) == set(LayoutTable.model_fields)
    assert plain(limits) == tuple(LimitsTable.model_fields)
    assert plain(lists) == ("areas", "indicators", "units")


def test_edits_and_suggestions() -> None:
    codes, kinds = tables("edits.md")
    assert {*re.findall(r"[A-Z_]{4,}", " ".join(codes))} == {*(c.code for c in EDITS), "FOOTING_DIFFERS"}
    assert sorted(k.strip("`") for k in kinds) == sorted(Slip)


def test_codebook_lists() -> None:
    text = (DOCS / "codebook.md").read_text(encoding="utf-8")
    rows = {
        m[1]: set(re.findall(r"`(\w+)`", m[2])) for m in re.finditer(r"^\| `(\w+)` \| (`.*)\|$", text, re.MULTILINE)
    }
    assert rows["areas"] == set(AreaRow.model_fields)
    assert rows["indicators"] == set(IndicatorRow.model_fields)
    assert rows["units"] == set(UnitRow.model_fields)


def test_phenomena_name_tests_that_exist() -> None:
    rows = re.findall(
        r"^\| (?!phenomenon|---)(.+) \|$", (DOCS / "phenomena.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    named = [re.fullmatch(r"`([\w/.]+)::(\w+)`", row.rsplit(" | ", 1)[1]) for row in rows]
    assert all(named)
    there = {m: f"def {m[2]}(" in (ROOT / m[1]).read_text(encoding="utf-8") for m in named if m}
    assert [m[0] for m, found in there.items() if not found] == []
    assert len(there) > 30


def test_failures_name_tests_that_exist() -> None:
    events = (DOCS / "failures.md").read_text(encoding="utf-8").split("## Events")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (?!event|---)(.+) \|$", events, re.MULTILINE)
    named = [re.fullmatch(r"`([\w/.]+)::(\w+)`", row.rsplit(" | ", 1)[1]) for row in rows]
    assert all(named)
    there = {m: f"def {m[2]}(" in (ROOT / m[1]).read_text(encoding="utf-8") for m in named if m}
    assert [m[0] for m, found in there.items() if not found] == []
    assert len(there) > 30


def test_pages_name_files_that_exist() -> None:
    pages = (ROOT / "README.md", ROOT / "ARCHITECTURE.md", *DOCS.glob("*.md"), *DOCS.glob("decisions/*.md"))
    named = {(p.name, n) for p in pages for n in re.findall(r"docs/[\w/.-]*\w", p.read_text(encoding="utf-8"))}
    assert len(named) > 3
    assert [n for n in sorted(named) if not (ROOT / n[1]).exists()] == []


def test_the_map_names_modules_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "tallybook"
    named = set(re.findall(r"`((?:\w+/)*\w+(?:/|\.py))`", text))
    rooms = {path.name for path in source.iterdir()} | {path.stem for path in source.rglob("*.py")}
    assert len(named) > 20
    assert [
        n for n in sorted(named) if not ((source / n).exists() or (ROOT / n).exists() or n.removesuffix(".py") in rooms)
    ] == []


def test_decisions_are_numbered() -> None:
    pages = sorted(DOCS.glob("decisions/*.md"))
    titles = [p.read_text(encoding="utf-8").split(". ", 1)[0] for p in pages]
    assert [(p.name[:4], t) for p, t in zip(pages, titles, strict=True)] == [
        (f"{n:04}", f"# {n}") for n in range(1, len(pages) + 1)
    ]


def test_every_threat_has_its_tests() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [r.split("|") for r in text.split("## Threats")[1].split("\n## ")[0].splitlines() if r.startswith("| ")][1:]
    assert len(rows) > 10
    assert [r[1].strip() for r in rows if not re.findall(r"`(tests/[\w/]+\.py)`", r[3])] == []
    assert [p for p in re.findall(r"`(tests/[\w/]+\.py)`", text) if not (ROOT / p).exists()] == []


def test_what_a_review_asks_of_other_periods() -> None:
    (codes,) = tables("series.md")
    assert codes == [c.code for c in SERIES]
