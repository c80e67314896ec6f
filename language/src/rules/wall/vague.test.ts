/** What makes a criterion vague, and what settles it, in four languages. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vagueIn } from './vague.ts';
import { VAGUE_WORDS } from './vague-words.ts';

const PLAIN = { add: [], remove: [] };
const vague = (criterion: string, words: Partial<typeof PLAIN | { add: string[]; remove: string[] }> = {}) =>
  vagueIn(criterion, { ...PLAIN, ...words });

describe('vague', () => {
  test.each([
    // English
    ['the tone is appropriate', 'appropriate'],
    ['The tone is Appropriate.', 'Appropriate'],
    ['names are spelled correctly', 'correctly'],
    ['a high-quality text of high quality', 'high-quality, high quality'],
    ['of the highest quality', 'highest quality'],
    ['user-friendly, userfriendly and user friendly', 'user-friendly, userfriendly, user friendly'],
    ['escalated as needed', 'as needed'],
    ['a second look if possible', 'if possible'],
    ['the better offer, the best one', 'better, best'],
    ['name, address etc.', 'etc'],
    ['sent in a timely manner', 'timely'],
    ['as soon as possible', 'as soon as possible'],
    ['a good-natured answer', 'good'],
    ['“good” answers', 'good'],
    ['a pass is: good/adequate', 'good, adequate'],
    ['it is _good_', 'good'],
    // Dutch
    ['de toon is passend', 'passend'],
    ['een goede, tijdige en redelijke reactie', 'goede, tijdige, redelijke'],
    ['zo nodig nagebeld', 'zo nodig'],
    ['van hoge kwaliteit', 'hoge kwaliteit'],
    ['gebruiksvriendelijke teksten', 'gebruiksvriendelijke'],
    // German
    ['die Antwort ist angemessen', 'angemessen'],
    ['eine ordnungsgemäße und rechtzeitige Prüfung', 'ordnungsgemäße, rechtzeitige'],
    ['Gute Lesbarkeit', 'Gute'],
    ['ORDNUNGSGEMÄSS', 'ORDNUNGSGEMÄSS'],
    ['wird bei Bedarf wiederholt', 'bei Bedarf'],
    ['hohe Qualität', 'hohe Qualität'],
    ['innerhalb angemessener Frist', 'angemessener'],
    // French
    ['le ton est approprié', 'approprié'],
    ['des réponses appropriées et raisonnables', 'appropriées, raisonnables'],
    ['répondu en temps utile', 'en temps utile'],
    ["l'adresse est correcte", 'correcte'],
    ['complété si nécessaire', 'si nécessaire'],
    ['l’appropriée', 'appropriée'],
    ['une réponse «correcte»', 'correcte'],
    ['une interface facile d’utilisation', 'facile d’utilisation'],
    // Accents in parts are the same letters.
    ['le ton est approprié'.normalize('NFD'), 'approprié'],
  ])('%s', (criterion, words) => {
    expect(vague(criterion).join(', ')).toBe(words);
  });
});

describe('settled by a number', () => {
  test.each([
    'a timely answer: sent within 4 working hours',
    'good: at least 90% of the points',
    'good, i.e. 3 of the stars',
    'a reasonable length of 200 words',
    'timely: 30s',
    'timely: in two days',
    'timely: within one working day',
    'timely: the same day',
    'correct to the cent',
    'adequate: 1,5 mm',
    'tijdig: twee werkdagen',
    'tijdig: binnen een uur',
    'rechtzeitig: drei Werktage',
    'rechtzeitig: in einer Stunde',
    'en temps utile : deux jours ouvrés',
    'en temps utile : dans une heure',
    'the rate is acceptable: < 2 %',
    'good grade: >= B',
  ])('%s', (criterion) => {
    expect(vague(criterion)).toEqual([]);
  });
});

describe('not settled by a number that is a name', () => {
  test.each([
    ['correct according to article 5', 'correct'],
    ['correct under articles 5 and 6', 'correct'],
    ['form 12b is filled in properly', 'properly'],
    ['a proper A4 page', 'proper'],
    ['a good answer of GPT-4', 'good'],
    ['proper under ISO 9001', 'proper'],
    ['juist volgens artikel 7', 'juist'],
    ['richtig nach § 433', 'richtig'],
    ['correct selon l’annexe 2', 'correct'],
    ['the 1st answer is good', 'good'],
    ['a good one', 'good'],
  ])('%s', (criterion, words) => {
    expect(vague(criterion).join(', ')).toBe(words);
  });
});

describe('settled by a comparison', () => {
  test.each([
    'the total is correct: it equals the sum of the lines',
    'correct amounts match the invoice',
    'a reasonable price: lower than the list price',
    'a good answer is no longer than the question',
    'at least as good as the sample',
    'as good as the sample',
    'timely: before the due date',
    'adequate: within the budget',
    'the correct name is the same as on the passport',
    'het juiste bedrag is gelijk aan de som van de regels',
    'een redelijke prijs: lager dan de lijstprijs',
    'een goede reactie, minstens een alinea',
    'der richtige Betrag stimmt mit der Rechnung überein',
    'ein angemessener Preis: niedriger als der Listenpreis',
    'eine gute Antwort entspricht der Vorlage',
    'le montant correct correspond à la facture',
    'un prix raisonnable : moins de la moitié du tarif',
    'une bonne réponse a au moins un exemple',
  ])('%s', (criterion) => {
    expect(vague(criterion)).toEqual([]);
  });
});

describe('not settled by a comparison with something vague', () => {
  test.each([
    ['answered within a reasonable time', 'reasonable'],
    ['at least adequate', 'adequate'],
    ['better than acceptable', 'better, acceptable'],
    ['equal to the correct amount', 'correct'],
    ['as good as possible', 'good'],
    ['binnen redelijke termijn', 'redelijke'],
    ['dans un délai raisonnable', 'raisonnable'],
    ['mindestens gut', 'gut'],
    ['quality >= good', 'good'],
  ])('%s', (criterion, words) => {
    expect(vague(criterion).join(', ')).toBe(words);
  });
});

describe('definite', () => {
  test.each([
    'the goods match the order',
    'the goods arrived',
    'proper names are those of the register',
    'the property number is that of the land register',
    'corrections are initialled',
    'incorrect lines are struck out',
    'errors to correct are listed',
    'the best-before date is printed',
    'every value cites the page it was read from',
    'policy number exists and is active',
    'the IBAN has a valid check digit',
    'the sum is right',
    'every must-have is found in the application',
    'goederen staan op de bon',
    'de budgethouder keurt de factuur goed',
    'goedgekeurd door de controller',
    'gefährliches Gut ist gekennzeichnet',
    'die zur Bestellung passende Rechnung liegt vor',
    'die Gutschrift nennt die Rechnung',
    'der Bon liegt bei',
    'le bon de commande est signé',
    'le bien est assuré',
    'etched parts are counted',
    '',
    '   ',
    '42',
  ])('%s', (criterion) => {
    expect(vague(criterion)).toEqual([]);
  });
});

describe('configured', () => {
  test('words are added with their usual endings, and phrases', () => {
    const words = { add: ['crisp', 'on brand'] };
    expect(vague('crisp, crisper, crisply, on-brand', words)).toEqual(['crisp', 'crisper', 'crisply', 'on-brand']);
    expect(vague('a crispbread', words)).toEqual([]);
  });

  test('an entry is taken out with all its forms, a form by itself', () => {
    expect(vague('correct and correctly', { remove: ['correct'] })).toEqual([]);
    expect(vague('good, better, best', { remove: ['Best'] })).toEqual(['good', 'better']);
    expect(vague('user-friendly', { remove: ['user-friendly'] })).toEqual([]);
  });

  test('what is taken out wins over what is added', () => {
    expect(vague('crisp', { add: ['crisp'], remove: ['crisp'] })).toEqual([]);
  });

  test('an added word is settled like the others', () => {
    expect(vague('crisp: at most 12 words', { add: ['crisp'] })).toEqual([]);
  });
});

const NEUTRAL = ['page', 'claim', 'cites', 'register', 'factuur', 'Rechnung', 'montant', 'nom', 'datum', 'is', 'der'];
const neutral = fc.array(fc.constantFrom(...NEUTRAL), { maxLength: 6 }).map((words) => words.join(' '));
const form = fc.constantFrom(...VAGUE_WORDS.flat());

describe('in any sentence', () => {
  test('every form is found as it is written, in capitals and between hyphens too', () => {
    fc.assert(
      fc.property(neutral, form, neutral, fc.boolean(), (before, word, after, loud) => {
        const written = loud && !word.includes('ß') ? word.toUpperCase() : word;
        // The first word stands for itself: in the middle a capital Gut is a noun, and a longer phrase may begin before.
        const found = vague(`${before === '' ? '' : `${before}, `}${written}${after === '' ? '' : `, ${after}`}`);
        expect(found).toEqual([written]);
      }),
    );
  });

  test('a number settles it, wherever it stands', () => {
    fc.assert(
      fc.property(neutral, form, fc.integer({ min: 2, max: 999 }), (words, word, number) => {
        expect(vague(`${word} ${words} x ${number} mm`)).toEqual([]);
        expect(vague(`max ${number} mm ${words} ${word}`)).toEqual([]);
      }),
    );
  });

  test('inside of another word it is nothing', () => {
    fc.assert(
      fc.property(form, (word) => {
        expect(vague(`xx${word.replaceAll(' ', 'xx')}xx`)).toEqual([]);
      }),
    );
  });

  test('any text at all is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const word of vague(text)) expect(text.normalize('NFC')).toContain(word);
      }),
    );
  });
});
