"""The names of months in the languages that tables come in, whole and short."""

from __future__ import annotations

import re

_NAMES = (
    "january jan enero ene januar jänner janvier janv gennaio gen janeiro januari styczeń leden januari tammikuu ocak január январь января янв stycznia ledna มกราคม يناير",
    "february feb febrero februar février févr fevrier febbraio fevereiro fev februari luty únor helmikuu şubat február февраль февраля фев февр lutego února กุมภาพันธ์ فبراير",
    "march mar marzo märz mars março maart marzec březen maaliskuu mart március март марта marca března มีนาคม مارس",
    "april apr abril abr avril avr aprile kwiecień duben huhtikuu nisan április апрель апреля апр kwietnia dubna เมษายน أبريل",
    "may mayo mai maggio mag maio maj mei květen toukokuu mayıs május май мая maja května พฤษภาคม مايو",
    "june jun junio juni juin giugno giu junho czerwiec červen kesäkuu haziran június июнь июня июн czerwca června มิถุนายน يونيو",
    "july jul julio juli juillet juil luglio lug julho lipiec červenec heinäkuu temmuz július июль июля июл lipca července กรกฎาคม يوليو",
    "august aug agosto ago août aout augusti augustus sierpień srpen elokuu ağustos augusztus август августа авг sierpnia srpna สิงหาคม أغسطس",
    "september sep sept septiembre septembre settembre set setembro wrzesień září syyskuu eylül szeptember сентябрь сентября сен сент września กันยายน سبتمبر",
    "october oct octubre oktober okt octobre ottobre ott outubro out październik říjen lokakuu ekim október октябрь октября окт października října ตุลาคม أكتوبر",
    "november nov noviembre novembre novembro listopad marraskuu kasım ноябрь ноября ноя нояб listopada พฤศจิกายน نوفمبر",
    "december dec diciembre dic dezember dez décembre déc decembre dicembre dezembro grudzień prosinec joulukuu aralık декабрь декабря дек grudnia prosince ธันวาคม ديسمبر",
)
MONTHS = {name: i for i, names in enumerate(_NAMES, 1) for name in names.split()}
"""Each name in lower case, and its month from 1 to 12; a name of two months in two languages has none."""

MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
"""A pattern of all names, longest first."""
