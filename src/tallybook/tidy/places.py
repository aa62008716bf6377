"""Say which areas labels name that by themselves may name several: by their neighbours, the titles and the years."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallybook.model import AreaEntry, Codebook, FileReading, Observation
from tallybook.notation import Gazetteer, divisions, gazetteer_of, has_chinese, is_traditional, plain_area, register

_YEAR, _PROVINCE = 4, 2
_SEVERAL = 2
Label = tuple[str, str]
"""A label and the year of its figures."""
Sheet = tuple[str, str]


def located(readings: Sequence[FileReading], codebook: Codebook) -> tuple[FileReading, ...]:
    """Give figures without a code the area that their label names here, where that is one.

    The codebook's areas hold alone; where it has none, the divisions of China do. A label is first looked at among
    those of its sheet, then among those of the whole run.
    """
    sheets = _labels(readings)
    if codebook.areas:
        places = _Places(gazetteer_of(codebook.areas), sheets, readings, named_suffices=True)
    elif codebook.answers or any(has_chinese(label) for labels in sheets.values() for label, _ in labels):
        places = _Places(_register(codebook), sheets, readings, named_suffices=False, answers=codebook.answers)
    else:
        return tuple(readings)
    return tuple(r.amended(places.placed) for r in readings)


def _register(codebook: Codebook) -> Gazetteer:
    """Give the register of divisions, with what was answered for as further names."""
    if not codebook.answers:
        return register()
    above = register().parents
    return gazetteer_of((*divisions(), *(AreaEntry(code, (said,), above[code]) for said, code in codebook.answers)))


def _labels(readings: Iterable[FileReading]) -> dict[Sheet, set[Label]]:
    """Give the labels of each sheet."""
    found: dict[Sheet, set[Label]] = {}
    for reading in readings:
        for o in reading.condensed:
            if o.area_label:
                found.setdefault((o.source, o.sheet), set()).add(_label(o))
    return found


def _label(o: Observation) -> Label:
    return (o.area_label, o.time_period[:_YEAR])


class _Places:
    """The codes of the labels of a run, sheet by sheet."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        sheets: Mapping[Sheet, Collection[Label]],
        readings: Sequence[FileReading],
        *,
        named_suffices: bool,
        answers: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._answers = {plain_area(said): code for said, code in answers}
        about = {(r.path, sheet): gazetteer.named_in(text) for r in readings for sheet, text in r.about}
        named = frozenset().union(*about.values())
        everywhere = {label for labels in sheets.values() for label in labels}
        run = _Neighbours(gazetteer, everywhere, named, named_suffices=named_suffices)
        self._codes: dict[tuple[Sheet, Label], str] = {}
        for sheet, labels in sheets.items():
            near = _Neighbours(gazetteer, labels, about.get(sheet, frozenset()), named_suffices=named_suffices)
            for label in labels:
                code = near.code(label) or (
                    run.code(label, about.get(sheet, frozenset())) if near.silent(label) else ""
                )
                self._codes[sheet, label] = code
        self._alone = _told_elsewhere(self._codes)

    def placed(self, o: Observation) -> Observation:
        """Give a figure the code of its label."""
        if o.ref_area or not o.area_label:
            return o
        label = _label(o)
        stated = self._answers.get(plain_area(o.area_label), "")
        code = stated or self._codes.get(((o.source, o.sheet), label)) or self._alone.get(label, "")
        return o._replace(ref_area=code) if code else o


def _told_elsewhere(codes: Mapping[tuple[Sheet, Label], str]) -> dict[Label, str]:
    """Give the labels that have one code in all sheets of a run that know them: one name is added up as one area."""
    found: dict[Label, set[str]] = {}
    for (_, label), code in codes.items():
        if code:
            found.setdefault(label, set()).add(code)
    return {label: next(iter(these)) for label, these in found.items() if len(these) == 1}


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a label may name, and whether it says so in full."""

    areas: tuple[AreaEntry, ...]
    whole: bool


class _Neighbours:
    """Labels that stand together, and the areas that titles around them name."""

    def __init__(
        self, gazetteer: Gazetteer, labels: Collection[Label], named: frozenset[str], *, named_suffices: bool
    ) -> None:
        self._gazetteer, self._named, self._suffices = gazetteer, named, named_suffices
        self._fits = {label: _fit(gazetteer, label) for label in labels}
        self._under: dict[str, set[str]] = {}
        for (name, _), fit in self._fits.items():
            for area in fit.areas:
                self._under.setdefault(area.parent, set()).add(plain_area(name))
        self._credible = named_suffices or self._mostly_known()

    def code(self, label: Label, named: frozenset[str] | None = None) -> str:
        """Give the code of a label, or nothing; `named` are the areas of its own titles."""
        around = self._named if named is None else named
        area = self._one(self._fits[label].areas, around) if self._credible else None
        return area.code if area and (self._suffices or self._borne_out(label, area, around)) else ""

    def silent(self, label: Label) -> bool:
        """Whether a label may name several areas and no neighbour lies with it in one of them."""
        fit = self._fits[label]
        return bool(fit.areas) and not any(len(self._under[a.parent]) > 1 for a in fit.areas)

    def _mostly_known(self) -> bool:
        """Whether most of the labels are divisions and, where they are several, some lie together."""
        names = {plain_area(name) for name, _ in self._fits}
        known = {plain_area(name) for (name, _), fit in self._fits.items() if fit.areas}
        together = len(known) < _SEVERAL or any(len(these) > 1 for these in self._under.values())
        return len(known) * 2 > len(names) and together

    def _one(self, areas: Sequence[AreaEntry], named: frozenset[str]) -> AreaEntry | None:
        """Choose the area whose siblings stand here, all that another's do and more; else the one within what is named."""
        if len(areas) == 1:
            return areas[0]
        for area in areas:
            others = [self._under[b.parent] for b in areas if b is not area]
            if all(self._under[area.parent] > these for these in others):
                return area
        within = [a for a in areas if named & set(self._gazetteer.above(a.code))]
        return within[0] if len(within) == 1 else None

    def _borne_out(self, label: Label, area: AreaEntry, named: frozenset[str]) -> bool:
        """Whether a name that all of China may bear is borne out by titles, by siblings, or by being no common word.

        Traditional characters are written where other divisions bear the same names.
        """
        if named & set(self._gazetteer.above(area.code)):
            return True
        if named and not any(n[:_PROVINCE] == area.code[:_PROVINCE] for n in named) and area.parent:
            return False
        name = plain_area(label[0])
        telling = len(name) > 2 or not name.endswith("区")  # noqa: PLR2004 - 西区 and 城区 are words, 泸县 is a name
        alone = self._fits[label].whole and not is_traditional(label[0])
        return telling and (alone or len(self._under[area.parent]) > 1)


def _fit(gazetteer: Gazetteer, label: Label) -> _Fit:
    whole = gazetteer.whole(*label)
    return _Fit(whole or gazetteer.fits(*label), bool(whole))
