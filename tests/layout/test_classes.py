"""Totals beside a column of classes that parts the areas."""

from __future__ import annotations

from tests.drawn import read

_RETURN = """
    Revenue outturn 2015
    Code | Authority           | Class | Culture | Sport
         | England             |       | 27251   | 21778
         | Unitary authorities | UA    | 17617   | 12590
         | Shire counties      | SC    | 1297    | 3321
         | London boroughs     | L     | 8337    | 5867
    E01  | Bath                | UA    | 9281    | 7578
    E02  | Bristol             | UA    | 8336    | 5012
    E03  | Cambridgeshire      | SC    | 1297    | 3321
    E04  | Camden              | L     | 5806    | 4644
    E05  | Hounslow            | L     | 2531    | 1223
"""


def areas(drawing: str) -> list[str]:
    return list(dict.fromkeys(o.area_label for o in read(drawing).observations))


def test_a_nation_above_its_classes_and_a_class_of_one() -> None:
    assert areas(_RETURN) == ["Bath", "Bristol", "Cambridgeshire", "Camden", "Hounslow"]


def test_a_row_of_no_class_that_is_not_the_sum_stays() -> None:
    assert areas(_RETURN.replace("27251", "27252"))[0] == "England"


def test_two_authorities_of_a_class_with_the_same_figures_stay() -> None:
    drawing = _RETURN.replace("         | Shire counties      ", "    E09  | Kent                ")
    assert "Kent" in areas(drawing)


_RATES = """
    Teen births 2013
    District | Measure        | White | Black | All
    Alton    | Number         | 52    | 29    | 81
    Alton    | Rate per 1,000 | 15    | 44    | {alton}
    Berry    | Number         | 60    | 51    | 111
    Berry    | Rate per 1,000 | 11    | 15    | {berry}
"""


def test_a_rate_of_all_in_a_total_column_is_data() -> None:
    reading = read(_RATES.format(alton="29", berry="13"))
    assert [o.cell for o in reading.observations if o.cell.startswith("E")] == ["E4", "E6"]
    assert [t.cell for t in reading.printed_totals] == ["E3", "E5"]


def test_shares_that_add_up_to_all_are_totals() -> None:
    reading = read(_RATES.format(alton="59", berry="26"))
    assert [t.cell for t in reading.printed_totals] == ["E3", "E4", "E5", "E6"]
