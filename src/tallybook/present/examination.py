"""What was found of the machine, as rows, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.model import Listing
from tallybook.model.examination import Examined, State
from tallybook.present.words import heading

_COLUMNS = ("what", "state", "seen", "remedy")
_NAMES = {
    "python": ("Python", "Python"),
    "package": ("package", "软件包"),
    "output": ("output", "输出编码"),
    "file names": ("file names", "文件名编码"),
    "processes": ("processes", "进程"),
    "memory": ("memory", "内存"),
    "open files": ("open files", "可打开文件数"),
    "folder": ("folder", "文件夹"),
    "fonts": ("Chinese font", "中文字体"),
    "office": ("LibreOffice", "LibreOffice"),
}
_REMEDIES = {
    "python": ("Python 3.11 or later is needed.", "需要 Python 3.11 或更高版本。"),
    "package": ("Install tallybook anew with pip.", "请用 pip 重新安装 tallybook。"),
    "output": ("The terminal cannot show Chinese; write into a file with -o.", "终端无法显示中文，请用 -o 写入文件。"),
    "file names": (
        "Set a UTF-8 locale, or names will be shown as \\x… .",
        "请使用 UTF-8 区域设置，否则文件名会显示为 \\x…。",
    ),
    "processes": (
        "No process can be started; files are read in the program's own, unbounded.",
        "无法启动子进程，文件将在主进程中读取，不受资源限制。",
    ),
    "memory": (
        "Use fewer --workers, or state less memory in [limits].",
        "请减少 --workers，或在 [limits] 中调低 memory。",
    ),
    "open files": ("Raise the limit (ulimit -n).", "请调高上限（ulimit -n）。"),
    "folder": ("Choose another folder for outputs.", "请另选输出文件夹。"),
    "fonts": ("Install a font with Chinese letters to look at outputs here.", "如需在本机查看输出，请安装中文字体。"),
}


def report_examination(found: Iterable[Examined], lang: str) -> Listing:
    """Give each thing that was looked at, how it is, what was seen and what helps."""
    return Listing(_COLUMNS, tuple(_row(e, chinese=lang == "zh") for e in found))


def _row(examined: Examined, *, chinese: bool) -> tuple[str, ...]:
    remedy = "" if examined.state is State.FINE else _REMEDIES[examined.what][chinese]
    return _NAMES[examined.what][chinese], examined.state.value, examined.seen, remedy


def examination_in_words(listing: Listing, lang: str) -> list[str]:
    """Give a line for each row."""
    return [
        f"{heading(str(state), lang)}: {what}: {seen}{f'. {remedy}' if remedy else ''}"
        for what, state, seen, remedy in listing.rows
    ]
