import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { foldText, normalizeText } from '../../../src/lib/text';
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
