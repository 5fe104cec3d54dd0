import { describe, expect, test } from 'vitest';
import type { ChangeLabel } from '../../../../src/domain/change-label';
import type { PlannedChange } from '../../../../src/domain/merge/change';
import { standingSince } from '../../../../src/domain/merge/standing-since';
import type { CellPatch, Patch } from '../../../../src/domain/patch';
import type { PastStep } from '../../../../src/domain/row-history';
import { blankDocument, pts, withEntries } from '../../../helpers/domain';
import { mergedWith, returnedFile } from '../../../helpers/merged';

const start = blankDocument().assessment;
const edited: ChangeLabel = { type: 'editCells', gesture: 'type', code: '1.1.1', count: 1 } as unknown as ChangeLabel;
const merged: ChangeLabel = { type: 'mergeFiles', name: 'SNV', count: 1 };

const step = (at: string, patches: readonly Patch[], label = edited): PastStep => ({
  id: at,
  at,
  by: '',
  label,
  patches,
});
const cell = (code: string, field: 'selfScore' | 'note', after: unknown): CellPatch =>
  ({ kind: 'cell', code, field, before: null, after }) as CellPatch;
const attached = (...ids: readonly string[]) => ids.map((documentId) => ({ documentId, place: '' }));

// Of a change only its place is read.
const about = (place: object, key: string): PlannedChange => ({ ...place, key }) as PlannedChange;
const scoreOf = (code: string) => about({ kind: 'row', code, slot: 'score', element: '' }, `row/${code}/score/`);

describe('when a value came to be', () => {
  test('by the last gesture that touched any field of the slot', () => {
    const steps = [
      step('2024-01-01', [cell('1.1.1', 'selfScore', pts(1))]),
      step('2024-01-02', [{ ...cell('1.1.1', 'selfScore', null), field: 'scoredOn' } as CellPatch]),
      step('2024-01-03', [cell('1.1.1', 'note', 'khác')]),
      step('2024-01-04', [cell('1.1.2', 'selfScore', pts(1))]),
    ];
    expect(standingSince(start, steps, scoreOf('1.1.1'))).toBe('2024-01-02');
    expect(standingSince(start, steps, scoreOf('1.2.1'))).toBe('');
  });

  test('of evidence, the gesture that moved this very document', () => {
    const evidence = (before: readonly string[], after: readonly string[]): CellPatch => ({
      kind: 'cell',
      code: '1.1.1',
      field: 'evidence',
      before: attached(...before),
      after: attached(...after),
    });
    const steps = [step('2024-01-01', [evidence([], ['a'])]), step('2024-01-02', [evidence(['a'], ['a', 'b'])])];
    const of = (id: string) =>
      standingSince(start, steps, about({ kind: 'row', code: '1.1.1', slot: 'evidence', element: id }, ''));
    expect([of('a'), of('b'), of('c')]).toEqual(['2024-01-01', '2024-01-02', '']);
  });

  test('where the whole document was replaced, only if this value changed', () => {
    const after = withEntries(start, { '1.1.1': { selfScore: pts(5) } });
    const steps = [step('2024-01-01', [{ kind: 'document', before: start, after }])];
    expect(standingSince(after, steps, scoreOf('1.1.1'))).toBe('2024-01-01');
    expect(standingSince(after, steps, scoreOf('1.2.1'))).toBe('');
  });

  test('of a record, the gesture that wrote it', () => {
    const patch = { kind: 'evidence', id: 'd1', position: 0, before: null, after: null } as unknown as Patch;
    const of = (id: string) =>
      standingSince(start, [step('2024-01-01', [patch])], about({ kind: 'record', list: 'documents', id }, ''));
    expect([of('d1'), of('d2')]).toEqual(['2024-01-01', '']);
  });

  test('of what was merged, the time at which its file was made, until somebody edits it', () => {
    const file = returnedFile(start, {
      department: 'SNV',
      changes: { '1.1.1': { selfScore: pts(500) } },
      at: '2024-05-20T03:30:00.000Z',
    });
    const document = mergedWith(start, [file]);
    const merge = step('2024-06-01', [cell('1.1.1', 'selfScore', pts(500))], merged);
    expect(standingSince(document, [merge], scoreOf('1.1.1'))).toBe('2024-05-20T03:30:00.000Z');
    // A document that came with its log but without its history.
    expect(standingSince(document, [], scoreOf('1.1.1'))).toBe('2024-05-20T03:30:00.000Z');
    const later = step('2024-06-02', [cell('1.1.1', 'selfScore', pts(1))]);
    expect(standingSince(document, [merge, later], scoreOf('1.1.1'))).toBe('2024-06-02');
  });
});
