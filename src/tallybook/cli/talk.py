"""Say on stderr what was found, and the balance."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.cli.streams import say
from tallybook.model import Balance, Finding, Report, Severity, SourceBalance
from tallybook.model.codes import meaning_of, message_of, remedy_of
from tallybook.present import balance_in_words, heading

_MOST_FINDINGS = 20


def talk(report: Report, *, lang: str, quiet: bool, verbose: bool) -> None:
    """Give the findings, worst first, and the balance; quiet, only errors; verbose, all and each sheet."""
    ranked = sorted(report.findings, key=lambda f: list(Severity).index(f.severity))
    wanted = [f for f in ranked if f.severity is Severity.ERROR or not quiet]
    most = len(wanted) if verbose else _MOST_FINDINGS
    for finding in wanted[:most]:
        say(_told(finding, lang))
        for offer in finding.offers:
            say(f"  {meaning_of(offer, lang)}:")
            for line in offer.hint.splitlines():
                say(f"    {line}")
    if len(wanted) > most:
        say(heading("more", lang).format(n=len(wanted) - most))
    say_balance(report.balance, report.sources, lang=lang, quiet=quiet, verbose=verbose)


def say_balance(balance: Balance, sources: Iterable[SourceBalance], *, lang: str, quiet: bool, verbose: bool) -> None:
    """Give the balance of all that was read; verbose, before it that of each sheet; quiet, nothing."""
    for about in sources if verbose else ():
        for name, of_sheet in about.sheets:
            say(f"{about.source.path} {name}: {balance_in_words(of_sheet, lang)}")
    if not quiet:
        say(f"{heading('balance', lang)}: {balance_in_words(balance, lang)}")


def _told(finding: Finding, lang: str) -> str:
    place = " ".join(w for w in (finding.source, finding.sheet, finding.cell) if w)
    raw = f" [{finding.raw}]" if finding.raw else ""
    words = f"{message_of(finding, lang)} {remedy_of(finding, lang)}"
    said = f" {heading('said', lang).format(text=finding.explanation)}" if finding.explanation else ""
    severity = heading(finding.state, lang)
    return f"{severity}: {finding.code} {place}{raw}: {words}{said}"
