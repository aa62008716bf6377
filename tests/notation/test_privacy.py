"""What forms say of persons never leaves a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.notation import discreet
from tests.running import run


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "填表人：王小明  联系电话：13812345678  填表日期：2021年12月3日",
            "填表人：•••  联系电话：•••  填表日期：2021年12月3日",
        ),
        ("单位负责人: 李四 审核人:张三", "单位负责人: ••• 审核人:•••"),
        ("填表人：        联系电话：        ", "填表人：        联系电话：        "),
        ("电话0830-3123456", "电话•••"),
        ("身份证510502199001011234", "身份证•••"),
        ("Prepared by: Jane Smith", "Prepared by: •••"),
        ("Please send to jane.smith@leeds.example", "Please send to •••"),
        ("Contact person: J. Smith, tel. 0113-2345678", "Contact person: •••, tel. •••"),
        ("填报单位：江阳区科技局", "填报单位：江阳区科技局"),
        ("发放资料：20000份", "发放资料：20000份"),
        ("Source: Office for National Statistics", "Source: Office for National Statistics"),
        ("13812345678.5", "13812345678.5"),
        ("2021年1-9月", "2021年1-9月"),
    ],
)
def test_persons_are_left_out(text: str, shown: str) -> None:
    assert discreet(text) == shown


SHEET = """2021年活动统计表
区县,讲座（场次）,备注
江阳区,3,
泸县,约13812345678,
填表人,王小明,联系电话：13987654321
"""


@pytest.mark.parametrize(
    "words",
    [
        ["totals", "--format", "csv"],
        ["observations", "--format", "json", "--verbose"],
        ["inspect"],
        ["inspect", "--format", "csv"],
        ["inspect", "--format", "html"],
        ["inspect", "--why"],
    ],
)
def test_no_output_names_persons(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(SHEET, encoding="utf-8")
    done = run(words[0], str(path), *words[1:])
    assert "江阳区" in done.stdout
    assert not [w for w in ("王小明", "13987654321") if w in done.stdout + done.stderr]
