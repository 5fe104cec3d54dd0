import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cutText, foldText, normalizeText } from '../../../src/lib/text';
import { holds } from '../../helpers/domain';

describe('text as the document keeps it', () => {
  it.each([
    ['composes what macOS and PDF copies take apart', 'Sở Nội vụ'.normalize('NFD'), 'Sở Nội vụ'],
    ['has one kind of line end', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['keeps tabs and inner spaces', 'a\tb  c ', 'a\tb  c '],
    ['drops control characters', 'a\u0000b\u0007c\u001bd\u007fe\u0085f', 'abcdef'],
    ['drops what is invisible', 'L\u200bạng\ufeff S\u2060ơn', 'Lạng Sơn'],
    ['drops what turns the reading direction', 'abc\u202ecba\u2066x', 'abccbax'],
    ['drops Unicode line separators', 'a\u2028b\u2029c', 'abc'],
    ['leaves emoji families joined', '👩\u200d👧', '👩\u200d👧'],
  ])('%s', (_name, given, expected) => {
    expect(normalizeText(given)).toBe(expected);
  });

  it('composes marks that an invisible character held apart', () => {
    expect(normalizeText('e\u200b\u0301')).toBe('é');
  });

  /** Without a look at whether there is anything to do. */
  const slowly = (text: string): string =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
      .normalize('NFC');

  it('sees to every character, alone and beside others that it may join', () => {
    for (let point = 0; point <= 0x1_0fff; point += 1) {
      const character = String.fromCodePoint(point);
      for (const text of [character, `a${character}`, `${character}\u0301`, `${character}n`]) {
        if (normalizeText(text) !== slowly(text)) expect.fail(JSON.stringify(text));
      }
    }
  });

  it('sees to characters wherever they stand', () => {
    const seldom = fc.constantFrom(
      '\r',
      '\u0301',
      '\u0323',
      '\u2028',
      '\u0000',
      'ê',
      'ệ',
      '–',
      '…',
      'ư',
      '\u02ff',
      '\u1e9b',
    );
    holds(
      403,
      2000,
      fc.string({ unit: fc.oneof(seldom, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) }),
      (text) => {
        expect(normalizeText(text)).toBe(slowly(text));
      },
    );
  });

  it('is settled after one pass', () => {
    holds(401, 2000, fc.string({ unit: 'binary' }), (text) => {
      expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
    });
  });
});

describe('text for comparing', () => {
  it.each([
    ['Đơn vị chủ trì', 'don vi chu tri'],
    ['ĐIỀU HÀNH', 'dieu hanh'],
    ['Thừa Thiên Huế', 'thua thien hue'],
    ['  Sở\u00a0 Nội\n vụ ', 'so noi vu'],
    ['Sở Nội vụ'.normalize('NFD'), 'so noi vu'],
    ['đ Đ', 'd d'],
    ['', ''],
  ])('%j folds to %j', (given, expected) => {
    expect(foldText(given)).toBe(expected);
  });

  it('folds every Vietnamese vowel to a plain letter', () => {
    const letters = 'aăâeêioôơuưy'.normalize('NFC');
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    for (const letter of letters) {
      for (const tone of tones) {
        const vowel = (letter + tone).normalize('NFC');
        expect(foldText(vowel), vowel).toMatch(/^[aeiouy]$/);
        expect(foldText(vowel.toUpperCase()), vowel).toBe(foldText(vowel));
      }
    }
  });

  it('does not care about composition', () => {
    holds(402, 1000, fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
    });
  });
});

describe('the beginning of a text', () => {
  it.each([
    ['is the text where it fits', 'Lạng Sơn', 8, 'Lạng Sơn'],
    ['is as long as it may be', 'Lạng Sơn', 7, 'Lạng Sơ'],
    ['ends before a character that does not fit whole', 'a😀b', 2, 'a'],
    ['takes a character that fits', 'a😀b', 3, 'a😀'],
    ['leaves a half that was given', 'a\ud83d', 2, 'a\ud83d'],
    ['is nothing of nothing', '😀', 0, ''],
  ])('%s', (_name, given, length, expected) => {
    expect(cutText(given, length)).toBe(expected);
  });
});
