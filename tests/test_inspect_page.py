"""`inspect --format html`: the sheets of a file as one page for people."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from lxml import html
from openpyxl import Workbook

from tallybook.layout import lay_out
from tallybook.model import Merge, Role, SourceBalance
from tallybook.model.reading import Source
from tallybook.present import inspection_page, page_of_inspection
from tallybook.render.inspection import to_page
from tallybook.tidy import tidy_sheet
from tests.drawn import grid
from tests.running import run

Sheet = Sequence[Sequence[object]]
RETURN: Sheet = (
    ("2021年科普活动",),
    ("序号", "区县", "发放资料（份）", "讲座（场次）"),
    (1, "江阳区", 5000, "近20"),
    (2, "泸县", "7.5千", "—"),
    (None, "合计", 13000, 21),
)


def workbook(path: Path, **sheets: Sheet) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def text_of(file: Path, *words: str) -> str:
    return run("inspect", str(file), "--format", "html", "--lang", "en", *words).stdout


def page_of(file: Path, *words: str) -> Any:
    return html.fromstring(text_of(file, *words))


def cell(page: Any, place: str, sheet: int = 1) -> Any:
    (found,) = page.xpath(f"//td[@id='s{sheet}-{place}']")
    return found


def words_of(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return workbook(tmp_path / "r.xlsx", 科普=RETURN)


def test_each_cell_has_its_role_or_part(file: Path) -> None:
    page = page_of(file)
    kinds = {td.get("id"): td.get("class").split()[0] for td in page.xpath("//td[@id]")}
    assert kinds["s1-A1"] == "line"
    assert [kinds[f"s1-{c}2"] for c in "ABCD"] == ["header"] * 4
    assert [kinds[f"s1-{c}3"] for c in "ABCD"] == ["code", "label", "observation", "observation"]
    assert [kinds[f"s1-{c}4"] for c in "CD"] == ["observation", "mark"]
    assert [kinds[f"s1-{c}5"] for c in "CD"] == ["printed_total", "printed_total"]


def test_the_legend_counts_each_role(file: Path) -> None:
    page = page_of(file)
    told = [words_of(li) for li in page.xpath("//section//ul[@class='legend']/li")]
    assert told == [
        "observation 3",
        "printed total 2",
        "code 2",
        "mark for no number 1",
        "header 4",
        "label 3",
        "line beside tables 1",
    ]
    drawn = Counter(td.get("class").split()[0] for td in page.xpath("//td[@id]"))
    assert sorted(drawn.values()) == sorted(int(t.rsplit(" ", 1)[1]) for t in told)


def test_the_legend_tells_numbers_from_cells(tmp_path: Path) -> None:
    rows = (("2021年表",), ("序号", "区县", "讲座"), ("A1-1", "泸县", 3), (2, "合江县", 4), (3, "叙永县", 5))
    told = [words_of(li) for li in page_of(workbook(tmp_path / "r.xlsx", S=rows)).xpath("//section//li")]
    assert "code 3 (of which numbers 2)" in told


def test_a_figure_says_what_it_means(file: Path) -> None:
    figure = cell(page_of(file), "D3")
    assert figure.get("title").splitlines() == [
        "Header path: 讲座(场次)",
        "Area: 江阳区 (510502)",
        "Period: 2021",
        "Value: ≤ 20 场次",
    ]
    assert figure.get("tabindex") == "0"


def test_a_figure_says_as_what_the_codebook_knows_it() -> None:
    sample = Path(__file__).parents[1] / "data" / "luzhou-2021" / "江阳区.xlsx"
    told = cell(page_of(sample), "H5").get("title").splitlines()
    assert told[1:3] == ["Indicator: handouts", "Area: 江阳区 (510502)"]


def test_a_printed_total_names_its_parts(file: Path) -> None:
    assert cell(page_of(file), "C5").get("title") == "printed total = C3 + C4"


def test_rows_and_columns_are_named_as_in_the_sheet(file: Path) -> None:
    page = page_of(file)
    assert [words_of(th) for th in page.xpath("//thead//th")] == ["", "A", "B", "C", "D"]
    assert [words_of(th) for th in page.xpath("//tbody//th")] == ["1", "2", "3", "4", "5"]


def test_merged_cells_are_drawn_merged(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (("2021年表", None, None), ("区县", "宣传", None), (None, "资料", "讲座"), ("泸县", 3, 4)):
        sheet.append(row)
    for merged in ("A1:C1", "A2:A3", "B2:C2"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "m.xlsx")
    page = page_of(tmp_path / "m.xlsx")
    spans = [(cell(page, p).get("rowspan"), cell(page, p).get("colspan")) for p in ("A1", "A2", "B2", "B3")]
    assert spans == [(None, "3"), ("2", None), (None, "2"), (None, None)]
    assert [len(tr.xpath("td")) for tr in page.xpath("//tbody/tr")] == [1, 2, 2, 3]


def drawn(drawing: str, *, counted: int | None = None, **about_sheet: object) -> Any:
    """Draw a sheet; `counted` is how many of its observations count in the end."""
    sheet = replace(grid(drawing), **about_sheet)
    reading = tidy_sheet(sheet, lay_out(sheet))
    about = SourceBalance(Source("r", "", "xlsx"), ((sheet.sheet, reading.balance),))
    told = {"observations": reading.observations[:counted], "findings": reading.findings}
    return html.fromstring(to_page(page_of_inspection([reading], path="r", sources=[about], lang="en", **told)))


def test_a_merge_hides_no_number() -> None:
    merges = (Merge(2, 1, 2, 2), Merge(3, 0, 9, 0))
    page = drawn("2021年表\n区县 | 讲座 | 展览\n泸县 | 3 | 4\n合江县 | 5 | 6", merges=merges)
    assert [words_of(cell(page, p)) for p in ("B3", "C3", "B4", "C4")] == ["3", "4", "5", "6"]
    assert cell(page, "A4").get("rowspan") is None


def test_merges_that_overlap_hide_no_number() -> None:
    merges = (Merge(0, 0, 1, 0), Merge(1, 0, 1, 1), Merge(2, 0, 2, 20_000))
    page = drawn("2021年表\n区县 | 讲座\n泸县 | 3\n合江县 | 5", merges=merges)
    assert [td.get("id") for td in page.xpath("//td[@id]")] == [
        f"s1-{p}" for p in ("A1", "A2", "B2", "A3", "B3", "A4", "B4")
    ]


def test_hidden_rows_are_said_to_be_hidden() -> None:
    page = drawn("2021年表\n区县 | 讲座\n泸县 | 3\n合江县 | 5", hidden_rows=frozenset({3}))
    assert [words_of(tr.find("th")) for tr in page.xpath("//tr[@class='hidden'][@title='hidden']")] == ["4"]


def test_a_figure_that_was_left_out_later_is_excluded() -> None:
    page = drawn("2021年表\n区县 | 讲座\n泸县 | 3\n合江县 | 5", counted=1)
    assert [cell(page, p).get("class").split()[0] for p in ("B3", "B4")] == ["observation", "excluded"]


def test_findings_stand_beside_their_sheet_and_lead_to_their_cells(file: Path) -> None:
    page = page_of(file)
    (warning,) = page.xpath("//aside//li[@class='f-warning']")
    told = words_of(warning)
    assert told.startswith("W1 warning C5 FOOTING_DIFFERS 13000")
    assert "Printed 13000, but its 2 parts add up to 12500" in told
    assert "Remedy: Ask the sender which is right." in told
    assert warning.xpath("a/@href") == ["#s1-C5"]
    marked = cell(page, "C5")
    assert "f-warning" in marked.get("class").split()
    assert marked.xpath("sup/a/@href") == ["#W1"]


def test_findings_of_the_file_stand_above_its_sheets(tmp_path: Path) -> None:
    path = tmp_path / "r.xls"
    workbook(tmp_path / "r.xlsx", S=RETURN).rename(path)
    (told,) = page_of(path).xpath("//header//ol[@class='findings']/li")
    assert "FILE_EXTENSION" in words_of(told)


def test_every_link_leads_somewhere_on_the_page(tmp_path: Path) -> None:
    rows = (*RETURN, ("", "叙永县", "1.500,00", "正在统计"), (), (), (), (), (), ("手记", None, None, 9))
    page = page_of(workbook(tmp_path / "r.xlsx", 甲=rows, 乙=RETURN))
    links = page.xpath("//@href")
    assert len(links) > 6
    assert {link[1:] for link in links} <= set(page.xpath("//@id"))
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))


def test_the_balance_stands_over_each_sheet_and_the_file(tmp_path: Path) -> None:
    page = page_of(workbook(tmp_path / "r.xlsx", 甲=RETURN, 乙=RETURN[:-1]))
    told = [words_of(p) for p in page.xpath("//p[@class='balance']")]
    assert [t.split(" = ")[0] for t in told] == [f"balance: {n} numbers read" for n in (12, 7, 5)]


def test_what_the_reading_rests_on_is_said(file: Path) -> None:
    why = page_of(file).xpath("//ul[@class='why']/li")
    assert words_of(why[0]) == "rows 3-5: header: 2 (words stand above figures, 90 %)"


def test_a_hidden_sheet_is_drawn_and_said_to_be_hidden() -> None:
    sample = Path(__file__).parents[1] / "data" / "luzhou-2021" / "江阳区.xlsx"
    page = page_of(sample)
    assert words_of(page.xpath("//section[@id='s2']/h2")[0]) == "上年 2 × 2 · hidden"
    assert cell(page, "B2", sheet=2).get("class") == "excluded"


def test_long_runs_are_folded_and_hold_every_cell(tmp_path: Path) -> None:
    rows = [("2021年表",), ("村", "讲座", "展览"), *((f"{n}村", n * 7 + 1, n * 3 + 2) for n in range(1, 301))]
    path = workbook(tmp_path / "r.xlsx", S=rows)
    page = page_of(path)
    (folded,) = page.xpath("//tbody[@class='folded']")
    assert words_of(page.xpath("//tbody[@class='fold']")[0]) == "rows 33–297 (265 rows)"
    assert len(folded.xpath("tr")) == 265
    cells = list(csv.DictReader(io.StringIO(run("inspect", str(path), "--format", "csv").stdout)))
    assert [f"s1-{c['cell']}" for c in cells] == page.xpath("//td/@id")


def test_a_fold_opens_no_merge_and_hides_no_finding(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(("2021年表",))
    sheet.append(("乡", "村", "讲座"))
    for n in range(1, 401):
        sheet.append(("" if n % 40 != 1 else f"{n}乡", f"{n}村", "1.500,00" if n == 200 else n * 7 + 1))
    for top in range(3, 403, 40):
        sheet.merge_cells(start_row=top, end_row=top + 39, start_column=1, end_column=1)
    book.save(tmp_path / "r.xlsx")
    page = page_of(tmp_path / "r.xlsx")
    folded = [[int(words_of(th)) for th in block.xpath("tr/th")] for block in page.xpath("//tbody[@class='folded']")]
    assert folded == [[*range(43, 163)], [*range(243, 363)]]
    assert "f-error" in cell(page, "C202").get("class").split()


def test_empty_rows_and_columns_far_out_are_told_not_drawn(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in RETURN:
        sheet.append(row)
    sheet["XFD1048576"] = "x"
    book.save(tmp_path / "r.xlsx")
    page = page_of(tmp_path / "r.xlsx")
    assert [words_of(th) for th in page.xpath("//thead//th")] == ["", "A", "B", "C", "D", "…", "XFD"]
    assert words_of(page.xpath("//td[@class='blank']")[0]) == "rows 6–1048575: empty"
    assert words_of(cell(page, "XFD1048576")) == "x"


def test_what_is_beyond_a_page_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection_page, "_MOST_CELLS", 50)
    page = drawn("2021年表\n村 | 讲座\n" + "\n".join(f"{n}村 | {n * 7}" for n in range(1, 201)))
    assert [words_of(p) for p in page.xpath("//p[@class='left_out']")] == [
        "Rows 101–202 are not on this page, which would be too large; --format csv gives every cell."
    ]
    assert len(page.xpath("//tbody/tr[th]")) == 100
    assert "observation 200" in [words_of(li) for li in page.xpath("//section//ul[@class='legend']/li")]


HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &#10;",
    "--><style>*{display:none}</style>",
)


def renamed(path: Path, old: str, new: str) -> Path:
    """Name a sheet as no spreadsheet program would let one."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(f'"{old}"'.encode(), quoteattr(new).encode()))
    return path


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    rows = [("2021年表",), ("区县", *HOSTILE[:2]), *((text, n + 11, "1.500,00") for n, text in enumerate(HOSTILE))]
    path = renamed(workbook(tmp_path / "r.xlsx", SHEET=rows), "SHEET", "</title><b>'&\"")
    text = text_of(path)
    page = html.fromstring(text)
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} & {"script", "img", "b", "iframe", "object"} == set()
    assert len(page.xpath("//style")) == 1
    assert [name for e in page.iter() for name in e.attrib if name.startswith("on")] == []
    assert [words_of(cell(page, f"A{n}")) for n in range(3, 10)] == [" ".join(t.split()) for t in HOSTILE]
    assert cell(page, "B3").get("title").splitlines()[0].startswith("Header path: </script>")
    assert words_of(page.xpath("//section/h2")[0]).startswith("</title><b>'&\"")
    assert all(link.startswith("#") for link in page.xpath("//@href"))


def test_marks_that_steer_are_shown_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("2021年表\n区县,讲\x1b[31m座,展\u202e览\n红\x07区,5,7\n反\u2066县,6,8\n", encoding="utf-8")
    text = text_of(path)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    page = html.fromstring(text)
    assert words_of(cell(page, "A3")) == "红\\x07区"
    assert "讲\\x1b[31m座" in cell(page, "B3").get("title")


def test_the_page_runs_nothing_and_loads_nothing(file: Path) -> None:
    text = text_of(file)
    page = html.fromstring(text)
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]
    assert not page.xpath("//script | //link | //@src")
    assert not re.search(r"https?:|//\w|url\(|@import", text)


def test_every_kind_of_cell_has_a_look_of_its_own(file: Path) -> None:
    style = page_of(file).xpath("string(//style)")
    signs = dict(re.findall(r"^\.(\w+)::before \{ content: \"(\S+) \"", style, re.MULTILINE))
    assert {r.value for r in Role} - signs.keys() == {"observation"}
    assert len(set(signs.values())) == len(signs)


def test_in_chinese(file: Path) -> None:
    page = html.fromstring(run("inspect", str(file), "--format", "html", "--lang", "zh").stdout)
    assert page.get("lang") == "zh-CN"
    assert words_of(page.xpath("//p[@class='balance']")[0]).startswith("平衡: 7 个数字 = 3 观测")
    assert cell(page, "C3").get("title").splitlines()[0] == "表头路径: 发放资料(份)"
    assert not re.search(r"[a-z]{4}", words_of(page.xpath("//aside/ol")[0]))


def test_into_a_file_always_the_same_bytes(file: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        assert run("inspect", str(file), "-o", str(tmp_path / name), "--lang", "en").returncode == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == text_of(file)


def test_a_page_among_the_returns_is_no_return(file: Path) -> None:
    before = run("totals", str(file.parent), "--format", "csv", "-q").stdout
    assert run("inspect", str(file), "-o", str(file.parent / "look.html")).returncode == 0
    done = run("totals", str(file.parent), "--format", "csv", "--lang", "en")
    assert done.stdout == before
    assert "FILE_OWN" in done.stderr


@pytest.mark.parametrize("words", [("--format", "html"), ("-o", "out.html")])
def test_totals_are_no_such_page(file: Path, words: tuple[str, ...]) -> None:
    assert run("totals", str(file), *words, folder=file.parent).returncode == 2
    assert not (file.parent / "out.html").exists()


def test_a_drawn_sheet_of_no_numbers_is_shown(tmp_path: Path) -> None:
    done = run("inspect", str(workbook(tmp_path / "r.xlsx", S=(("区县", "讲座"), ("泸县", "")))), "--format", "html")
    assert done.returncode == 3
    assert words_of(cell(html.fromstring(done.stdout), "A2")) == "泸县"
