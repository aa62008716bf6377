"""The covering text for a sender: what was found in the return, and how to answer. Ready to be sent, but for the day."""

from __future__ import annotations

import re

from tallybook.model import Finding, Marking, Severity
from tallybook.model.codes import asked_of_sender, message_of
from tallybook.render.signs import SIGNS
from tallybook.render.text import harmless

_MOST = 10
_ACTED_ON = re.compile(r"[\\`*_~|<>&\[\]#]")


def to_letter(marking: Marking, copy: str) -> str:
    """Write the text as Markdown; `copy` is the name of the marked copy that goes with it, empty where there is none."""
    words = marking.words
    name = _plain(marking.name.rsplit("/", 1)[-1])
    counts = {s.value: sum(f.severity is s and not f.explained for f in marking.findings) for s in Severity}
    explained = sum(f.explained for f in marking.findings)
    lines = [
        f"# {words['letter.title'].format(name=name)}",
        words["letter.found"].format(name=name, **counts),
        *([words["letter.explained"].format(n=explained)] if explained else []),
        words["letter.until"],
        f"## {words['letter.list']}",
        "\n".join(_listed(marking)),
        f"## {words['letter.how']}",
        words["letter.answer" if copy else "letter.anew"].format(copy=_plain(copy)),
    ]
    return "\n\n".join(lines) + "\n"


def _listed(marking: Marking) -> list[str]:
    """Give the worst findings a line each, and say how many more there are."""
    asked = [f for f in marking.findings if f.severity is not Severity.NOTE and not f.explained]
    lines = [f"{n}. {_line(f, marking)}" for n, f in enumerate(asked[:_MOST], 1)]
    more = len(asked) - _MOST
    return [*lines, "", marking.words["letter.more"].format(n=more)] if more > 0 else lines


def _line(finding: Finding, marking: Marking) -> str:
    place = " ".join(_plain(w) for w in (finding.sheet, finding.cell) if w)
    raw = f" [{_plain(finding.raw)}]" if finding.raw else ""
    state = finding.state
    words = f"{_plain(message_of(finding, marking.lang))} {_plain(asked_of_sender(finding, marking.lang))}"
    return f"{SIGNS[state]} {marking.words[state]}{f' · {place}' if place else ''}{raw}: {words}"


def _plain(text: str) -> str:
    return _ACTED_ON.sub(r"\\\g<0>", harmless(text))
