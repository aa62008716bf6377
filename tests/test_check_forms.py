"""The forms of `check`: table, CSV, JSON, Markdown, GitHub, workbook, page; foreign text is text in each of them."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from openpyxl import Workbook, load_workbook
from rich.cells import cell_len

from tallybook.model import FINDING_COLUMNS, Balance, Finding, Review, Severity, Weighed
from tallybook.present import report_review
from tallybook.render import draw_findings
from tallybook.render.wrapping import wrapped
from tests.running import run

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "[bold]x[/bold]",
    "红\x1b[31m区",
    "::error file=x::y",
    "</script><script>alert(1)</script>",
    "a|b\n::warning::z",
    "100%0A::x,y:z",
    "\u202eabc",
    "{{ 7*7 }}",
    '" onfocus="x',
]
NAME = "a,b %::c.csv"
MESSY = str(Path(__file__).parents[1] / "examples" / "messy.csv")


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    out = io.StringIO()
    rows = [row for n, text in enumerate(HOSTILE) for row in ((f"区{n}", 100 + n), (f"县{n}", text))]
    csv.writer(out).writerows([["2021年科普活动"], ["区县", "参加人次（人次）"], *rows])
    try:
        (tmp_path / NAME).write_text(out.getvalue(), encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such names")
    return tmp_path


def told(folder: Path | str, *words: str) -> str:
    return run("check", str(folder), *words, "--lang", "en").stdout


def page_of(folder: Path | str, *words: str) -> Any:
    return html.fromstring(told(folder, "--format", "html", *words))


# -- foreign text -----------------------------------------------------------------------------


def test_csv_runs_nothing(evil: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(told(evil, "--format", "csv"))))
    raws = {r["raw"] for r in rows}
    assert f"'{HOSTILE[0]}" in raws
    assert "红\\x1b[31m区" in raws
    assert "a|b⏎::warning::z" in raws
    assert len(rows) == len(HOSTILE)


@pytest.mark.parametrize("form", ["table", "csv", "json", "md", "html", "github"])
def test_no_form_steers_a_terminal(evil: Path, form: str) -> None:
    assert not {c for c in told(evil, "--format", form) if c in "\x1b\u202e\r"}


def test_json_keeps_the_text(evil: Path) -> None:
    assert {f["raw"] for f in json.loads(told(evil, "--json"))["findings"]} == set(HOSTILE)


def test_the_table_takes_no_markup(evil: Path) -> None:
    assert "[[bold]x[/bold]]" in told(evil)


def test_markdown_is_text(evil: Path) -> None:
    lines = told(evil, "--format", "md").splitlines()
    assert sum("VALUE\\_MISSING" in line or "NUMBER\\_UNREAD" in line for line in lines) == len(HOSTILE) + 2
    assert any("\\</script>\\<script>alert(1)" in line for line in lines)
    assert any("a\\|b⏎::warning::z" in line for line in lines)


COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)*)::(.*)")


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(p.split("=", 1) for p in match[2].split(","))
        plain = {k: v.replace("%2C", ",").replace("%3A", ":").replace("%25", "%") for k, v in properties.items()}
        found.append((match[1], plain, match[3].replace("%25", "%")))
    return found


def test_github_gets_one_command_a_finding(evil: Path) -> None:
    found = annotations(told(evil, "--format", "github"))
    assert len(found) == len(HOSTILE)
    assert {p["file"] for _, p, _ in found} == {str(evil / NAME)}
    assert any("[100%0A::x,y:z]" in message for _, _, message in found)
    assert {level for level, _, _ in found} == {"error", "warning"}


def test_github_gets_the_path_as_given_and_the_cell_in_the_title(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "表 1,2%"  # type: ignore[union-attr]
    for row in (("2021年科普活动",), ("区县", "讲座（场次）"), ("江阳区", 10), ("泸县", 20), ("合计", 99)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "r.xlsx")
    ((level, properties, message),) = annotations(run("check", "r.xlsx", "--format", "github", folder=tmp_path).stdout)
    assert (level, properties) == ("warning", {"file": "r.xlsx", "title": "FOOTING_DIFFERS 表 1,2% B5"})
    assert message.startswith("[99] ")


def test_github_gets_findings_of_no_file(tmp_path: Path) -> None:
    ((level, properties, _),) = annotations(told(tmp_path / "none.xlsx", "--format", "github"))
    assert (level, properties["title"]) == ("error", "FILE_MISSING")


# -- the page ---------------------------------------------------------------------------------


def test_the_page_runs_its_own_script_and_loads_nothing(evil: Path) -> None:
    text = told(evil, "--format", "html")
    page = html.fromstring(text)
    (script,) = page.xpath("//script")
    assert not script.attrib
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert re.findall(r"script-src ([^;]*)", policy) == [f"'sha256-{digest}'"]
    assert not page.xpath("//link | //img | //iframe | //object | //base | //a[@href] | //*[@src] | //@onfocus")
    assert "url(" not in text
    assert "@import" not in text
    assert [q.text_content() for q in page.xpath("//q")].count("{{ 7*7 }}") == 1


def test_the_page_tells_every_finding_with_what_filters_need(evil: Path) -> None:
    page = page_of(evil)
    items = page.xpath("//ol[@id='findings']/li")
    assert len(items) == len(HOSTILE)
    assert {i.get("data-source") for i in items} == {str(evil / NAME)}
    assert set(page.xpath("//select[@name='code']/option/@value")) == {"", "=NUMBER_UNREAD", "=VALUE_MISSING"}
    assert page.xpath("//input[@name='severity']/@value") == ["error", "warning", "note"]
    (form,) = page.xpath("//form")
    assert "hidden" in form.attrib  # without its script the page has all findings and no filters


def test_the_page_in_chinese_is_a_page_in_chinese() -> None:
    page = html.fromstring(run("check", MESSY, "--format", "html", "--lang", "zh").stdout)
    assert page.get("lang") == "zh-CN"
    assert page.xpath("string(//h1)") == "审核结果"
    assert "10 人 (2 %)" in page.xpath("string(//li[@data-code='FOOTING_DIFFERS'])")


def test_the_page_of_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("2021年科普活动\n区县,讲座（场次）\n江阳区,5\n泸县,7\n", encoding="utf-8")
    page = page_of(tmp_path)
    assert "nothing found" in page.text_content()
    assert not page.xpath("//script")


CHROMIUM = shutil.which("chromium")
PROBE = """<script>
const seen = () => [...document.querySelectorAll('#findings > li')].filter((i) => !i.hidden).map((i) => i.dataset.code).join();
const set = (name, value) => { form.elements[name].value = value; form.dispatchEvent(new Event('input')); };
const told = [seen()];
set('code', '=FOOTING_DIFFERS'); told.push(seen());
set('code', ''); set('words', 'd7 CANNOT'); told.push(seen());
set('words', ''); form.elements.severity[1].click(); told.push(seen(), shown.value);
document.title = told.join(' | ');
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_the_filters_of_the_page_work(tmp_path: Path) -> None:
    text = told(MESSY, "--format", "html")
    open_to_probe = re.sub(r"script-src [^;]*", "script-src 'unsafe-inline'", text)
    (tmp_path / "p.html").write_text(open_to_probe.replace("</body>", f"{PROBE}</body>"), encoding="utf-8")
    words = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'c'}"]
    done = subprocess.run(
        [*words, "--dump-dom", (tmp_path / "p.html").as_uri()], capture_output=True, check=False, timeout=120
    )
    (title,) = html.fromstring(done.stdout).xpath("//title/text()")
    everything = "NUMBER_UNREAD,FOOTING_DIFFERS,VALUE_MISSING"
    assert title.split(" | ") == [everything, "FOOTING_DIFFERS", "NUMBER_UNREAD", "NUMBER_UNREAD", "1 / 3"]


# -- the workbook -----------------------------------------------------------------------------


def test_the_workbook_has_findings_counts_and_sources(evil: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert run("check", str(evil), MESSY, "-o", str(target), "--lang", "en").returncode == 1
    book = load_workbook(target)
    assert book.sheetnames == ["Findings", "By code", "By area", "Sources"]
    page = book["Findings"]
    rows = list(page.iter_rows(values_only=True))
    assert len(rows) == 1 + len(HOSTILE) + 3
    assert len(rows[0]) == len(FINDING_COLUMNS)
    assert (page.freeze_panes, page.auto_filter.ref) == ("C2", f"A1:O{len(rows)}")
    footing = next(r for r in rows if r[1] == "FOOTING_DIFFERS")
    assert (footing[0], footing[10], footing[11], footing[12], footing[14]) == ("▲ warning", 10, "人", 0.02, "江阳区")
    raws = {c.value: c for c in page["F"][1:]}
    assert raws[HOSTILE[0]].data_type == "s"
    assert raws[HOSTILE[0]].quotePrefix
    assert {tuple(r)[:2] for r in book["By code"].iter_rows(min_row=2, values_only=True)} == {
        ("FOOTING_DIFFERS", "Total does not foot"),
        ("NUMBER_UNREAD", "Unreadable number"),
        ("VALUE_MISSING", "Words for a number"),
    }


@pytest.mark.parametrize("ending", ["xlsx", "html", "csv", "json", "md"])
def test_files_of_findings_are_no_returns_and_the_same_each_time(tmp_path: Path, ending: str) -> None:
    (tmp_path / "a.csv").write_text(Path(MESSY).read_text(encoding="utf-8"), encoding="utf-8")
    target = tmp_path / f"out.{ending}"
    run("check", str(tmp_path), "-o", str(target))
    first = target.read_bytes()
    found = json.loads(told(tmp_path, "--json"))
    assert found["balance"]["numbers"] == 14
    assert {f["code"] for f in found["findings"] if f["source"] == str(target)} <= {"FILE_OWN"}
    run("check", str(tmp_path / "a.csv"), "-o", str(target), "--force")
    assert target.read_bytes() == first
    assert first.startswith(b"\xef\xbb\xbf") == (ending == "csv")


def test_the_columns_are_those_of_the_docs() -> None:
    rows = list(csv.DictReader(io.StringIO(told(MESSY, "--format", "csv"))))
    assert tuple(rows[0]) == FINDING_COLUMNS
    (record,) = (f for f in json.loads(told(MESSY, "--json"))["findings"] if f["code"] == "FOOTING_DIFFERS")
    assert set(record) == {*FINDING_COLUMNS, "suggestions"}
    assert [(s["kind"], s["cell"], s["old"], s["new"]) for s in record["suggestions"]] == [
        ("digit", "D8", "200", "210"),
        ("digit", "E8", "510", "500"),
        ("digit", "C8", "300", "310"),
    ]
    assert (record["effect"], record["effect_share"], record["area_label"]) == (10, 0.02, "江阳区")


def test_readings_that_settle_a_doubt_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("2022\nKvik,Blor,Sale,Rent\nabba,dodo,3,4\nbaba,dada,5,6\n", encoding="utf-8")
    for form in ("table", "html"):
        assert "[[layout]]" in told(tmp_path, "--format", form)


# -- the terminal -----------------------------------------------------------------------------


def findings() -> list[Weighed]:
    rows = [
        ("FOOTING_DIFFERS", "区县上报/2021年度/江阳区科普活动统计表.xlsx", "科技活动周", "H5", (("printed", "9"), ("n", "2"), ("summed", "7"))),
        ("VALUE_MISSING", "returns/2021/northfield.xlsx", "Sheet 1", "B2", ()),
        ("AREA_MISSING", "", "", "", (("area", "古蔺县"), ("area_code", "510525"), ("year", "2021"))),
    ]  # fmt: skip
    return [Weighed(Finding(c, Severity.WARNING, s, t, e, "x", facts=f), None) for c, s, t, e, f in rows]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_the_terminal(lang: str, width: int) -> None:
    report = report_review(Review(tuple(findings()), Balance(1, 1), ()), lang)
    lines = draw_findings(report, width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert "\x1b" not in "".join(lines)
    assert "\x1b[33m" in draw_findings(report, width, coloured=True)


@given(st.text(alphabet="ab1（）。，汉字/ 县-\"'(), ", max_size=60), st.integers(4, 40), st.booleans())
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int, names: bool) -> None:
    lines = list(wrapped(text, width, names=names))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_line_begins_with_a_closing_mark() -> None:
    assert list(wrapped("表中合计为五，分项之和为四。", 12)) == ["表中合计为", "五，分项之和", "为四。"]
    assert list(wrapped("data/江阳区.xlsx 表 B2", 12, names=True)) == ["data/", "江阳区.xlsx", "表 B2"]


def test_a_pipe_that_closes_early_is_no_fault(tmp_path: Path) -> None:
    rows = "".join(f"区{n},停办\n县{n},{n}\n" for n in range(3000))
    (tmp_path / "a.csv").write_text(f"2021年科普活动\n区县,讲座（场次）\n{rows}", encoding="utf-8")
    line = f'"{sys.executable}" -m tallybook check "{tmp_path}" --format github | head -n 1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
    assert (done.returncode, done.stdout.count(b"\n"), b"Traceback" in done.stderr) == (0, 1, False)
