"""Every finding code used in the source is in the catalogue, and the other way round."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from tallybook.model.codes import FINDING_CODES, in_chinese
from tests.running import run

SOURCE = Path(__file__).parents[1] / "src" / "tallybook"
LITERAL = re.compile(r'"([A-Z]+(?:_[A-Z]+)+)"')
MADE = re.compile(r'(?:make_finding|_find|Unreadable|Clash)\(\s*"([A-Z_]+)"')


def test_codes_used_are_codes_explained() -> None:
    texts = [p.read_text("utf-8") for p in SOURCE.rglob("*.py") if p.parent.name != "codes"]
    explained = {c.code for c in FINDING_CODES}
    assert {c for text in texts for c in MADE.findall(text)} <= explained
    assert explained <= {c for text in texts for c in LITERAL.findall(text)}


def test_both_languages_tell_the_same_facts() -> None:
    for code in FINDING_CODES:
        english, chinese = ({f for _, f, _, _ in Formatter().parse(text) if f} for text in code.message)
        assert english == chinese, code.code


def test_explain() -> None:
    done = run("explain", "footing_differs", "--lang", "zh")
    assert done.returncode == 0
    assert "合计不符" in done.stdout
    assert "核实" in done.stdout


def test_explain_suggests_the_nearest_code() -> None:
    done = run("explain", "FOOTING")
    assert done.returncode == 2
    assert "FOOTING_DIFFERS" in done.stderr


TELLING = {"why", "what", "where", "limit", "reason", "taken_from", "other_from", "doubt", "odd", "doubts"}
PLACE = re.compile(r"the (title|cells|[a-z]+'s name|given --\w+)")


def reasons(tree: ast.AST) -> Iterator[str]:
    """Give the texts that a module puts into facts, which are shown in the reader's language."""
    for node in ast.walk(tree):
        for told in telling(node):
            yield from (c.value for c in plain_texts(told) if c.value.strip(" ();,"))


def telling(node: ast.AST) -> list[ast.AST]:
    """Give the expressions of a node that become facts."""
    match node:
        case ast.keyword(arg=name, value=value) if name in TELLING:
            return [value]
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in TELLING:
            return [value]
        case ast.Call(func=ast.Name(id="Unread")) | ast.Call(func=ast.Attribute(ast.Name("doubts"), "append")):
            return list(node.args)
        case ast.Dict():
            return [v for k, v in zip(node.keys, node.values, strict=True) if getattr(k, "value", None) in TELLING]
        case ast.Constant(value=str(text)) if PLACE.fullmatch(text):
            return [node]
    return []


def plain_texts(node: ast.AST) -> Iterator[ast.Constant]:
    """Give the texts of an expression, not those of calls and formats within it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif not isinstance(node, (ast.Call, ast.JoinedStr, ast.Compare, ast.Attribute)):
        for child in ast.iter_child_nodes(node):
            yield from plain_texts(child)


def test_every_reason_has_chinese_words() -> None:
    rooms = ("read", "layout", "notation", "tidy", "check", "aggregate", "pipeline")
    files = [f for r in rooms for f in ((SOURCE / r).rglob("*.py") if not r.endswith(".py") else [SOURCE / r])]
    used = {r for f in files for r in reasons(ast.parse(f.read_text("utf-8")))}
    assert len(used) > 20
    assert sorted(r for r in used if in_chinese(r) == r and re.search("[a-z]{4}", r)) == []


def test_several_reasons_are_all_told_in_chinese() -> None:
    assert in_chinese("columns without a header; its rows have no labels") == "列没有表头；行没有名称"
    assert in_chinese("Sheet; 2") == "Sheet; 2"


def test_each_code_is_told_in_both_languages() -> None:
    for code in FINDING_CODES:
        for english, chinese in (code.title, code.message, code.remedy, code.example):
            assert english, code.code
            assert re.search("[\u4e00-\u9fff]", chinese), code.code


def test_explain_for_machines() -> None:
    done = run("explain", "FOOTING_DIFFERS", "--json", "--lang", "en")
    told = json.loads(done.stdout)
    assert (told["schema"], told["ok"]) == ("tallybook.explain/1", True)
    (entry,) = told["explain"]
    assert list(entry) == ["code", "severity", "title", "message", "example", "remedy"]
    assert len(json.loads(run("explain", "--format", "json").stdout)["explain"]) == len(FINDING_CODES)


def test_explain_as_markdown() -> None:
    lines = run("explain", "--format", "md").stdout.splitlines()
    assert lines[0] == "| code | severity | title | message | example | remedy |"
    assert len(lines) == 2 + len(FINDING_CODES)
