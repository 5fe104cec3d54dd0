import { describe, expect, test } from 'vitest';
import { RowStatuses } from '../../../src/domain/entry';
import { foldText } from '../../../src/lib/text';
import {
  formatBytes,
  formatDateTime,
  formatTime,
  LANGUAGES,
  statusByWord,
  type Language,
} from '../../../src/i18n/words';
import { exchangeMessages, messages, studioMessages } from '../../helpers/messages';

type Leaf = string | ((...given: unknown[]) => string);

/** Every text and every function of a catalogue by its path. */
function leavesOf(value: unknown, path = ''): readonly (readonly [string, Leaf])[] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, value as Leaf]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    leavesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

/** The words of a language, with those that are fetched when they are wanted. */
const wholeOf = (language: Language) => ({
  ...messages[language],
  studio: studioMessages[language],
  exchange: exchangeMessages[language],
});

const catalogues = LANGUAGES.map((language) => ({ language, leaves: leavesOf(wholeOf(language)) }));

/** Values that look like no text of their own. */
const values = [31, 47, 59, 83];
const textOf = (leaf: Leaf): string => (typeof leaf === 'string' ? leaf : leaf(...values.slice(0, leaf.length)));

test('every language has the same texts and the same functions of as many arguments', () => {
  const shape = (leaves: readonly (readonly [string, Leaf])[]) =>
    leaves.map(([path, leaf]) => `${path}/${typeof leaf === 'string' ? 'text' : String(leaf.length)}`).sort();
  const [vi, en] = catalogues;
  expect(shape(en!.leaves)).toEqual(shape(vi!.leaves));
  expect(vi!.leaves.length).toBeGreaterThan(250);
});

describe.each(catalogues)('$language', ({ language, leaves }) => {
  test('says something everywhere, without space at its ends or an argument that is missing', () => {
    const wrong = leaves.filter(([path, leaf]) => {
      const text = textOf(leaf);
      // Parts that are put behind another text begin with a space.
      const isPart = ['fileFailure.atLine', 'fileFailure.row', 'fileFailure.more'].includes(path);
      return text.trim() === '' || (!isPart && text.trim() !== text) || /undefined|NaN|\[object/.test(text);
    });
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  test('tells every value that it is given', () => {
    const silent = leaves.filter(([path, leaf]) => {
      if (typeof leaf === 'string') return false;
      const told = values.slice(0, leaf.length).filter((value) => textOf(leaf).includes(String(value)));
      // A gesture tells either how many cells or which row.
      return path.startsWith('gestures.') ? told.length === 0 : told.length < leaf.length;
    });
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test('is written in composed letters, as everything on the screen', () => {
    expect(leaves.filter(([, leaf]) => textOf(leaf) !== textOf(leaf).normalize('NFC'))).toEqual([]);
  });

  test('reads every status by its word, in any case and without tone marks', () => {
    for (const status of RowStatuses) {
      const word = messages[language].statuses[status];
      for (const written of [word, word.toUpperCase(), word.normalize('NFD'), foldText(word), `  ${word} `])
        expect(statusByWord.get(foldText(written))).toBe(status);
    }
  });
});

test('English has no Vietnamese letters other than in names', () => {
  const foreign = leavesOf(wholeOf('en')).filter(([, leaf]) =>
    /[^\u0000-\u007f]/u.test(textOf(leaf).replaceAll('Lạng Sơn', '').replace(/\P{L}/gu, '')),
  );
  expect(foreign).toEqual([]);
});

test('nothing was left in the other language but what is the same in both', () => {
  const english = new Map(leavesOf(wholeOf('en')));
  const same = leavesOf(wholeOf('vi')).filter(
    ([path, leaf]) => !path.startsWith('help.keyList.') && textOf(leaf) === textOf(english.get(path)!),
  );
  const withWords = same.filter(([, leaf]) => /\p{L}{2}/u.test(textOf(leaf)));
  expect(withWords.map(([, leaf]) => textOf(leaf)).sort()).toEqual(['PAR INDEX 31', 'PAR Workbench', 'SIPAS']);
});

test('one and many differ in English', () => {
  const { outcome, whatIf } = messages.en;
  expect([outcome.applied(1), outcome.applied(2)]).toEqual(['1 cell written.', '2 cells written.']);
  expect([whatIf.rankUp(1), whatIf.rankUp(3)]).toEqual(['up 1 rank', 'up 3 ranks']);
});

describe('figures of the clock and of files', () => {
  const morning = new Date(2024, 0, 5, 8, 3).toISOString();

  test('have leading zeros and 24 hours', () => {
    expect([formatTime(morning, 'vi'), formatTime(morning, 'en')]).toEqual(['08:03', '08:03']);
    const night = new Date(2024, 0, 5, 0, 7).toISOString();
    expect([formatTime(night, 'vi'), formatTime(night, 'en')]).toEqual(['00:07', '00:07']);
    expect([formatDateTime(morning, 'vi'), formatDateTime(morning, 'en')]).toEqual([
      '05/01/2024 08:03',
      '05/01/2024 08:03',
    ]);
  });

  test('have the decimal mark of the language', () => {
    expect([formatBytes(1536, 'vi'), formatBytes(1536, 'en')]).toEqual(['1,5 KB', '1.5 KB']);
    expect(formatBytes(20 * 1024 * 1024 + 1, 'vi')).toBe('20 MB');
    expect(formatBytes(1024 * 1024 - 1, 'en')).toBe('1,024 KB');
  });
});
