/**
 * Words and phrases that two people read differently, in four languages, as data. An entry is one word with its
 * inflected forms, or one phrase with its variants; the first stands for all of them, which is how a configuration takes
 * an entry out. Hyphens and apostrophes count as spaces.
 *
 * Left out on purpose, as too often said of something definite: complete, clear, relevant, sufficient, right, fair.
 * After INCOSE, Guide to Writing Requirements (rules on vague terms, escape clauses and open-ended clauses), and
 * ISO/IEC/IEEE 29148:2018, 5.2.7.
 */

type Entry = readonly [string, ...string[]];

/** Regular words with their endings. */
function inflected(endings: readonly string[], words: readonly string[]): readonly Entry[] {
  return words.map((word) => [word, ...endings.map((ending) => word + ending)]);
}

const ENGLISH: readonly Entry[] = [
  ['good', 'better', 'best'],
  ...inflected(['ly'], ['appropriate', 'correct', 'proper', 'adequate', 'decent']),
  ['reasonable', 'reasonably'],
  ['suitable', 'suitably'],
  ['acceptable', 'acceptably'],
  ['sensible', 'sensibly'],
  ['satisfactory', 'satisfactorily'],
  ['timely', 'timelier'],
  ['high quality', 'higher quality', 'highest quality', 'highest possible quality', 'quality is high', 'top quality'],
  ['user friendly', 'userfriendly'],
  ['easy to use', 'easy to read', 'easy to understand'],
  ['well written'],
  ['as needed', 'if needed', 'when needed', 'whenever needed', 'where needed'],
  ['as necessary', 'if necessary', 'when necessary', 'whenever necessary', 'where necessary'],
  ['if possible', 'when possible', 'whenever possible', 'where possible', 'wherever possible'],
  ['as far as possible', 'as much as possible', 'to the extent possible'],
  ['as soon as possible', 'as quickly as possible', 'as fast as possible', 'asap'],
  ['and so on', 'and so forth'],
  ['etc', 'et cetera'],
];

const DUTCH: readonly Entry[] = [
  ['goed', 'goede', 'goeds', 'beter', 'betere', 'best', 'beste'],
  ...inflected(['e'], ['passend', 'gepast', 'geschikt', 'redelijk', 'correct', 'juist', 'behoorlijk', 'degelijk']),
  ...inflected(['e'], ['deugdelijk', 'tijdig', 'hoogwaardig', 'bevredigend', 'acceptabel']),
  ...inflected(['e'], ['gebruiksvriendelijk', 'gebruikersvriendelijk']),
  ['adequaat', 'adequate'],
  ['aanvaardbaar', 'aanvaardbare'],
  ['netjes'],
  ['hoge kwaliteit', 'hogere kwaliteit', 'hoogste kwaliteit', 'kwaliteit is hoog'],
  ['indien nodig', 'zo nodig', 'waar nodig', 'wanneer nodig', 'als nodig', 'als het nodig is', 'naar behoefte'],
  ['indien mogelijk', 'zo mogelijk', 'waar mogelijk', 'als het kan', 'voor zover mogelijk', 'zoveel mogelijk'],
  ['zo snel mogelijk', 'zo spoedig mogelijk', 'zsm'],
  ['enzovoort', 'enzovoorts', 'enz'],
];

const GERMAN: readonly Entry[] = [
  ['gut', 'gute', 'gutem', 'guten', 'guter', 'gutes'],
  ['besser', 'bessere', 'besserem', 'besseren', 'besserer', 'besseres'],
  ['beste', 'bestem', 'besten', 'bester', 'bestes'],
  ...inflected(
    ['e', 'em', 'en', 'er', 'es', 'ere', 'eren', 'ste', 'sten'],
    [
      ...['angemessen', 'geeignet', 'passend', 'vernünftig', 'korrekt', 'richtig', 'ordentlich', 'ordnungsgemäß'],
      ...['ordnungsgemäss', 'sachgerecht', 'rechtzeitig', 'zeitnah', 'adäquat', 'zufriedenstellend', 'hochwertig'],
      ...['benutzerfreundlich', 'nutzerfreundlich', 'anwenderfreundlich', 'sinnvoll'],
    ],
  ),
  ['akzeptabel', 'akzeptable', 'akzeptablem', 'akzeptablen', 'akzeptabler', 'akzeptables'],
  ['hohe qualität', 'hohen qualität', 'hoher qualität', 'höchste qualität', 'höchster qualität'],
  ['bei bedarf', 'nach bedarf'],
  ['falls nötig', 'wenn nötig', 'soweit nötig', 'gegebenenfalls', 'ggf'],
  ['falls möglich', 'wenn möglich', 'sofern möglich', 'soweit möglich', 'nach möglichkeit', 'möglichst'],
  ['so schnell wie möglich', 'so bald wie möglich', 'so gut wie möglich'],
  ['und so weiter', 'usw'],
];

const FRENCH: readonly Entry[] = [
  // Not the bare masculine: un bon is a voucher.
  ['bonne', 'bonnes', 'est bon', 'sont bons', 'bon état', 'bon niveau'],
  ...inflected(['e', 'es', 's'], ['meilleur', 'approprié', 'satisfaisant']),
  ...inflected(['e', 'ement', 'es', 's'], ['adéquat', 'correct']),
  ...inflected(['ment', 's'], ['raisonnable', 'convenable']),
  ['acceptable', 'acceptables'],
  ['convivial', 'conviviale', 'conviviales', 'conviviaux'],
  ['facile à utiliser', 'facile d utilisation', 'facile à lire', 'facile à comprendre'],
  ['haute qualité', 'grande qualité', 'qualité élevée', 'qualité supérieure'],
  ['en temps utile', 'en temps voulu', 'en temps opportun'],
  ['dès que possible', 'au plus vite', 'le plus vite possible'],
  ['si possible', 'autant que possible', 'dans la mesure du possible'],
  ['si nécessaire', 'si besoin', 'au besoin', 'en cas de besoin', 'selon les besoins', 'le cas échéant'],
  ['et ainsi de suite'],
];

export const VAGUE_WORDS: readonly Entry[] = [...ENGLISH, ...DUTCH, ...GERMAN, ...FRENCH];

/** Where such a word is part of a name for something definite: a proper name, a best-before date, to approve in Dutch. */
export const DEFINITE: readonly RegExp[] = [
  /\bproper (?:name|noun)s?\b/giu,
  /\bbest[- ]before\b/giu,
  /\bgood (?:standing|conduct)\b/giu,
  /\bgood (?:manufacturing|clinical|laboratory|distribution|documentation|pharmacovigilance) practices?\b/giu,
  /\bto correct\b/giu,
  /\b(?:keur|keurt|keuren|keurde|keurden)\b.{0,60}?\bgoed\b/giu,
  // A noun: goods.
  /(?<=\S )Gut\b/gu,
  // Matching: passend zur Bestellung, zur Bestellung passend.
  /\bpassend\p{L}* zu[rm]?\b/giu,
  /\bzu[rm]? (?:\p{L}+ ){1,3}passend\p{L}*/giu,
];

/** Words for numbers. One is none of them: it is an article or a pronoun as well. */
export const NUMBERS: ReadonlySet<string> = new Set([
  ...['zero', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'fifteen'],
  ...['twenty', 'thirty', 'hundred', 'thousand', 'dozen', 'half', 'twice', 'percent', 'cent', 'cents', 'penny'],
  ...['nul', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf', 'vijftien'],
  ...['twintig', 'dertig', 'honderd', 'duizend', 'helft', 'tweemaal', 'procent'],
  ...['null', 'zwei', 'drei', 'fünf', 'sechs', 'sieben', 'neun', 'zehn', 'zwölf', 'fünfzehn', 'zwanzig', 'dreißig'],
  ...['hundert', 'tausend', 'hälfte', 'zweimal', 'prozent'],
  ...['zéro', 'deux', 'trois', 'quatre', 'cinq', 'sept', 'huit', 'dix', 'douze', 'quinze', 'vingt', 'trente'],
  ...['mille', 'moitié', 'centime', 'centimes'],
]);

/** `one`, where a time follows. */
export const ONE: ReadonlySet<string> = new Set([
  ...['one', 'a', 'an', 'single', 'een', 'één', 'ein', 'eine', 'einem', 'einen', 'einer', 'eines', 'un', 'une'],
]);

/** What may stand between: one working day. */
export const KINDS_OF_TIME: ReadonlySet<string> = new Set([
  ...['working', 'business', 'calendar', 'full', 'volle', 'vollen', 'seul', 'seule', 'enkele'],
]);

/** Times that one of is a measure: a day. Not a second, which is also another one, nor a page, which is any one. */
export const TIMES: ReadonlySet<string> = new Set([
  ...['minute', 'hour', 'day', 'workday', 'week', 'month', 'quarter', 'year'],
  ...['minuut', 'uur', 'dag', 'werkdag', 'maand', 'kwartaal', 'jaar'],
  ...['stunde', 'tag', 'tages', 'tags', 'werktag', 'werktages', 'arbeitstag', 'arbeitstages', 'woche', 'monat'],
  ...['monats', 'quartal', 'jahr', 'jahres', 'heure', 'jour', 'semaine', 'mois', 'trimestre', 'an', 'année'],
]);

/** Units that are written onto a number: 30s. With other letters on it, a number is a name: A4, v2, 12b. */
export const ATTACHED_UNITS: ReadonlySet<string> = new Set([
  ...['ms', 's', 'sec', 'min', 'h', 'hr', 'hrs', 'd', 'wd', 'w', 'x', 'k', 'kg', 'g', 'mg', 'km', 'm', 'cm', 'mm'],
  ...['l', 'ml', 'kb', 'mb', 'gb', 'px', 'pt', 'eur', 'usd', 'gbp', 'chf', 'c', 'f', 'j', 'u', 'uur', 'std'],
]);

/** After these a number says which, not how much: article 5, page 3, version 2. */
export const NAMED_BY_NUMBER: ReadonlySet<string> = new Set([
  ...['article', 'articles', 'art', 'section', 'sections', 'clause', 'chapter', 'annex', 'appendix', 'form', 'page'],
  ...['pages', 'step', 'version', 'release', 'iso', 'din', 'nen', 'rfc', 'no', 'nr', 'number', 'paragraph', 'rule'],
  ...[
    'table',
    'figure',
    'line',
    'box',
    'item',
    'question',
    'part',
    'schedule',
    'regulation',
    'directive',
    'attachment',
  ],
  ...['artikel', 'lid', 'hoofdstuk', 'bijlage', 'formulier', 'pagina', 'stap', 'versie', 'nummer', 'regel', 'vraag'],
  ...['paragraaf', 'deel', 'verordening', 'richtlijn'],
  ...['absatz', 'abs', 'abschnitt', 'kapitel', 'anhang', 'anlage', 'formular', 'seite', 'schritt', 'ziffer', 'zeile'],
  ...['tabelle', 'frage', 'teil', 'verordnung', 'richtlinie', 'paragraf'],
  ...['alinéa', 'chapitre', 'annexe', 'formulaire', 'étape', 'numéro', 'n', 'règle', 'ligne', 'tableau', 'partie'],
  ...['règlement', 'paragraphe'],
]);

/** Comparisons that need something to compare with behind them, and that is not vague itself. */
export const COMPARISONS: readonly string[] = [
  ...['than', 'at least', 'at most', 'no more', 'not more', 'no later', 'no fewer', 'no less', 'up to', 'within'],
  ...['between', 'before', 'above', 'below', 'exceed', 'exceeds', 'maximum', 'minimum', 'equal', 'equals', 'same'],
  ...['match', 'matches', 'matching', 'agrees with', 'agree with', 'corresponds to', 'correspond to', 'adds up to'],
  ...['add up to', 'identical to'],
  ...['dan', 'ten minste', 'tenminste', 'minstens', 'ten hoogste', 'hoogstens', 'maximaal', 'minimaal', 'binnen'],
  ...[
    'tussen',
    'vóór',
    'tot en met',
    'gelijk aan',
    'zelfde',
    'dezelfde',
    'hetzelfde',
    'overschrijdt',
    'komt overeen met',
  ],
  ...['mindestens', 'höchstens', 'wenigstens', 'maximal', 'mehr als', 'weniger als', 'größer als', 'kleiner als'],
  ...['höher als', 'niedriger als', 'länger als', 'kürzer als', 'früher als', 'später als', 'besser als', 'innerhalb'],
  ...['zwischen', 'bis', 'übersteigt', 'überschreitet', 'entspricht', 'entsprechen', 'stimmt mit', 'stimmen mit'],
  ...['derselbe', 'dieselbe', 'dasselbe', 'dieselben', 'gleich'],
  ...['au moins', 'au plus', 'au minimum', 'au maximum', 'plus de', 'moins de', 'plus que', 'moins que', 'entre'],
  ...['avant', 'supérieur à', 'supérieure à', 'inférieur à', 'inférieure à', 'égal à', 'égale à', 'jusqu à'],
  ...['dépasse', 'dépassent', 'correspond à', 'correspond au', 'correspondent à', 'correspondent aux', 'même', 'mêmes'],
];

/** Comparisons whose other side stands before them. */
export const COMPARED_BEFORE: readonly string[] = [
  ...['identical', 'equal', 'match', 'identiek', 'gelijk', 'overeenkomt', 'overeenkomen', 'overeen'],
  ...['identisch', 'übereinstimmt', 'übereinstimmen', 'überein', 'identique', 'identiques', 'coïncident', 'égaux'],
];

/** What nothing can be compared with: as good as possible. */
export const OPEN_ENDED: ReadonlySet<string> = new Set(['possible', 'necessary', 'needed', 'practicable']);
