"""Drawn sheets: forms of labels and answers side by side."""

from __future__ import annotations

import pytest

from tallybook.model import Balance, SheetReading
from tests.drawn import read, table


def _told(reading: SheetReading) -> list[tuple[str, str]]:
    return sorted((o.indicator_label, str(o.obs_value)) for o in reading.observations)


def test_labels_and_answers_across_several_rows() -> None:
    reading = read("""
2021年科普工作情况登记表
单位名称 | 江阳区科学技术局 | 邮政编码 | 646000
负责人 | 张三 | 联系电话 | 13800001111
参加人次（人次） | 1200 | 发放资料（份） | 3000
讲座（场次） | 12 | 展板（块） | 40
""")
    assert {(o.area_label, o.time_period) for o in reading.observations} == {("江阳区", "2021")}
    assert [(o.indicator_label, str(o.obs_value), o.unit_measure) for o in reading.observations] == [
        ("参加人次(人次)", "1200", "人次"),
        ("讲座(场次)", "12", "场次"),
        ("发放资料(份)", "3000", "份"),
        ("展板(块)", "40", "块"),
    ]
    assert reading.findings == ()
    assert reading.balance == Balance(numbers=6, observations=4, excluded=2)


def test_answers_may_be_merged_and_words() -> None:
    reading = read("""
科普基地登记表
基地名称 | 泸州市科技馆 | < | <
所在区县 | 江阳区 | 年份 | 2021
建筑面积（平方米） | 5000 | 展厅面积（平方米） | 3000
主要活动 | 科技周、流动科技馆进校园 | < | <
参观人次 | 12000 | 开放天数（天） | 300
填表人 | 李四 | 填表日期 | 2021-12-20
""")
    assert {(o.area_label, o.time_period) for o in reading.observations} == {("江阳区", "2021")}
    assert [str(o.obs_value) for o in reading.observations] == ["5000", "12000", "3000", "300"]
    assert reading.findings == ()
    assert reading.balance == Balance(numbers=5, observations=4, periods=1)


def test_sections_of_a_form_and_parts_beside_their_whole() -> None:
    assert _told(
        read("""
2021年科普统计调查表
单位名称：江阳区科协
一、人员
专职人员（人） | 12 | 兼职人员（人） | 40
志愿者（人） | 200 | 其中女性（人） | 88
二、经费
拨款（万元） | 30 | 捐赠（万元） | 5
""")
    ) == [
        ("人员 / 专职人员(人)", "12"),
        ("人员 / 兼职人员(人)", "40"),
        ("人员 / 志愿者 / 其中女性(人)", "88"),
        ("人员 / 志愿者(人)", "200"),
        ("经费 / 拨款(万元)", "300000"),
        ("经费 / 捐赠(万元)", "50000"),
    ]


@pytest.mark.parametrize(
    ("office", "form"),
    [
        (
            "Gulu District Office",
            """
Annual return 2021
Name of office | Gulu District Office
Sessions | 12 | Visitors | 1200
Contact person | J. Okello | Telephone | 772123456
""",
        ),
        (
            "Musterstadt",
            """
Jahresmeldung 2021
Gemeinde | Musterstadt | Jahr | 2021
Kurse | 12 | Teilnehmer | 1200
Ansprechpartner | Müller | Telefon | 228123456
""",
        ),
        (
            "Lille",
            """
Déclaration annuelle 2021
Commune | Lille | Code postal | 59000
Séances | 12 | Participants | 1200
Responsable | Dupont | Téléphone | 320123456
""",
        ),
        (
            "León",
            """
Informe anual 2021
Municipio | León | Código postal | 24001
Cursos | 12 | Asistentes | 1200
Responsable | Pérez | Teléfono | 987123456
""",
        ),
        (
            "Районная библиотека",
            """
Отчёт за 2021 год
Наименование учреждения | Районная библиотека | Индекс | 188300
Мероприятия | 12 | Участники | 1200
Ответственный | Иванов | Телефон | 88137112345
""",
        ),
        (
            "青森市",
            """
令和3年 科学普及活動調査票
市町村名 | 青森市 | 郵便番号 | 300801
講座数（回） | 12 | 参加者数（人） | 1200
担当者 | 佐藤 | 電話番号 | 177341111
""",
        ),
        (
            "강남구",
            """
2021년 과학문화 활동 조사표
자치구 | 강남구 | 우편번호 | 61500
강좌 | 12 | 참가자 | 1200
담당자 | 김철수 | 전화번호 | 234231234
""",
        ),
        (
            "Pune",
            """
Annual return 2021
Name of the district | Pune | PIN code | 411001
Camps | 12 | Visitors | 1200
Nodal officer | S. Rao | Mobile No. | 9812345678
""",
        ),
        (
            "वाराणसी",
            """
वार्षिक रिपोर्ट 2021
जिला | वाराणसी | पिन कोड | 221001
कार्यक्रम | 12 | प्रतिभागी | 1200
""",
        ),
        (
            "عدن",
            """
التقرير السنوي 2021
المديرية | عدن | الهاتف | 967123456
الدورات | 12 | المشاركون | 1200
""",
        ),
    ],
)
def test_forms_of_many_countries(office: str, form: str) -> None:
    reading = read(form)
    assert {(o.area_label, o.time_period) for o in reading.observations} == {(office, "2021")}
    assert [str(o.obs_value) for o in reading.observations] == ["12", "1200"]
    assert reading.balance.unexplained == 0


def test_one_label_and_answer_a_row() -> None:
    reading = read("""
2021年科普统计表
填报单位 | 江阳区科协
讲座（场次） | 12
参加人次 | 1200
负责人 | 张三
联系电话 | 8303191234
""")
    assert table(reading) == [("江阳区", "讲座(场次)", "2021", "12"), ("江阳区", "参加人次", "2021", "1200")]
    assert reading.findings == ()
    assert reading.balance == Balance(numbers=3, observations=2, excluded=1)


def test_a_year_beside_a_figure_is_no_figure() -> None:
    reading = read("""
江阳区科普登记表
讲座（场次） | 12 | 年份 | 2021
展板（块） | 3 | 图书（册） | 7
""")
    assert _told(reading) == [("图书(册)", "7"), ("展板(块)", "3"), ("讲座(场次)", "12")]
    assert reading.balance == Balance(numbers=4, observations=3, periods=1)


def test_a_count_of_managers_is_a_figure() -> None:
    assert _told(
        read("""
Gulu District staff 2021
Manager | 3 | Teachers | 40
Director | 1 | Guards | 5
""")
    ) == [("Director", "1"), ("Guards", "5"), ("Manager", "3"), ("Teachers", "40")]


@pytest.mark.parametrize(
    "header",
    [
        "District | Sessions | School | Pupils",
        "单位名称 | 讲座 | 负责人 | 人次",
        "District | Library",
        "Director | Sessions",
    ],
)
def test_words_over_columns_are_no_form(header: str) -> None:
    words = [w.strip() for w in header.split("|")]
    body = "\n".join(" | ".join(f"{w} {n}" if c % 2 == 0 else str(n) for c, w in enumerate(words)) for n in (51, 62))
    reading = read(f"Return 2021\n{header}\n{body}")
    assert words[1] in {o.indicator_label for o in reading.observations}


def test_units_may_stand_behind_the_answers_or_before_them() -> None:
    reading = read("""
江阳区2021年科普登记表
讲座 | 12 | 场次 | 展板 | 40 | 块
参加 | 1200 | 人次 | 图书 | 90 | 册
""")
    before = read("""
江阳区2021年科普登记表
讲座 | 场次 | 12 | 展板 | 块 | 40
参加 | 人次 | 1200 | 图书 | 册 | 90
""")
    told = [[(o.indicator_label, str(o.obs_value), o.unit_measure) for o in r.observations] for r in (reading, before)]
    assert told[0] == [("讲座", "12", "场次"), ("参加", "1200", "人次"), ("展板", "40", "块"), ("图书", "90", "册")]
    assert told[1] == told[0]


def test_the_sheets_name_may_say_whose_form_it_is() -> None:
    form = """
2021年科普工作情况登记表
讲座（场次） | 12 | 展板（块） | 40
"""
    assert {o.area_label for o in read(form, sheet="江阳区").observations} == {"江阳区"}
