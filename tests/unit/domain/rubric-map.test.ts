import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { mapFaults, rubricLinkSchema, type RubricLink } from '../../../src/domain/rubric-map';
import { treeOf } from '../../helpers/domain-rubrics';

const row = (name: string) => ({ name, max: 1_0000 });
const link = (kind: RubricLink['kind'], from: string[], to: string[]): RubricLink => ({ kind, from, to });

describe('a map', () => {
  const from = treeOf([
    ['1.1.1', row('a')],
    ['1.1.2', row('b')],
    ['1.1.3', row('c')],
  ]);
  const to = treeOf([
    ['1.1.1', row('x')],
    ['1.1.2', row('y')],
    ['1.1.3', row('z')],
  ]);

  it('holds every scored row of both rubrics once', () => {
    expect(
      mapFaults(
        [link('split', ['1.1.1'], ['1.1.1', '1.1.2']), link('merged', ['1.1.2', '1.1.3'], ['1.1.3'])],
        from,
        to,
      ),
    ).toEqual([]);
    expect(
      mapFaults(
        [
          link('same', ['1.1.1'], ['1.1.1']),
          link('reworded', ['1.1.1'], ['9.9.9']),
          link('new', [], ['1.1']),
          link('dropped', ['1.1.2'], []),
        ],
        from,
        to,
      ),
    ).toEqual([
      { fault: 'twice', side: 'from', code: '1.1.1' },
      { fault: 'missing', side: 'from', code: '1.1.3' },
      { fault: 'unknownRow', side: 'to', code: '9.9.9' },
      { fault: 'unknownRow', side: 'to', code: '1.1' },
      { fault: 'missing', side: 'to', code: '1.1.2' },
      { fault: 'missing', side: 'to', code: '1.1.3' },
    ]);
  });

  it('has a row once within a link too', () => {
    expect(mapFaults([link('merged', ['1.1.1', '1.1.1'], ['1.1.1'])], from, to)).toContainEqual({
      fault: 'twice',
      side: 'from',
      code: '1.1.1',
    });
  });

  it.each([
    link('same', ['1.1.1'], []),
    link('reworded', ['1.1.1', '1.1.2'], ['1.1.1']),
    link('split', ['1.1.1'], ['1.1.1']),
    link('split', [], ['1.1.1', '1.1.2']),
    link('merged', ['1.1.1'], ['1.1.1']),
    link('merged', ['1.1.1', '1.1.2'], ['1.1.1', '1.1.2']),
    link('new', ['1.1.1'], ['1.1.1']),
    link('new', [], ['1.1.1', '1.1.2']),
    link('dropped', ['1.1.1', '1.1.2'], []),
    link('dropped', [], []),
  ])('has as many rows in a link as its kind says: not $kind $from > $to', (wrong) => {
    expect(mapFaults([wrong], from, to)[0]).toEqual({ fault: 'wrongCount', link: 0 });
  });

  it('goes through a file unchanged', () => {
    const links = [link('split', ['1.1.1'], ['1.1.1', '1.1.2']), link('dropped', ['1.1'], [])];
    const read = z
      .array(rubricLinkSchema)
      .parse(JSON.parse(JSON.stringify(z.encode(z.array(rubricLinkSchema), links))));
    expect(read).toEqual(links);
    for (const wrong of [
      { ...links[0], note: '' },
      { ...links[0], kind: 'copied' },
      { ...links[0], from: ['1.a'] },
      {},
    ])
      expect(rubricLinkSchema.safeParse(wrong).success).toBe(false);
  });
});
