"""What the labels of rows, columns and lines say of them, in many languages."""

from __future__ import annotations

import pytest

from tallybook import notation

TOTALS = [
    "合 计",
    "总计",
    "小计",
    "总数",
    "全县合计",
    "總計",
    "总数 Total",
    "Total",
    "GRAND TOTAL",
    "Sub-total",
    "Total 2021",
    "Total*",
    "Both sexes",
    "Insgesamt",
    "Zusammen",
    "Ensemble",
    "Total général",
    "Total nacional",
    "Ambos os sexos",
    "Totale generale",
    "Totaal",
    "I alt",
    "Yhteensä",
    "Hela riket",
    "Ogółem",
    "Razem / Total",
    "Celkem",
    "Összesen",
    "Всего",
    "Итого:",
    "Genel Toplam",
    "総数",
    "합계",
]
SUBTOTALS = ["小计", "小 計", "东部地区", "西南", "Subtotal", "Sub-total A", "Zwischensumme", "Sous-total", "소계"]
PARTS = [
    "其中：女",
    "＃农村",
    "内：县级",
    "of which: women",
    "Of these",
    "davon weiblich",
    "darunter Kinder",
    "dont femmes",
    "de los cuales mujeres",
    "dos quais",
    "di cui donne",
    "waarvan vrouwen",
    "därav kvinnor",
    "w tym kobiety",
    "в том числе дети",
]


@pytest.mark.parametrize("label", TOTALS)
def test_totals(label: str) -> None:
    assert notation.is_total(label)
    assert notation.mentions_total(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "合江县",
        "总工会",
        "共青团",
        "计划数",
        "Totalisator",
        "Subway",
        "Allinge",
        "Summerset",
        "All Saints parish",
        "Gesamtschule",
    ],
)
def test_no_totals(label: str) -> None:
    assert not notation.is_total(label)


@pytest.mark.parametrize("label", SUBTOTALS)
def test_subtotals(label: str) -> None:
    assert notation.is_subtotal(label)


@pytest.mark.parametrize("label", ["合计", "Total", "东部新区", "西南大学", "Insgesamt"])
def test_no_subtotals(label: str) -> None:
    assert not notation.is_subtotal(label)


@pytest.mark.parametrize("label", PARTS)
def test_parts(label: str) -> None:
    assert notation.is_part(label)


@pytest.mark.parametrize("label", ["", "女", "人员其中", "women of which", "dontist", "Davontown", "内江市"])
def test_no_parts(label: str) -> None:
    assert not notation.is_part(label)


@pytest.mark.parametrize(
    ("label", "calls"),
    [
        ("江阳区合计", True),
        ("泸州市小计", True),
        ("State Total", True),
        ("Total North Isle", True),
        ("Statewide", True),
        ("Powiat razem", True),
        ("合计江阳区", False),
        ("泸县", False),
        ("Totalville", False),
        ("North Isle", False),
    ],
)
def test_an_area_may_be_called_a_total(label: str, calls: bool) -> None:
    assert notation.calls_total(label) is calls


@pytest.mark.parametrize(
    ("label", "mentions"),
    [
        ("学生总数", True),
        ("全市活动", True),
        ("Total staff", True),
        ("All ages", True),
        ("Alle Alter", True),
        ("学生", False),
        ("Staffing", False),
    ],
)
def test_words_that_speak_of_all(label: str, mentions: bool) -> None:
    assert notation.mentions_total(label) is mentions


@pytest.mark.parametrize(
    "label",
    ["全国", "全省", "东部地区", "England and Wales", "Deutschland", "Hele landet", "Koko maa", "Nederland", "Türkiye"],
)
def test_a_whole_area(label: str) -> None:
    assert notation.is_whole_area(label)
    assert not notation.is_whole_area(label + " 12")


HEADERS = {
    "is_serial_header": ["序 号", "No.", "S. No", "Lfd. Nr.", "N°"],
    "is_code_header": [
        "代码",
        "行政区划代码",
        "Code",
        "Region code",
        "GEOID",
        "Schlüssel-Nr.",
        "Código",
        "Kod",
        "コード",
    ],
    "is_contact_header": ["联系电话", "邮编", "Phone number", "ZIP code"],
    "is_note_header": ["备 注", "Remarks", "Bemerkungen", "Observaciones", "Remarques"],
    "is_unit_header": ["计量单位", "單位", "Unit of measure", "Maßeinheit", "Unité", "Eenheid", "単位", "단위"],
    "is_area_header": [
        "区县",
        "县(市)",
        "乡镇名称",
        "District",
        "County",
        "Bundesland",
        "Département",
        "Municipio",
        "Comune",
        "Gemeente",
        "Kommun",
        "Powiat",
        "Район",
        "İlçe",
        "市町村名",
        "시군구",
    ],
    "is_reporter_header": ["学校名称", "报送单位", "School name", "Hospitals"],
    "is_indicator_header": [
        "指标名称",
        "项目",
        "Indicator",
        "Merkmal",
        "Indicateur",
        "Concepto",
        "Показатель",
        "項目名",
    ],
    "is_class_header": ["年龄组", "性别", "Age group", "Sex", "Sexo", "Geschlecht", "Kön", "Płeć", "Возраст", "성별"],
    "is_period_header": [
        "年份",
        "月份",
        "Year",
        "Quarter",
        "Jahr",
        "Année",
        "Año",
        "Ano",
        "Anno",
        "Jaar",
        "År",
        "Rok",
        "Год",
        "Yıl",
        "年次",
        "연도",
    ],
    "is_value_header": ["数量", "本年", "完成情况", "Value", "Amount"],
    "is_last_year": ["上年同期", "去年", "上年数", "Previous year"],
}
WRONG = {
    "is_serial_header": ["序言", "Norway", "期号数"],
    "is_code_header": ["编码员人数", "Codeine"],
    "is_contact_header": ["电话费", "Phones sold"],
    "is_note_header": ["注册志愿者", "Notebooks"],
    "is_unit_header": ["单位名称及人数", "Unity"],
    "is_area_header": ["区县级活动", "Districts visited", "讲座"],
    "is_reporter_header": ["学校讲座", "Schooling"],
    "is_indicator_header": ["项目经费", "Items sold"],
    "is_class_header": ["性别差异", "Sextant"],
    "is_period_header": ["年末人数", "Yearbook", "2021年"],
    "is_value_header": ["数量增长", "Valued"],
    "is_last_year": ["上年结转", "本年", "Last years"],
}


@pytest.mark.parametrize(("kind", "label"), [(k, x) for k, labels in HEADERS.items() for x in labels])
def test_headers(kind: str, label: str) -> None:
    assert getattr(notation, kind)(label)


@pytest.mark.parametrize(("kind", "label"), [(k, x) for k, labels in WRONG.items() for x in labels])
def test_no_headers(kind: str, label: str) -> None:
    assert not getattr(notation, kind)(label)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("is_ratio", x)
        for x in (
            "参观率(%)",
            "人均经费",
            "占总数比重",
            "Rate per 1,000",
            "% change",
            "Average age",
            "Anteil",
            "Taux",
            "Tasa",
            "Andel",
            "Odsetek",
        )
    ]
    + [("is_stock", x) for x in ("年末人数", "期末在册", "At year end", "Stock")]
    + [("is_change", x) for x in ("较上年增减", "同比", "Change from 2020", "vs. last year")]
    + [("is_cumulative", x) for x in ("累计参加人次", "Cumulative visits", "Year-to-date")]
    + [
        ("is_sex", x)
        for x in (
            "男",
            "女性",
            "Females",
            "Männer",
            "Femmes",
            "Mujeres",
            "Homens",
            "Donne",
            "Vrouwen",
            "Kvinder",
            "Kobiety",
            "Женщины",
            "Kadın",
        )
    ],
)
def test_what_a_label_says_of_its_figure(kind: str, label: str) -> None:
    assert getattr(notation, kind)(label)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("is_ratio", "效率提升活动"),
        ("is_ratio", "Ratepayers"),
        ("is_stock", "年会"),
        ("is_change", "比赛"),
        ("is_cumulative", "统计"),
        ("is_sex", "男足"),
        ("is_sex", "Womensland"),
    ],
)
def test_what_it_does_not_say(kind: str, label: str) -> None:
    assert not getattr(notation, kind)(label)


@pytest.mark.parametrize(
    ("label", "level", "name"),
    [
        ("三、宣传", 1, "宣传"),
        ("（四）展览", 2, "展览"),
        ("㈡展览", 2, "展览"),
        ("5.讲座", 3, "讲座"),
        ("5、讲座", 3, "讲座"),
        ("(6) 讲座", 4, "讲座"),
        ("⑦讲座", 4, "讲座"),
        ("讲座", 0, "讲座"),
        ("5.5万元以上", 0, "5.5万元以上"),
        ("2021年", 0, "2021年"),
        ("三、", 0, "三、"),
    ],
)
def test_outline_numbers(label: str, level: int, name: str) -> None:
    assert notation.outline(label) == (level, name)


@pytest.mark.parametrize(
    "line",
    [
        "注：不含高校",
        "注1 含兼职",
        "说明：初步数",
        "数据来源：各区县",
        "資料來源：統計處",
        "Source: council returns",
        "Note 2. Provisional",
        "* provisional",
        "† revised",
        "Quelle: Amt",
        "Bron: CBS",
        "Källa: SCB",
        "Źródło: GUS",
        "Kaynak: kurum",
    ],
)
def test_notes(line: str) -> None:
    assert notation.looks_like_note(line)


@pytest.mark.parametrize("line", ["注册志愿者", "注意事项人数", "Sourcewell", "Notebooks", "泸县", "3", "说明会场次"])
def test_no_notes(line: str) -> None:
    assert not notation.looks_like_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "填表人：",
        "审核人: 甲",
        "填报单位（盖章）：泸县",
        "填报日期：2021年1月5日",
        "表 号：KP-9",
        "批准文号：",
        "联系电话：0830",
        "Prepared by: A",
        "Date of publication: 5 May",
        "Last updated: 2021",
    ],
)
def test_form_lines(line: str) -> None:
    assert notation.is_form_line(line)


@pytest.mark.parametrize("line", ["填表人数", "表号", "电话费：5元", "单位：万元", "Phones: 5", "Updates: 5"])
def test_no_form_lines(line: str) -> None:
    assert not notation.is_form_line(line)


@pytest.mark.parametrize(
    ("text", "says"),
    [("填表人", True), ("联系电话：", True), ("E-mail", True), ("填表人数", False), ("填表人：甲", False)],
)
def test_form_words(text: str, says: bool) -> None:
    assert notation.is_form_word(text) is says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("（续）", True),
        ("续表二", True),
        ("(continued)", True),
        ("Table 4 cont'd", True),
        ("Fortsetzung", True),
        ("续建项目", False),
        ("Continuing", False),
    ],
)
def test_a_table_goes_on(text: str, says: bool) -> None:
    assert notation.is_continuation(text) is says


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("合 江 县", "合江县"),
        ("培训\n人次", "培训人次"),
        ("ＡＢＣ（１）", "ABC(1)"),
        ("Books  given\n", "Books given"),
        ("Visits²", "Visits"),
        ("Visits [note 1]", "Visits"),
        ("讲座①", "讲座"),
    ],
)
def test_a_label_written_plainly(text: str, plain: str) -> None:
    assert notation.clean_label(text) == plain
