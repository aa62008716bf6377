"""The words in which the grammar's tables are written, one language each: data, no rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """Something that is counted: its name, the unit in which it is printed, what that is in the base unit."""

    name: str
    unit: str = ""
    base: str = ""
    power: int = 0
    digits: int = 0
    """Places behind the point that its figures have."""


@dataclass(frozen=True)
class Tongue:
    """The words of one language for the parts of a table."""

    code: str
    area: str
    item: str
    year: str
    month: str
    quarter: str
    value: str
    total: tuple[str, ...]
    year_total: tuple[str, ...]
    title: str
    titled_area: str
    """A line above the table that says which area all of it is about."""
    subject: str
    dated: str
    """A title with its year."""
    years: str
    months: tuple[str, ...]
    quarters: tuple[str, ...]
    regions: tuple[tuple[str, tuple[str, ...]], ...]
    items: tuple[Item, ...]
    kinds: tuple[str, Item, tuple[str, ...]]
    """A spanner, what it counts, and kinds that make up the whole."""
    notes: tuple[str, ...]
    subtotal: tuple[str, ...] = ()
    unit: str = ""
    unit_line: str = ""
    serial: str = ""
    code_head: str = ""
    remark: str = ""
    part: str = ""
    part_name: str = ""
    marks: tuple[str, ...] = ("-", "—", "…")
    thousands: str = ","
    point: str = "."
    asides: tuple[str, ...] = ()
    """Lines of a form that are no part of the table."""
    evident: bool = False
    """Whether its places are told by their names alone, wherever they stand."""


CHINESE = Tongue(
    code="zh",
    evident=True,
    area="区县",
    item="指标",
    year="年份",
    month="月份",
    quarter="季度",
    value="数量",
    total=("合计", "合 计", "总计"),
    year_total=("全年", "全年合计"),
    title="各区县{subject}统计表",
    titled_area="填报单位：{area}",
    subject="科普活动",
    dated="{year}年{title}",
    years="{}年",
    months=tuple(f"{n}月" for n in range(1, 13)),
    quarters=("一季度", "二季度", "三季度", "四季度"),
    regions=(
        ("东片", ("江阳区", "龙马潭区", "纳溪区")),
        ("西片", ("泸县", "合江县")),
        ("南片", ("叙永县", "古蔺县", "兴文县")),
    ),
    items=(
        Item("发放资料", "万份", "份", 4, 2),
        Item("参加人次", "人次", "人次"),
        Item("科普经费", "万元", "元", 4, 1),
        Item("举办讲座", "场", "场"),
        Item("展板", "块", "块"),
    ),
    kinds=("科普人员", Item("科普人员", "人", "人"), ("专职", "兼职", "志愿者")),
    notes=("注：不含学校", "资料来源：各区县科技局"),
    subtotal=("小计",),
    unit="计量单位",
    unit_line="单位：{}",
    serial="序号",
    code_head="行政区划代码",
    remark="备注",
    part="其中：{}",
    part_name="农村",
    marks=("—", "-", "…"),
    asides=("表号：KP-001", "填表人：甲", "审核人：乙"),
)

TRADITIONAL = Tongue(
    code="zh-Hant",
    evident=True,
    area="鄉鎮市區",
    item="項目",
    year="年度",
    month="月份",
    quarter="季",
    value="數量",
    total=("總計", "合計"),
    year_total=("全年",),
    title="各鄉鎮市區{subject}統計表",
    titled_area="地區：{area}",
    subject="圖書館",
    dated="{year}年{title}",
    years="{}年",
    months=tuple(f"{n}月" for n in range(1, 13)),
    quarters=("第一季", "第二季", "第三季", "第四季"),
    regions=(("山線", ("竹東鎮", "北埔鄉", "峨眉鄉")), ("海線", ("新豐鄉", "竹北市"))),
    items=(Item("借閱冊數", "冊", "册"), Item("購書經費", "萬元", "元", 4, 1), Item("閱覽席", "個", "个")),
    kinds=("館員", Item("館員", "人", "人"), ("專任", "兼任")),
    notes=("註：不含學校", "資料來源：各鄉鎮市區公所"),
    subtotal=("小計",),
    unit="單位",
    unit_line="單位：{}",
    serial="序號",
    remark="備註",
)

ENGLISH = Tongue(
    code="en",
    area="County",
    item="Indicator",
    year="Year",
    month="Month",
    quarter="Quarter",
    value="Number",
    total=("Total", "Grand total", "TOTAL"),
    year_total=("Total", "Year total"),
    title="{subject} by county",
    titled_area="County: {area}",
    subject="Library use",
    dated="{title}, {year}",
    years="{}",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    quarters=("Q1", "Q2", "Q3", "Q4"),
    regions=(
        ("North", ("Adams", "Brown", "Clinton")),
        ("Center", ("Delaware", "Fayette")),
        ("South", ("Jackson", "Lake", "Marion")),
    ),
    items=(
        Item("Visits"),
        Item("Loans", "thousands", "", 3, 1),
        Item("Spending", "$ million", "$", 6, 2),
        Item("Floor area", "hectares", "hectares", 0, 1),
    ),
    kinds=("Staff", Item("Staff", "persons", "persons"), ("Full time", "Part time", "Volunteers")),
    notes=("Source: county returns", "Note: schools are not included"),
    subtotal=("Subtotal", "Sub-total"),
    unit="Unit",
    unit_line="Unit: {}",
    serial="No.",
    code_head="Code",
    remark="Remarks",
    part="of which {}",
    part_name="rural",
    marks=("-", "..", "n/a"),
)

JAPANESE = Tongue(
    code="ja",
    evident=True,
    area="市町村",
    item="項目",
    year="年度",
    month="月",
    quarter="年",
    value="数",
    total=("合計", "総数"),
    year_total=("合計",),
    title="市町村別{subject}",
    titled_area="市町村：{area}",
    subject="図書館の状況",
    dated="{year}年 {title}",
    years="{}年",
    months=tuple(f"{n}月" for n in range(1, 13)),
    quarters=("第1四半期", "第2四半期", "第3四半期", "第4四半期"),
    regions=(("北部", ("札幌市", "小樽市", "岩見沢市")), ("南部", ("函館市", "北斗市"))),
    items=(Item("貸出"), Item("来館者", "人", "人"), Item("蔵書", "冊", "册")),
    kinds=("職員", Item("職員", "人", "人"), ("常勤", "非常勤")),
    notes=("資料：図書館課", "注) 学校を除く"),
    subtotal=("小計",),
    unit="単位",
    unit_line="単位：{}",
)

FRENCH = Tongue(
    code="fr",
    area="Département",
    item="Indicateur",
    year="Année",
    month="Mois",
    quarter="Trimestre",
    value="Nombre",
    total=("Total", "Ensemble"),
    year_total=("Total",),
    title="{subject} par département",
    titled_area="Département : {area}",
    subject="Bibliothèques",
    dated="{title} en {year}",
    years="{}",
    months=(
        "Janvier",
        "Février",
        "Mars",
        "Avril",
        "Mai",
        "Juin",
        "Juillet",
        "Août",
        "Septembre",
        "Octobre",
        "Novembre",
        "Décembre",
    ),
    quarters=("1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"),
    regions=(("Nord", ("Aisne", "Ardennes", "Somme")), ("Sud", ("Ariège", "Aude")), ("Est", ("Doubs", "Jura"))),
    items=(Item("Visites"), Item("Prêts"), Item("Dépenses", "milliers €", "EUR", 3, 1)),
    kinds=("Agents", Item("Agents", "personnes", "personnes"), ("Titulaires", "Contractuels")),
    notes=("Source : enquête annuelle", "Champ : hors écoles"),
    subtotal=("Sous-total",),
    unit="Unité",
    thousands=" ",
    point=",",
    code_head="Code INSEE",
    remark="Remarques",
    part="dont {}",
    part_name="rural",
)

GERMAN = Tongue(
    code="de",
    area="Kreis",
    item="Merkmal",
    year="Jahr",
    month="Monat",
    quarter="Quartal",
    value="Anzahl",
    total=("Insgesamt", "Zusammen", "Summe"),
    year_total=("Insgesamt",),
    title="{subject} nach Kreisen",
    titled_area="Kreis: {area}",
    subject="Bibliotheken",
    dated="{title} {year}",
    years="{}",
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    quarters=("1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal"),
    regions=(("Nordteil", ("Celle", "Gifhorn", "Uelzen")), ("Südteil", ("Goslar", "Peine"))),
    items=(Item("Besuche"), Item("Entleihungen"), Item("Ausgaben", "Mio. €", "EUR", 6, 2)),
    kinds=("Personal", Item("Personal", "Personen", "Personen"), ("Vollzeit", "Teilzeit")),
    notes=("Quelle: Landesamt", "Anmerkung: ohne Schulen"),
    subtotal=("Zwischensumme",),
    unit="Einheit",
    serial="Lfd. Nr.",
    code_head="Schlüssel",
    thousands=" ",
    point=",",
    part="darunter {}",
    part_name="ländlich",
)

SPANISH = Tongue(
    code="es",
    area="Provincia",
    item="Indicador",
    year="Año",
    month="Mes",
    quarter="Trimestre",
    value="Número",
    total=("Total", "TOTAL"),
    year_total=("Total",),
    title="{subject} por provincia",
    titled_area="Provincia: {area}",
    subject="Bibliotecas",
    dated="{title}. Año {year}",
    years="{}",
    months=(
        "Enero",
        "Febrero",
        "Marzo",
        "Abril",
        "Mayo",
        "Junio",
        "Julio",
        "Agosto",
        "Septiembre",
        "Octubre",
        "Noviembre",
        "Diciembre",
    ),
    quarters=("1º trimestre", "2º trimestre", "3º trimestre", "4º trimestre"),
    regions=(("Norte", ("Asturias", "Cantabria", "Navarra")), ("Centro", ("Toledo", "Cuenca", "Segovia"))),
    items=(Item("Visitas"), Item("Préstamos"), Item("Gasto", "millones €", "EUR", 6, 2)),
    kinds=("Personal", Item("Personal", "personas", "personas"), ("Fijo", "Temporal")),
    notes=("Fuente: encuesta anual", "Nota: sin escuelas"),
    subtotal=("Subtotal",),
    unit="Unidad",
    code_head="Código",
    thousands=" ",
    point=",",
)

RUSSIAN = Tongue(
    code="ru",
    area="Район",
    item="Показатель",
    year="Год",
    month="Месяц",
    quarter="Квартал",
    value="Количество",
    total=("Всего", "Итого"),
    year_total=("Всего",),
    title="{subject} по районам",
    titled_area="Район: {area}",
    subject="Библиотеки",
    dated="{title}, {year} год",
    years="{} год",
    months=(
        "Январь",
        "Февраль",
        "Март",
        "Апрель",
        "Май",
        "Июнь",
        "Июль",
        "Август",
        "Сентябрь",
        "Октябрь",
        "Ноябрь",
        "Декабрь",
    ),
    quarters=("1 квартал", "2 квартал", "3 квартал", "4 квартал"),
    regions=(("Север", ("Вельский", "Няндомский", "Шенкурский")), ("Юг", ("Азовский", "Песчанокопский"))),
    items=(Item("Посещения"), Item("Книговыдача"), Item("Расходы", "тыс.", "", 3, 1)),
    kinds=("Работники", Item("Работники"), ("Штатные", "Внештатные")),
    notes=("Источник: отчёты районов", "Примечание: без школ"),
    unit="Единица измерения",
    code_head="Код",
    thousands=" ",
    point=",",
)

PORTUGUESE = Tongue(
    code="pt",
    area="Município",
    item="Indicador",
    year="Ano",
    month="Mês",
    quarter="Trimestre",
    value="Valor",
    total=("Total", "Total geral"),
    year_total=("Total",),
    title="{subject} por município",
    titled_area="Município: {area}",
    subject="Bibliotecas",
    dated="{title}, {year}",
    years="{}",
    months=(
        "Janeiro",
        "Fevereiro",
        "Março",
        "Abril",
        "Maio",
        "Junho",
        "Julho",
        "Agosto",
        "Setembro",
        "Outubro",
        "Novembro",
        "Dezembro",
    ),
    quarters=("1º trimestre", "2º trimestre", "3º trimestre", "4º trimestre"),
    regions=(("Norte", ("Braga", "Fafe", "Guimarães")), ("Sul", ("Faro", "Tavira"))),
    items=(Item("Visitas"), Item("Empréstimos")),
    kinds=("Pessoal", Item("Pessoal"), ("Efetivo", "Temporário")),
    notes=("Fonte: inquérito anual", "Nota: sem escolas"),
    code_head="Código",
)

POLISH = Tongue(
    code="pl",
    area="Powiat",
    item="Wyszczególnienie",
    year="Rok",
    month="Miesiąc",
    quarter="Kwartał",
    value="Liczba",
    total=("Ogółem", "Razem"),
    year_total=("Ogółem",),
    title="{subject} według powiatów",
    titled_area="Powiat: {area}",
    subject="Biblioteki",
    dated="{title} w {year} r.",
    years="{}",
    months=(
        "Styczeń",
        "Luty",
        "Marzec",
        "Kwiecień",
        "Maj",
        "Czerwiec",
        "Lipiec",
        "Sierpień",
        "Wrzesień",
        "Październik",
        "Listopad",
        "Grudzień",
    ),
    quarters=("I kwartał", "II kwartał", "III kwartał", "IV kwartał"),
    regions=(("Północ", ("gdański", "pucki", "tczewski")), ("Południe", ("bocheński", "tarnowski"))),
    items=(Item("Odwiedziny"), Item("Wypożyczenia")),
    kinds=("Pracownicy", Item("Pracownicy"), ("etatowi", "pozostali")),
    notes=("Źródło: sprawozdania", "Uwaga: bez szkół"),
    thousands=" ",
    point=",",
)

KOREAN = Tongue(
    code="ko",
    evident=True,
    area="시군구",
    item="항목",
    year="연도",
    month="월",
    quarter="분기",
    value="수",
    total=("합계", "계"),
    year_total=("합계",),
    title="시군구별 {subject}",
    titled_area="시군구: {area}",
    subject="도서관 현황",
    dated="{year}년 {title}",
    years="{}년",
    months=tuple(f"{n}월" for n in range(1, 13)),
    quarters=("1분기", "2분기", "3분기", "4분기"),
    regions=(("북부", ("종로구", "중구", "용산구")), ("남부", ("강남구", "서초구"))),
    items=(Item("방문"), Item("대출")),
    kinds=("직원", Item("직원"), ("정규직", "계약직")),
    notes=("자료: 도서관과",),
    subtotal=("소계",),
)

TONGUES = (
    CHINESE, TRADITIONAL, ENGLISH, JAPANESE, FRENCH, GERMAN, SPANISH, RUSSIAN, PORTUGUESE, POLISH, KOREAN
)  # fmt: skip
