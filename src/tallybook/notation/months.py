"""The names of months in the languages that tables come in, whole and short."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMES = (
    "january jan enero ene januar jänner janvier janv gennaio gen janeiro januari styczeń leden januari tammikuu ocak január январь января янв stycznia ledna มกราคม يناير ιανουάριος ιανουαρίου ianuarie січень січня януари siječanj siječnja јануар januaris sausis jaanuar",
    "february feb febrero februar février févr fevrier febbraio fevereiro fev februari luty únor helmikuu şubat február февраль февраля фев февр lutego února กุมภาพันธ์ فبراير φεβρουάριος φεβρουαρίου februarie лютий лютого февруари veljača veljače фебруар vasaris veebruar",
    "march mar marzo märz mars março maart marzec březen maaliskuu mart március март марта marca března มีนาคม مارس μάρτιος μαρτίου martie березень березня ožujak ožujka kovas märts mac",
    "april apr abril abr avril avr aprile kwiecień duben huhtikuu nisan április апрель апреля апр kwietnia dubna เมษายน أبريل απρίλιος απριλίου aprilie квітень квітня travanj travnja април balandis aprill aprillis",
    "may mayo mai maggio mag maio maj mei květen toukokuu mayıs május май мая maja května พฤษภาคม مايو μάιος μαΐου травень травня svibanj svibnja мај gegužė",
    "june jun junio juni juin giugno giu junho czerwiec červen kesäkuu haziran június июнь июня июн czerwca června มิถุนายน يونيو ιούνιος ιουνίου iunie червень червня юни lipanj lipnja јун birželis juuni",
    "july jul julio juli juillet juil luglio lug julho lipiec červenec heinäkuu temmuz július июль июля июл lipca července กรกฎาคม يوليو ιούλιος ιουλίου iulie липень липня юли srpanj srpnja јул liepa juuli julai",
    "august aug agosto ago août aout augusti augustus sierpień srpen elokuu ağustos augusztus avgust avgusta август августа авг sierpnia srpna สิงหาคม أغسطس αύγουστος αυγούστου серпень серпня kolovoz kolovoza rugpjūtis ogos agustus",
    "september sep sept septiembre septembre settembre set setembro wrzesień září syyskuu eylül szeptember septembar septembra сентябрь сентября сен сент września กันยายน سبتمبر σεπτέμβριος σεπτεμβρίου septembrie вересень вересня септември rujan rujna септембар rugsėjis septembris",
    "october oct octubre oktober okt octobre ottobre ott outubro out październik říjen lokakuu ekim október oktobar oktobra октябрь октября окт października října ตุลาคม أكتوبر οκτώβριος οκτωβρίου octombrie жовтень жовтня октомври октобар spalis oktoober oktobris",
    "november nov noviembre novembre novembro listopad marraskuu kasım novembar novembra ноябрь ноября ноя нояб listopada พฤศจิกายน نوفمبر νοέμβριος νοεμβρίου noiembrie листопад листопада ноември studeni studenoga studenog новембар lapkritis novembris",
    "december dec diciembre dic dezember dez décembre déc decembre dicembre dezembro grudzień prosinec prosinac prosinca joulukuu aralık decembar decembra декабрь декабря дек grudnia prosince ธันวาคม ديسمبر δεκέμβριος δεκεμβρίου decembrie грудень грудня декември децембар gruodis detsember desember decembris",
)
MONTHS = {name: i for i, names in enumerate(_NAMES, 1) for name in names.split()}
"""Each name in lower case, and its month from 1 to 12; a name of two months in two languages has none."""

MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
"""A pattern of all names, longest first."""

_LISTOPAD = re.compile(r"(?<!\w)listopad(?:a|u)?(?!\w)", re.IGNORECASE)
_CROATIAN = re.compile(
    r"(?<!\w)(?:siječ(?:anj|nja)|velja[čc][ae]|ožujka?|ožujak|trav(?:anj|nja)|svib(?:anj|nja)|lip(?:anj|nja)|srp(?:anj|nja)|kolovoza?|ruj(?:an|na)|studen(?:i|oga?)|prosin(?:ac|ca))(?!\w)",
    re.IGNORECASE,
)
_OF_CROATIAN, _OF_OTHERS = re.compile(r"[đčšž]", re.IGNORECASE), re.compile(r"[řěůýáíéúłąęśźżńó]", re.IGNORECASE)


def says_listopad(text: str) -> bool:
    """Whether a text names a month that is October in Croatian and November in Polish and Czech."""
    return bool(_LISTOPAD.search(text))


def are_croatian(texts: Iterable[str]) -> bool:
    """Whether texts are Croatian: they name other months of that language, or use its letters and none of its neighbours'."""
    whole = "\n".join(texts)
    letters = bool(_OF_CROATIAN.search(whole)) and not _OF_OTHERS.search(whole)
    return bool(_CROATIAN.search(whole)) or letters


def without_listopad(text: str) -> str:
    """Write the Croatian October by another of its names."""
    return _LISTOPAD.sub("oktobar", text)
