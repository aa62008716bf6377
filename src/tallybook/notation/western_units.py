"""Read units as Western tables state them: £000s, Rs. in crore, in thousands of dollars, $ million, 10 000 persons."""

from __future__ import annotations

import re

_MONEY = {
    "$": "$", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "£": "£", "gbp": "£",
    "€": "€", "eur": "EUR", "euro": "EUR", "euros": "EUR", "₹": "Rs", "rs": "Rs", "rs.": "Rs", "inr": "Rs", "rupees": "Rs", "r": "R",
    "rand": "R", "zar": "R", "ksh": "KES", "kes": "KES", "ksh.": "KES", "ugx": "UGX", "¥": "元", "yuan": "元", "rmb": "元", "cny": "元",
    "dollars": "$", "us dollars": "USD", "pounds": "£", "nok": "NOK", "sek": "SEK", "dkk": "DKK", "chf": "CHF", "zł": "PLN", "kč": "CZK",
    "dólares": "$", "us$ dólares": "USD", "soles": "PEN", "s/.": "PEN", "rupiah": "IDR", "rp": "IDR", "ringgit": "MYR", "rm": "MYR", "baht": "THB", "lei": "RON",
    "taka": "BDT", "tk": "BDT", "rials": "IRR", "euros courants": "EUR", "r$": "BRL", "reais": "BRL", "pesos": "pesos", "lira": "TRY", "tl": "TRY", "₱": "PHP", "php": "PHP", "naira": "NGN", "₦": "NGN",
}  # fmt: skip
_POWERS = {
    "hundreds?": 2, "'?000'?s?": 3, "thousands?": 3, "tausend": 3, "tsd\\.?": 3, "milliers": 3, "miles": 3, "migliaia": 3, "milhares": 3,
    "tys\\.?": 3, "tis\\.?": 3, "тыс\\.?": 3, "lakhs?": 5, "lacs?": 5, "millions?": 6, "mn": 6, "mio\\.?": 6, "mill\\.?": 6, "millones": 6,
    "milhões": 6, "milioni": 6, "mln\\.?": 6, "млн\\.?": 6, "crores?": 7, "cr\\.?": 7, "billions?": 9, "bn": 9, "mrd\\.?": 9, "milliards": 9,
}  # fmt: skip
_SHORT = {"m": 6, "k": 3, "b": 9}
_THINGS = {
    "persons?": "persons", "people": "persons", "personnes": "personnes", "personas": "personas", "personen": "Personen", "heads?": "heads",
    "number": "", "units?": "", "nos?\\.?": "", "per\\s?cent(?:age)?": "%", "%": "%", "tonnes?": "tonnes", "tons?": "tons", "t": "t",
    "hectares?": "hectares", "ha": "hectares", "acres?": "acres", "kg": "kg", "km": "km", "hours?": "hours", "hrs?\\.?": "hours", "heures?": "heures", "horas?": "horas", "stunden": "Stunden", "std\\.?": "Stunden", "days?": "days",
    "households?": "households", "dwellings?": "dwellings", "cases?": "cases", "vehicles?": "vehicles", "metric tons?": "tonnes",
    "m2|sq\\.? ?m(?:et(?:re|er)s?)?|square met(?:re|er)s?": "m²", "km2|sq\\.? ?km|square kilomet(?:re|er)s?": "km²",
}  # fmt: skip
_LEAD = r"(?:figures\s+|values?\s+|valores\s+|valeurs\s+|amounts?\s+)?(?:(?:in|en|em|dalam|expressed in|exprimés? en)\s+)?(?:the\s+)?"
_TERMS = r"(?:\s+(?:fob|cif))?"
_OF = r"(?:(?:of|de|d'|di|von)\s*)?"
_MONEY_WORDS = "|".join(sorted(map(re.escape, _MONEY), key=len, reverse=True))
_GRAMMAR = re.compile(
    rf"{_LEAD}(?P<money>{_MONEY_WORDS})?\s*(?:in\s+)?(?P<round>1(?:[ ,.]?0){{2,9}})?\s*(?:(?P<power>{'|'.join(_POWERS)})|(?P<short>[mkb](?!m2)))?"
    rf"\s*{_OF}(?:(?P<thing>{'|'.join(_THINGS)})|(?P<money2>{_MONEY_WORDS}))?{_TERMS}",
    re.IGNORECASE,
)


_BRAZILIAN = re.compile(r"^R\$\s*mil$", re.IGNORECASE)
"""mil is a thousand beside reais, and short for a million beside dollars."""


def read_western_unit(text: str) -> tuple[str, int] | None:
    """Give the base and the power of ten of a unit, or None when the whole text is none."""
    plain = _BRAZILIAN.sub(r"milhares de R$", text.strip())
    match = _GRAMMAR.fullmatch(plain)
    if not match or not any(match.groups()):
        return None
    money = match["money"] or match["money2"]
    if (match["short"] and not match["money"]) or (match["round"] and not (money or match["thing"] or match["power"])):
        return None
    base = _MONEY[money.lower()] if money else _of(match["thing"], _THINGS)
    return base, _power(match)


def _power(match: re.Match[str]) -> int:
    if match["short"]:
        return _SHORT[match["short"].lower()]
    round_number = len(re.sub(r"\D", "", match["round"])) - 1 if match["round"] else 0
    word = match["power"]
    return round_number + next((n for p, n in _POWERS.items() if word and re.fullmatch(p, word, re.IGNORECASE)), 0)


def _of(word: str | None, table: dict[str, str]) -> str:
    return next((base for p, base in table.items() if word and re.fullmatch(p, word, re.IGNORECASE)), "")
