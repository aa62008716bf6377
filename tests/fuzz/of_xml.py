"""Ways to alter a part of XML. Each takes it as its tags and texts, in place, and may leave it unsound."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.fuzz.values import FORMATS, MARKUP, NAMESPACES, NUMBERS, POOLS, REFS, TEXTS, TYPES

Tokens = list[str]
_TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[^>]*>|[^<]+", re.DOTALL)
_NAME = re.compile(r"</?([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "iso-8859-1", "utf-7", "cp037")


def tokens(part: str) -> Tokens:
    """Take a part to pieces, which joined give it again, as far as it is XML."""
    return _TOKEN.findall(part)


def local(tag: str) -> str:
    """Give the name of a tag without its prefix."""
    found = _NAME.match(tag)
    return found[1].rsplit(":", 1)[-1] if found else ""


def elements(xml: Tokens) -> list[tuple[int, int]]:
    """Give where each element begins and ends, in the order of their ends."""
    found, open_ones = [], []
    for n, token in enumerate(xml):
        if token.startswith("</"):
            if open_ones:
                found.append((open_ones.pop(), n + 1))
        elif token.endswith("/>"):
            found.append((n, n + 1))
        elif token.startswith("<") and token[1:2] not in {"!", "?"}:
            open_ones.append(n)
    return found


def element(rng: Random, xml: Tokens, *names: str) -> tuple[int, int]:
    """Choose an element, its name first, so that what is rare is altered as often as what is frequent."""
    found = [(begin, end) for begin, end in elements(xml) if not names or local(xml[begin]) in names]
    kinds = sorted({local(xml[begin]) for begin, _ in found})
    kind = rng.choice(kinds)
    return rng.choice([span for span in found if local(xml[span[0]]) == kind])


def _attribute(rng: Random, xml: Tokens) -> tuple[int, re.Match[str]]:
    """Choose an attribute, its element's and its own name first."""
    tags = [begin for begin, _ in elements(xml) if _ATTRIBUTE.search(xml[begin])]
    kinds = sorted({(local(xml[n]), a[1]) for n in tags for a in _ATTRIBUTE.finditer(xml[n])})
    kind = rng.choice(kinds)
    at = rng.choice([n for n in tags if any((local(xml[n]), a[1]) == kind for a in _ATTRIBUTE.finditer(xml[n]))])
    return at, next(a for a in _ATTRIBUTE.finditer(xml[at]) if a[1] == kind[1])


def _cut(token: str, found: re.Match[str], instead: str) -> str:
    return token[: found.start()] + instead + token[found.end() :]


def _pool(tag: str, name: str) -> tuple[str, ...]:
    bare = name.rsplit(":", 1)[-1]
    if bare == "r":
        return NUMBERS if local(tag) == "row" else REFS
    if name.startswith("xmlns"):
        return NAMESPACES
    return POOLS.get(bare, NUMBERS)


def set_attribute(rng: Random, xml: Tokens) -> None:
    """Set an attribute to the end of a range, or to what it is elsewhere."""
    at, found = _attribute(rng, xml)
    others = [a[2][1:-1] for token in xml for a in _ATTRIBUTE.finditer(token) if a[1] == found[1]]
    value = rng.choice(others) if rng.random() < 0.4 else rng.choice(_pool(xml[at], found[1]))
    xml[at] = _cut(xml[at], found, f' {found[1]}="{value}"')


def remove_attribute(rng: Random, xml: Tokens) -> None:
    """Leave an attribute out."""
    at, found = _attribute(rng, xml)
    xml[at] = _cut(xml[at], found, "")


def double_attribute(rng: Random, xml: Tokens) -> None:
    """Give an attribute twice, or once more under another prefix."""
    at, found = _attribute(rng, xml)
    again = rng.choice((found[0], f' x:{found[1]}="1"', f' xml:{found[1]}="1"', f' {found[1].upper()}="1"'))
    xml[at] = _cut(xml[at], found, found[0] + again)


def remove_element(rng: Random, xml: Tokens) -> None:
    """Leave an element out, or only its content."""
    begin, end = element(rng, xml)
    del xml[begin + (rng.random() < 0.3) : end - (end > begin + 1 and rng.random() < 0.3)]


def double_element(rng: Random, xml: Tokens) -> None:
    """Write an element again behind itself, or many times."""
    begin, end = element(rng, xml)
    xml[end:end] = xml[begin:end] * rng.choice((1, 1, 1, 2, 50))


def move_element(rng: Random, xml: Tokens) -> None:
    """Put an element elsewhere, even within another."""
    begin, end = element(rng, xml)
    taken = xml[begin:end]
    del xml[begin:end]
    at = rng.choice(elements(xml) or [(0, 0)])[rng.randrange(2)]
    xml[at:at] = taken


def swap_elements(rng: Random, xml: Tokens) -> None:
    """Let two elements of one name change places."""
    begin, end = element(rng, xml)
    others = [span for span in elements(xml) if local(xml[span[0]]) == local(xml[begin])]
    one, two = sorted(((begin, end), rng.choice(others)))
    if one[1] <= two[0]:
        xml[one[0] : two[1]] = xml[two[0] : two[1]] + xml[one[1] : two[0]] + xml[one[0] : one[1]]


def wrap_element(rng: Random, xml: Tokens) -> None:
    """Put an element into another one."""
    begin, end = element(rng, xml)
    name = rng.choice(
        ("x", "ext", "mc:AlternateContent", "mc:Choice", local(xml[begin]) or "y", "row", "is", "sheetData")
    )
    about = rng.choice(
        ("", ' xmlns="urn:x"', ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"')
    )
    xml[begin:end] = [f"<{name}{about}>", *xml[begin:end], f"</{name}>"]


def rename_element(rng: Random, xml: Tokens) -> None:
    """Call an element otherwise, as another here is called, or under another prefix or namespace."""
    begin, end = element(rng, xml)
    found = _NAME.match(xml[begin])
    old = found[1] if found else ""
    others = [m[1] for token in xml if (m := _NAME.match(token)) and token[1:2] not in {"!", "?"}]
    new = rng.choice(
        (
            rng.choice(others),
            f"x:{old}",
            f'x:{old} xmlns:x="{rng.choice(NAMESPACES)}"',
            f'{old} xmlns="{rng.choice(NAMESPACES)}"',
            old.upper(),
        )
    )
    xml[begin] = xml[begin].replace(old, new, 1)
    if end > begin + 1:
        xml[end - 1] = f"</{new.split()[0]}>"


def _texts(xml: Tokens) -> list[int]:
    return [n for n, token in enumerate(xml) if not token.startswith("<") and token.strip()]


def set_text(rng: Random, xml: Tokens) -> None:
    """Write another text, or one that stands elsewhere."""
    places = _texts(xml)
    if places:
        at = rng.choice(places)
        xml[at] = xml[rng.choice(places)] if rng.random() < 0.2 else rng.choice(TEXTS)


def insert_markup(rng: Random, xml: Tokens) -> None:
    """Put a comment, an entity, an element or half of one somewhere."""
    piece = rng.choice(MARKUP)
    places = _texts(xml)
    if places and rng.random() < 0.6:
        at = rng.choice(places)
        within = rng.randint(0, len(xml[at]))
        xml[at] = xml[at][:within] + piece + xml[at][within:]
    else:
        xml.insert(rng.randint(0, len(xml)), piece)


def retype_cell(rng: Random, xml: Tokens) -> None:
    """Write a cell of another type, with a content of any."""
    begin, end = element(rng, xml, "c", "table-cell", "td")
    if local(xml[begin]) != "c":
        set_text(rng, xml)
        return
    ref = next((a[2][1:-1] for a in _ATTRIBUTE.finditer(xml[begin]) if a[1] == "r"), "A1")
    text = rng.choice(TEXTS)
    value = rng.choice(
        (
            f"<v>{text}</v>",
            f"<v>{text}</v>",
            f"<is><t>{text}</t></is>",
            "",
            f"<f>A1*2</f><v>{text}</v>",
            "<f>A1*2</f>",
            '<f t="array" ref="B5:C6">A1</f>',
        )
    )
    xml[begin:end] = tokens(f'<c r="{ref}" s="{rng.randrange(6)}" t="{rng.choice(TYPES)}">{value}</c>')


def move_cell(rng: Random, xml: Tokens) -> None:
    """Say of a cell or a row that it stands elsewhere."""
    begin, _ = element(rng, xml, "c", "row", "mergeCell")
    old = next((a for a in _ATTRIBUTE.finditer(xml[begin]) if a[1] in {"r", "ref"}), None)
    if old is not None:
        xml[begin] = _cut(xml[begin], old, f' {old[1]}="{rng.choice(_pool(xml[begin], old[1]))}"')


def add_format(rng: Random, xml: Tokens) -> None:
    """Let the styles show figures otherwise."""
    begin, _ = element(rng, xml, "cellXfs")
    number = rng.choice(("9", "14", "22", "46", "49", "170"))
    xml[begin + 1 : begin + 1] = [f'<xf numFmtId="{number}"/>'] * rng.choice((1, 1, 2))
    code = rng.choice(FORMATS).replace('"', "&quot;")
    xml[begin:begin] = tokens(f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>')


def other_prefix(rng: Random, xml: Tokens) -> None:
    """Give all elements of the default namespace a prefix."""
    name = rng.choice(("p", "x", "é", "xml"))
    for n, token in enumerate(xml):
        if token.startswith("<") and token[1:2] not in {"!", "?"} and ":" not in (_NAME.match(token) or [""])[0]:
            xml[n] = _NAME.sub(lambda m: m[0].replace(m[1], f"{name}:{m[1]}"), token, count=1).replace(
                " xmlns=", f" xmlns:{name}="
            )


def spread_out(rng: Random, xml: Tokens) -> None:
    """Write it as a person would, or with other quotes."""
    if rng.random() < 0.5:
        xml[:] = [f"{t}\n  " if t.startswith("<") else t for t in xml]
    else:
        xml[:] = [t.replace('"', "'") if t.startswith("<") and "'" not in t else t for t in xml]


WAYS: tuple[Callable[[Random, Tokens], None], ...] = (
    set_attribute, set_attribute, set_attribute, remove_attribute, double_attribute, remove_element, double_element, move_element, swap_elements,
    wrap_element, rename_element, set_text, set_text, set_text, insert_markup, insert_markup, retype_cell, retype_cell, move_cell, add_format, other_prefix,
    spread_out,
)  # fmt: skip
"""What is done, the likelier the more often it stands here."""


def altered(rng: Random, part: bytes) -> tuple[bytes, str]:
    """Alter a part in the first of the ways, in an order by chance, that can be taken with it; say in which."""
    xml = tokens(part.decode("utf-8", "surrogateescape"))
    for way in rng.sample(WAYS, len(WAYS)):
        try:
            way(rng, xml)
        except IndexError:
            continue
        return "".join(xml).encode("utf-8", "surrogateescape"), way.__name__
    return part, "nothing"


def encoded(rng: Random, part: bytes) -> tuple[bytes, str]:
    """Store a part in another encoding, which it may state or not."""
    text = part.decode("utf-8", "replace").replace("\ufeff", "")
    encoding, stated = rng.choice(_ENCODINGS), rng.choice(_ENCODINGS)
    said = re.sub(r'encoding="[^"]*"', f'encoding="{encoding if rng.random() < 0.7 else stated}"', text, count=1)
    return said.encode(encoding, "replace"), f"encoded {encoding}"
