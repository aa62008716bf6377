"""Text as bytes, in the encodings that senders' programs write."""

from __future__ import annotations

import pytest

from tallybook.notation import decode, encoding_of, is_sure

CHINESE = "区县,参加人次,发放资料\n江阳区,120,3000\n合江县,80,450\n备注：以上数据由各区县科技局填报\n"
TAIWAN = "鄉鎮市區,人口數,戶數\n板橋區,551480,210334\n三重區,381484,150112\n資料來源：內政部戶政司統計月報\n"
JAPANESE = (
    "市町村名,人口,世帯数\n横浜市,3777491,1753081\n川崎市,1538262,747452\n資料：国勢調査による人口（確定値）です\n"
)
KOREAN = "행정구역,인구수,세대수\n서울특별시 종로구,140201,72067\n부산광역시 중구,38825,22178\n자료: 행정안전부 주민등록 인구통계\n"
POLISH = "Województwo,Ludność ogółem,Mężczyźni\nŁódzkie,2378483,1134590\nŚląskie,4346702,2093211\nŹródło: urząd statystyczny, również gmin\n"
RUSSIAN = "Область,Население,Мужчины\nМосковская область,8591736,3985433\nТульская область,1481471,667108\nИсточник: данные переписи населения\n"
GERMAN = "Gemeinde,Bevölkerung,Männlich\nMünchen,1512491,738000\nGroßköllnbach,2031,1002\n"
FRENCH = "Région,Population,Année\nÎle-de-France,12317279,2022\nProvence-Alpes-Côte d’Azur,5127840,2022\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(CHINESE, "utf-8", id="utf-8"),
        pytest.param(CHINESE, "utf-8-sig", id="utf-8 with a mark"),
        pytest.param(CHINESE, "utf-16", id="utf-16"),
        pytest.param(CHINESE, "gbk", id="gbk"),
        pytest.param(TAIWAN, "big5", id="big5"),
        pytest.param(JAPANESE, "cp932", id="cp932"),
        pytest.param(KOREAN, "cp949", id="cp949"),
        pytest.param(POLISH, "cp1250", id="cp1250"),
        pytest.param(RUSSIAN, "cp1251", id="cp1251"),
        pytest.param(GERMAN, "cp1252", id="cp1252 German"),
        pytest.param(FRENCH, "cp1252", id="cp1252 French"),
    ],
)
def test_a_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "sure"),
    [
        pytest.param(CHINESE.encode(), True, id="utf-8"),
        pytest.param(CHINESE.encode("gbk"), True, id="gbk"),
        pytest.param(b"Town,Visits\nAvon,5\n", True, id="ascii"),
        pytest.param(RUSSIAN.encode("cp1251"), False, id="cp1251"),
        pytest.param(GERMAN.encode("cp1252"), False, id="cp1252"),
    ],
)
def test_an_older_code_page_is_never_sure(data: bytes, sure: bool) -> None:
    encoding = encoding_of(data)
    assert encoding
    assert is_sure(encoding) is sure


def test_bytes_that_are_no_text_have_no_encoding() -> None:
    assert decode(bytes(range(256)) * 4) is None


def test_text_that_is_half_utf_8_and_half_gbk_is_in_no_encoding() -> None:
    assert encoding_of("区县,参加人次\n北田区,5\n".encode() + "西北区,6\n".encode("gbk")) is None
    assert encoding_of("区县,参加人次\n北田区,5\n西北区,6\n".encode("gbk")) == "gb18030"
