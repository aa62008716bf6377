"""One code of the catalogue, and remedies that several have."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.model.finding import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
AGAIN = ("Open it, save it anew as .xlsx and send that.", "用表格软件打开，另存为 .xlsx 后重新报送。")
WORKBOOK = ("Ask the sender for the workbook.", "请报送单位提供工作簿原件。")
NOTHING = ("Nothing to do.", "无需处理。")
INSPECT = ("Look at the sheet with `tallybook inspect`.", "用 `tallybook inspect` 查看该表。")


@dataclass(frozen=True, slots=True)
class FindingCode:
    """One code: its usual severity, and title, message, remedy and example in English and Chinese."""

    code: str
    severity: Severity
    title: tuple[str, str]
    message: tuple[str, str]
    remedy: tuple[str, str]
    example: tuple[str, str]
