"""Folders whose files are each in order, and together are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.hostile.case import Answer, Case, Required, together
from tests.hostile.workbook import number, rows, sheet, text, with_cells, with_sheet, xlsx

_Holds = Callable[[Answer], Iterable[str]]


def _of(district: str, figure: str = "12345", **cells: str) -> bytes:
    """Give the return of one district alone."""
    return with_cells(A6=text("A6", district), C6=number("C6", figure), A7="", B7="", C7="", **cells)


def _year(year: str, district: str = "Northfield", figure: str = "12345") -> bytes:
    return _of(district, figure, A1=text("A1", f"Science outreach in {year}"))


def _figures(answer: Answer, label: str = "Northfield") -> list[str]:
    wanted = (
        o
        for o in answer.told.get("observations", ())
        if o["area_label"] == label and "Particip" in o["indicator_label"]
    )
    return sorted(str(o["obs_value"]) for o in wanted)


def _codes(answer: Answer) -> set[str]:
    return {f["code"] for f in answer.told.get("findings", ())}


def _gives(figures: str, codes: str = "", exit_code: int | None = None, label: str = "Northfield") -> _Holds:
    """Ask for these figures of a district, one of these codes, and an exit code."""

    def holds(answer: Answer) -> Iterable[str]:
        if _figures(answer, label) != sorted(figures.split()):
            yield f"{label} is {_figures(answer, label)}"
        if codes and not _codes(answer) & set(codes.split()):
            yield f"not told; instead: {', '.join(sorted(_codes(answer))) or 'nothing'}"
        if exit_code is not None and answer.code != exit_code:
            yield f"exit {answer.code}"

    return holds


def _named(*files: str, codes: str) -> _Holds:
    """Ask that a finding of one of these codes names each of the files."""

    def holds(answer: Answer) -> Iterable[str]:
        told = " ".join(
            f"{f['source']} {f['message']}" for f in answer.told.get("findings", ()) if f["code"] in codes.split()
        )
        yield from (f"{file} is not named" for file in files if file not in told)

    return holds


def _all(*asked: _Holds) -> _Holds:
    return lambda answer: [fault for ask in asked for fault in ask(answer)]


def _no_total_added(answer: Answer) -> Iterable[str]:
    if "Total" in {o["area_label"] for o in answer.told.get("observations", ())}:
        yield "the total is a district"
    if not _codes(answer) & {"FOOTING_DIFFERS", "LEVELS_DIFFER", "SHEET_SUMS_DIFFER"}:
        yield f"the mismatch is not told; instead: {', '.join(sorted(_codes(answer)))}"


def _total() -> bytes:
    """Give a return that prints a total which is not the sum of its parts."""
    body = rows(C6=number("C6", "100"), C7=number("C7", "200"), A8=text("A8", "Total"), C8=number("C8", "301"))
    return with_sheet(sheet(body))


def _shifted() -> bytes:
    """Insert a column before the table and two rows above it."""
    cells = {
        "B1": "Science outreach in 2024",
        "B7": "District",
        "C7": "Events",
        "D7": "Participants",
        "B8": "Northfield",
    }
    body = "".join(
        f'<row r="{n}">{"".join(_at(ref, cells) for ref in cells if ref[1:] == str(n))}{_numbers(n)}</row>'
        for n in (1, 7, 8)
    )
    return with_sheet(sheet(body))


def _at(ref: str, cells: dict[str, str]) -> str:
    return text(ref, cells[ref])


def _numbers(row: int) -> str:
    return number("C8", "7") + number("D8", "12345") if row == 8 else ""


def _copied(folder: Path) -> None:
    """Leave a return, and the same in a folder below."""
    (folder / "a.xlsx").write_bytes(_of("Northfield"))
    (folder / "old").mkdir()
    (folder / "old" / "b.xlsx").write_bytes(_of("Northfield"))


def _hard_linked(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(_of("Northfield"))
    (folder / "b.xlsx").hardlink_to(folder / "a.xlsx")


def _soft_linked(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(_of("Northfield"))
    (folder / "b.xlsx").symlink_to("a.xlsx")


def _once(answer: Answer) -> Iterable[str]:
    return _gives("12345", "FILE_DUPLICATE FILE_COPY", 0)(answer)


def _bad(name: str) -> _Holds:
    """Ask that two are read, the third is named, and the exit code says so."""

    def holds(answer: Answer) -> Iterable[str]:
        yield from _gives("12345", exit_code=1)(answer)
        yield from _gives("222", label="Eastmoor")(answer)
        if not any(f["source"].endswith(name) and f["severity"] == "error" for f in answer.told.get("findings", ())):
            yield f"{name} is not named"
        if name not in answer.err:
            yield f"{name} is not named in words"

    return holds


def _many(folder: Path) -> None:
    for n in range(200):
        (folder / f"{n:03}.xlsx").write_bytes(_of(f"Place {n:03}", str(1000 + n)))


def _all_200(answer: Answer) -> Iterable[str]:
    figures = {o["obs_value"] for o in answer.told.get("observations", ()) if o["cell"] == "C6"}
    if not set(range(1000, 1200)) <= figures:
        yield f"{len(figures & set(range(1000, 1200)))} of 200 read"


CASES: tuple[Case, ...] = (
    together("s01_identical_twice/a.xlsx", "the same bytes under two names", _once, a__xlsx=_of("Northfield"), b__xlsx=_of("Northfield")),
    # The rule: two offices of one district may both report it; both are counted, and it is said with both files.
    together("s02_conflict/b.xlsx", "one district and year with two figures", _all(_named("a.xlsx", "b.xlsx", codes="VERSION_UNCLEAR REPORTED_TWICE"), _gives("12345 54321")), a__xlsx=_of("Northfield"), b__xlsx=_of("Northfield", "54321")),
    together("s04_wrong_year/a.xlsx", "a return of 2023 among those of 2024", lambda a: () if {o["time_period"] for o in a.told["observations"] if o["area_label"] == "Northfield"} == {"2023"} else ("the year is not its own",), a__xlsx=_year("2023")),
    together("s05_revision/2_v2.xlsx", "a return and its second version", _gives("12346", "FIGURES_REPLACED", 0), **{"1__xlsx": _of("Northfield"), "1_v2__xlsx": _of("Northfield", "12346")}),
    together("s06_total_mismatch/TOTAL.xlsx", "a printed total that is not the sum of its districts", _all(_no_total_added, _gives("100")), TOTAL__xlsx=_total),
    together("s08_units/a.xlsx", "one district counts in thousands", _gives("12.345"), a__xlsx=_of("Northfield", "12.345"), b__xlsx=_of("Eastmoor", "11000"), c__xlsx=_of("Westmoor", "13000")),
    together("s09_one_bad_of_three/bad.xlsx", "two returns in order and one broken", _bad("bad.xlsx"), a__xlsx=_of("Northfield"), b__xlsx=_of("Eastmoor", "222"), bad__xlsx=lambda: xlsx()[:700]),
    together("s11_shifted/a.xlsx", "a blank column and two rows before the table", _gives("12345"), a__xlsx=_shifted),
    Case("set_copy_below", "a return and its copy in a folder below", Required.SET, _copied, holds=_once),
    Case("set_hard_link", "a return under two names of one file", Required.SET, _hard_linked, holds=_once),
    Case("set_soft_link", "a return and a link to it", Required.SET, _soft_linked, holds=_gives("12345")),
    Case("set_200", "200 returns", Required.SET, _many, holds=_all_200),
    together("set_one_empty_of_three", "two returns in order and one of no byte", _bad("c.xlsx"), a__xlsx=_of("Northfield"), b__xlsx=_of("Eastmoor", "222"), c__xlsx=b""),
    together("set_one_bomb_of_three", "two returns in order and one that declares a billion laughs", _bad("c.xlsx"), a__xlsx=_of("Northfield"), b__xlsx=_of("Eastmoor", "222"), c__xlsx=lambda: with_sheet('<!DOCTYPE x [<!ENTITY a "b">]>' + sheet())),
    together("set_one_nested_of_three", "two returns in order and one of 100,000 elements within each other", _gives("222", label="Eastmoor"), a__xlsx=_of("Northfield"), b__xlsx=_of("Eastmoor", "222"), c__xlsx=lambda: with_sheet("<a>" * 100_000)),
    together("set_final", "a return and its final version", _gives("12346", "FIGURES_REPLACED"), **{"Northfield__xlsx": _of("Northfield"), "Northfield (final)__xlsx": _of("Northfield", "12346")}),
    together("set_zuizhong", "a return and the one called 最终", _gives("12346", "FIGURES_REPLACED"), **{"Northfield__xlsx": _of("Northfield"), "Northfield(最终)__xlsx": _of("Northfield", "12346")}),
    together("set_copied_form", "two districts with the very same figures", _all(_gives("12345"), _gives("12345", label="Eastmoor")), a__xlsx=_of("Northfield"), b__xlsx=_of("Eastmoor")),
    together("set_two_formats", "one return as xlsx and as CSV", _gives("12345", "FILE_COPY FIGURES_REPLACED FILE_DUPLICATE"), a__xlsx=_of("Northfield"), a__csv="Science outreach in 2024\n\n\n\nDistrict,Events,Participants\nNorthfield,7,12345\n"),
    together("set_three_years", "one district in three years", _gives("1 2 3"), a__xlsx=_year("2022", figure="1"), b__xlsx=_year("2023", figure="2"), c__xlsx=_year("2024", figure="3")),
    together("set_name_in_other_case", "one district in small letters and in capitals", lambda a: () if len(_figures(a) + _figures(a, "NORTHFIELD")) == 1 or _codes(a) & {"VERSION_UNCLEAR", "REPORTED_TWICE"} else ("counted twice in silence",), a__xlsx=_of("Northfield"), b__xlsx=_of("NORTHFIELD", "54321")),
    together("set_name_homoglyph", "one district with a Cyrillic letter in its name", _gives("12345"), a__xlsx=_of("Northfield"), b__xlsx=_of("N\u043erthfield", "54321")),
    together("set_name_zero_width", "one district with an invisible mark in its name", lambda a: () if _codes(a) & {"VERSION_UNCLEAR", "REPORTED_TWICE"} else ("counted twice in silence",), a__xlsx=_of("Northfield"), b__xlsx=_of("North\u200bfield", "54321")),
    together("set_name_nfd", "one district composed and decomposed", lambda a: () if _codes(a) & {"VERSION_UNCLEAR", "REPORTED_TWICE"} else ("counted twice in silence",), a__xlsx=_of("Nörthfield"), b__xlsx=_of("No\u0308rthfield", "54321")),
    together("set_name_blanks", "one district with a wide blank in its name", lambda a: () if _codes(a) & {"VERSION_UNCLEAR", "REPORTED_TWICE"} else ("counted twice in silence",), a__xlsx=_of("North field"), b__xlsx=_of("North\u3000field ", "54321")),
    together("set_all_bad_but_one", "the good sibling among ten that are broken", lambda a: () if a.code == 1 and sum(f["severity"] == "error" for f in a.told["findings"]) == 10 else (f"exit {a.code}, {len(a.told['findings'])} findings",), **{f"b{n}__xlsx": xlsx()[: 200 + 90 * n] for n in range(10)}),
    together("set_notes_and_images", "notes and photographs beside the returns", _gives("12345", "FILE_SKIPPED", 0), a__xlsx=_of("Northfield"), notes__txt="Northfield 99999", photo__jpg=b"\xff\xd8\xff\xe0", readme__md="99999"),
    together("set_archive_beside", "a zip of returns beside the returns", _gives("12345", "FILE_SKIPPED", 0), a__xlsx=_of("Northfield"), returns__zip=lambda: _of("Eastmoor", "99999")),
)  # fmt: skip
