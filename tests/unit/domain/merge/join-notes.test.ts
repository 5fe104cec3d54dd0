import { describe, expect, test } from 'vitest';
import { joinNotes } from '../../../../src/domain/merge/join-notes';
import { joinWhole } from '../../../../src/domain/merge/join-texts';

const added = (base: string, ...texts: readonly string[]) => texts.map((theirs) => ({ origin: base, base, theirs }));

describe('notes that several sides only added to', () => {
  test('keep their beginning and take every paragraph once, in one order', () => {
    expect(joinNotes('x', 'x', added('x', 'x\nb', 'x\n\na'), 100)).toBe('x\n\na\n\nb');
    expect(joinNotes('x', 'x', added('x', 'x\n\na', 'x\nb'), 100)).toBe('x\n\na\n\nb');
    expect(joinNotes('', '', added('', 'b', 'a', 'b'), 100)).toBe('a\n\nb');
  });

  test('one after another come to the same as all at once', () => {
    const once = joinNotes('x', 'x', added('x', 'x\nb', 'x\na', 'x\nc'), 100);
    const first = joinNotes('x', 'x\nb', added('x', 'x\nc'), 100)!;
    expect(joinNotes('x', first, added('x', 'x\na'), 100)).toBe(once);
  });

  test('do not say twice what another paragraph holds, nor what stands already', () => {
    expect(joinNotes('x', 'x', added('x', 'x\na', 'x\na\nb'), 100)).toBe('x\n\na\nb');
    expect(joinNotes('x\n\na\n\nb', 'x\n\na\n\nb', added('x', 'x\na'), 100)).toBe('x\n\na\n\nb');
  });

  test('keep a line that somebody wrote a second time', () => {
    expect(joinNotes('x', 'x\n\ny', added('x', 'x\nx'), 100)).toBe('x\n\nx\n\ny');
  });

  test('count a later return from what was handed out, so that its earlier words stand in it', () => {
    const later = { origin: 'x', base: 'x\nz', theirs: 'x\nz\nb' };
    expect(joinNotes('x', 'x\n\nc\n\nz', [later], 100)).toBe('x\n\nc\n\nz\nb');
  });

  test('are not joined where a line was changed or removed, by either side, or gone on with', () => {
    expect(joinNotes('x', 'x\nb', added('x', 'y'), 100)).toBeNull();
    expect(joinNotes('x', 'x\nb', added('x', 'xy'), 100)).toBeNull();
    expect(joinNotes('y', 'y', added('x', 'x\nb'), 100)).toBeNull();
  });

  test('are not joined where they would be too long', () => {
    expect(joinNotes('x', 'x\na', added('x', 'x\nb'), 7)).toBe('x\n\na\n\nb');
    expect(joinNotes('x', 'x\na', added('x', 'x\nb'), 6)).toBeNull();
  });
});

test('whole texts stand one after another, each paragraph once', () => {
  expect(joinWhole(['a\n\nb', 'b\n \nc', ''], 100)).toBe('a\n\nb\n\nc');
  expect(joinWhole(['a', 'b'], 3)).toBeNull();
});
