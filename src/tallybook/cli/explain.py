"""Put the catalogue of findings into words."""

from __future__ import annotations

from tallybook.errors import UsageError
from tallybook.model.codes import FINDING_CODES, FindingCode
from tallybook.present import heading


def explanation(code: str | None, lang: str) -> str:
    """Explain one code, or list all of them; an unknown one raises UsageError with the nearest."""
    chinese = lang == "zh"
    if code is None:
        return "\n".join(f"{c.code:22} {heading(c.severity.value, lang):8} {c.title[chinese]}" for c in FINDING_CODES)
    found = next((c for c in FINDING_CODES if c.code == code.upper()), None)
    if found is None:
        raise UsageError(f"there is no code {code!r}{_nearest(code)}; `tallybook explain` lists them all")
    return _told(found, lang)


def _told(code: FindingCode, lang: str) -> str:
    chinese = lang == "zh"
    lines = [
        f"{code.code} ({heading(code.severity.value, lang)}): {code.title[chinese]}",
        code.message[chinese].replace("{", "<").replace("}", ">"),
        f"{'例' if chinese else 'Example'}: {code.example}",
        f"{heading('remedy', lang)}: {code.remedy[chinese]}",
    ]
    return "\n".join(lines)


def _nearest(code: str) -> str:
    from rapidfuzz import process

    found = process.extractOne(code.upper(), [c.code for c in FINDING_CODES], score_cutoff=50)
    return f"; did you mean {found[0]}?" if found else ""
