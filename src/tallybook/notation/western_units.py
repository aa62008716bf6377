"""Read units as Western tables state them: £000s, Rs. in crore, in thousands of dollars, $ million, 10 000 persons."""

from __future__ import annotations

import re

from tallybook.notation.sieve import Sieve

_MONEY = {
    "$": "$", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "£": "£", "gbp": "£",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "₹": "Rs", "rs": "Rs", "rs.": "Rs", "inr": "Rs", "rupees": "Rs", "r": "R",
    "rand": "R", "zar": "R", "ksh": "KES", "kes": "KES", "ksh.": "KES", "ugx": "UGX", "¥": "元", "yuan": "元", "rmb": "元", "cny": "元",
    "dollars": "$", "us dollars": "USD", "pounds": "£", "nok": "NOK", "sek": "SEK", "dkk": "DKK", "chf": "CHF", "zł": "PLN", "kč": "CZK",
    "dólares": "$", "us$ dólares": "USD", "soles": "PEN", "s/.": "PEN", "rupiah": "IDR", "rp": "IDR", "ringgit": "MYR", "rm": "MYR", "baht": "THB", "lei": "RON",
    "taka": "BDT", "tk": "BDT", "rials": "IRR", "euros courants": "EUR", "r$": "BRL", "reais": "BRL", "pesos": "pesos", "lira": "TRY", "tl": "TRY", "₱": "PHP", "php": "PHP", "naira": "NGN", "₦": "NGN",
    "philippine pesos": "PHP", "u.s. dollars": "USD", "canadian dollars": "CAD", "australian dollars": "AUD", "pounds sterling": "£", "pesos mexicanos": "pesos",
    "kshs": "KES", "kshs.": "KES", "kenya shillings": "KES", "ushs": "UGX", "tshs": "TZS", "rs/-": "Rs", "korun": "CZK", "czk": "CZK", "pln": "PLN", "złotych": "PLN",
    "huf": "HUF", "forint": "HUF", "ron": "RON", "hrk": "HRK", "kn": "HRK", "kuna": "HRK", "eura": "EUR", "eur.": "EUR", "euroa": "EUR", "evro": "EUR", "ευρώ": "EUR",
    "kr": "kr", "kr.": "kr", "kronor": "kr", "kroner": "kr", "króna": "kr", "fr.": "CHF", "franken": "CHF", "francs": "francs", "руб": "RUB", "руб.": "RUB", "рублей": "RUB", "рубля": "RUB",
    "грн": "UAH", "грн.": "UAH", "лв": "BGN", "лв.": "BGN", "тенге": "KZT", "บาท": "THB", "đồng": "VND", "vnd": "VND", "vnđ": "VND", "ریال": "IRR", "₪": "ILS", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD", "s$": "SGD",
}  # fmt: skip
_POWERS = {
    "hundreds?": 2, "'?000'?s?": 3, "thousands?": 3, "tausend": 3, "tsd\\.?": 3, "milliers": 3, "miles": 3, "migliaia": 3, "milhares": 3,
    "tys\\.?": 3, "tis\\.?": 3, "тыс\\.?": 3, "lakhs?": 5, "lacs?": 5, "millions?": 6, "mn": 6, "mio\\.?": 6, "mill\\.?": 6, "millones": 6,
    "milhões": 6, "milioni": 6, "mln\\.?": 6, "млн\\.?": 6, "crores?": 7, "cr\\.?": 7, "billions?": 9, "bn": 9, "mrd\\.?": 9, "milliards": 9,
    "miles de millones": 9, "tysi[ąa]c(?:e|ach|y)?": 3, "tisíc(?:e|ech|ích|ů|och)?": 3, "tisu[ćc](?:a|ama|e)": 3, "hiljad(?:a|ama|e)": 3, "tisoč": 3, "хиљад(?:а|ама)": 3, "тысяч(?:и|а|ах)?": 3,
    "тис\\.?": 3, "хил\\.?": 3, "хиляди": 3, "χιλ\\.?": 3, "χιλιάδες": 3, "tusen": 3, "tusind": 3, "tuhatta": 3, "tuhat": 3, "duizend": 3, "tūkst\\.?": 3, "ezer": 3, "mii": 3,
    "ribu(?:an)?": 3, "nghìn": 3, "ngàn": 3, "พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6, "juta": 6, "triệu": 6, "milyon": 6, "millió": 6, "miljoner": 6, "miljoen": 6, "miljoonaa": 6, "milj\\.?": 6,
    "milion(?:y|ach|ów|ů|e|ech|a)?": 6, "milijun(?:a|i|ima)?": 6, "milioane": 6, "mil\\.": 6, "миллион(?:ов|ы|ах)?": 6, "мільйонів": 6, "εκατ\\.?": 6, "milyar": 9, "miliar(?:da|d)?": 9, "mld\\.?": 9,
    "miliard(?:y|ach|ów|e|ů)?": 9, "miliarde": 9, "miliardi": 9, "miljard(?:er)?": 9, "milliárd": 9, "bilhões": 9, "tỷ": 9, "млрд\\.?": 9, "миллиард(?:ов|ы|ах)?": 9,
}  # fmt: skip
_THOUSAND = 3
_SHORT = {"m": 6, "k": 3, "b": 9}
_THINGS = {
    "persons?": "persons", "people": "persons", "personnes": "personnes", "personas": "personas", "personen": "Personen", "heads?": "heads",
    "number": "", "units?": "", "nos?\\.?": "", "per\\s?cent(?:age)?": "%", "%": "%", "tonnes?": "tonnes", "tons?": "tons", "t": "t",
    "hectares?": "hectares", "ha": "hectares", "acres?": "acres", "kg": "kg", "km": "km", "hours?": "hours", "hrs?\\.?": "hours", "heures?": "heures", "horas?": "horas", "stunden": "Stunden", "std\\.?": "Stunden", "days?": "days",
    "households?": "households", "dwellings?": "dwellings", "cases?": "cases", "vehicles?": "vehicles", "metric tons?": "tonnes",
    "m2|sq\\.? ?m(?:et(?:re|er)s?)?|square met(?:re|er)s?": "m²", "km2|sq\\.? ?km|square kilomet(?:re|er)s?": "km²",
    "orang": "orang", "kişi": "kişi", "fő": "fő", "чел\\.?": "человек", "человек": "человек", "осіб": "осіб", "osób": "osób", "osob": "osob", "persone": "persone", "pessoas": "pessoas", "người": "người", "คน": "คน",
    "toneladas": "toneladas", "tonnellate": "tonnellate", "ton": "ton", "hl": "hl", "inwoners": "inwoners", "einwohner": "Einwohner", "unidades": "", "habitants": "habitants", "habitantes": "habitantes",
}  # fmt: skip
_SAID_OF = "figures|numbers?|data|angaben|werte|beträge|valori|importi|cifras|importes|montants|chiffres|données|dane|údaje|kwoty|данные"
_IN = r"(?:expressed|given|shown|exprimés?|expresados|expressos|ausgedrückt)?\s*(?:in|en|em|dalam|σε|u|у|v|w|в|i|x|×)"
_LEAD = (
    rf"(?:all\s+)?(?:(?:{_SAID_OF})\s+(?:are\s+)?(?={_IN}\s)|(?:figures|values?|valores|valeurs|amounts?)\s+(?:are\s+)?)?"
    rf"(?P<lead>{_IN}\s+)?(?:the\s+)?"
)
_TERMS = r"(?:\s+(?:fob|cif|courants|corrientes))?"
_OF = r"(?:(?:of|de|d'|di|von)\s*)?(?:(?:current|constant|nominal|real)\s+)?"
_MONEY_WORDS = "|".join(sorted(map(re.escape, _MONEY), key=len, reverse=True))
_POWER_WORDS = "|".join(sorted(_POWERS, key=len, reverse=True))
_GRAMMAR = re.compile(
    rf"{_LEAD}(?P<money>{_MONEY_WORDS})?\s*(?:in\s+)?(?P<round>1(?:[ ,.]?0){{2,9}})?\s*(?:(?P<power>{_POWER_WORDS})|(?(money)(?P<short>[mkb])|(?!)))?"
    rf"\s*{_OF}(?:(?P<thing>{'|'.join(_THINGS)})|(?P<money2>{_MONEY_WORDS}))?{_TERMS}",
    re.IGNORECASE,
)
_LONGEST = 60
_WORDED = (
    (re.compile(r"^R\$\s*mil$", re.IGNORECASE), r"milhares de R$"),
    (
        re.compile(
            r"\bmil(?=\s+(?:de\s+)?(?:reais|euros|pessoas|personas|pesos|toneladas|unidades|habitantes)\b)",
            re.IGNORECASE,
        ),
        "miles de",
    ),
    (re.compile(r"\bmil(?=\s+(?:kč|czk|korun|lei|ron|zł)$)", re.IGNORECASE), "mil."),
    (re.compile(r"\bbin(?=\s+(?:tl|lira|kişi|ton|adet)\b)", re.IGNORECASE), "thousand"),
    (re.compile(r"(?<=[a-zó]\s)ft$", re.IGNORECASE), "forint"),
    (re.compile(r"\bt(?:sd\.?)?\s?(eur|€|chf|dm)$", re.IGNORECASE), r"tausend \1"),
    (re.compile(r"\bt\.?kr\.?$", re.IGNORECASE), "1000 kr"),
    (re.compile(r"\bmkr\.?$", re.IGNORECASE), "mn kr"),
    (re.compile(r"\bk\s?([€$£])$", re.IGNORECASE), r"\1 k"),
    (re.compile(r"\bm\s?([€$£])$", re.IGNORECASE), r"\1 m"),
)
"""Shorter ways of writing, and longer ones; mil is a thousand beside reais, a million beside koruny, and either beside dollars."""

_SHORTER = Sieve([pattern.pattern for pattern, _ in _WORDED])

_MEASURES = r"[hkm]?g|[hm]?l|kcal|kwh|mj|t|tonnes?|tons?|bushels|bu|lbs?|pounds|quintals?|persons?|people|inhabitants|einwohner|habitants|habitantes|hab\.?|personas"
_ROUND = r"(?:1(?:[ ,.]?0){2,}s?|thousand|hundred|million)(?:\s+[^\W\d][^\d()/]{2,30})?"
_BASES = (
    r"ha|hectares?|acre|hectárea|km2|km²|km\^2|sq\.? ?(?:km|mi|miles?|kilomet(?:er|re)s?)|m2|m²|m3|m³|km|capita|cap|head|person|inhabitant|household|student|pupil|"
    r"day|hour|week|month|year|annum|kg|litre|liter|kwh|an|fe|animal|einwohner|kopf|habitant|habitante|tag|jour|día"
)
_RATE = re.compile(
    rf"(?:(?:(?P<money>{_MONEY_WORDS})|{_MEASURES})\s*(?:/|(?:per|pro|je|par|por)\s)|(?:per|pro|je|par|por)\s|/)\s*(?:{_BASES}|{_ROUND})",
    re.IGNORECASE,
)


def currencies() -> frozenset[str]:
    """Give the base units that are money."""
    return frozenset(_MONEY.values())


def is_rate_unit(text: str) -> bool:
    """Whether a unit counts one thing for each of another: hg/ha, persons per km², per 1,000 births."""
    return len(text) <= _LONGEST and bool(_RATE.fullmatch(text.strip()))


def read_western_unit(text: str) -> tuple[str, int] | None:
    """Give the base and the power of ten of a unit, or None when the whole text is none."""
    plain = text.strip()
    if len(plain) > _LONGEST:
        return None
    if is_rate_unit(plain):
        return plain, 0
    if _SHORTER.candidates(plain):
        for pattern, longer in _WORDED:
            plain = pattern.sub(longer, plain)
    match = _GRAMMAR.fullmatch(plain)
    if not match or not any(match[g] for g in ("money", "round", "power", "short", "thing", "money2")):
        return None
    money = match["money"] or match["money2"]
    if _is_bare_number(match):
        return None
    base = _MONEY[money.lower()] if money else _of(match["thing"], _THINGS)
    return base, _power(match)


def _is_bare_number(match: re.Match[str]) -> bool:
    """Whether nothing makes a unit of a round number: 1000 is a figure, in 1,000 and 1000 t are units."""
    said = any(match[g] for g in ("money", "money2", "thing", "power"))
    return bool(match["round"]) and not said and not (match["lead"] and _power(match) >= _THOUSAND)


def _power(match: re.Match[str]) -> int:
    if match["short"]:
        return _SHORT[match["short"].lower()]
    round_number = len(re.sub(r"\D", "", match["round"])) - 1 if match["round"] else 0
    word = match["power"]
    return round_number + next((n for p, n in _POWERS.items() if word and re.fullmatch(p, word, re.IGNORECASE)), 0)


def _of(word: str | None, table: dict[str, str]) -> str:
    return next((base for p, base in table.items() if word and re.fullmatch(p, word, re.IGNORECASE)), "")
