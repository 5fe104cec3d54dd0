import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellEdit } from '../../../src/domain/cell-edits';
import type { ChangeLabel } from '../../../src/domain/change-label';
import { applyCommand, type Command } from '../../../src/domain/command';
import type { Patch } from '../../../src/domain/patch';
import { rowHistory, type PastStep } from '../../../src/domain/row-history';
import { blankDocument, holds, pts, withEntries } from '../../helpers/domain';
import { filledDocument, proofDocument } from '../../helpers/domain-filled';
import { survey } from '../../helpers/domain-rules';

const { assessment: blank, tree } = blankDocument();
const label: ChangeLabel = { type: 'type', count: 1, code: '1.1.1' };
const step = (id: number, ...patches: Patch[]): PastStep => ({
  id: `s${id}`,
  at: `2024-01-0${id}T08:00:00.000Z`,
  by: 'Hoa',
  label,
  patches,
});
const scored = (code: string, before: number | null, after: number | null): Patch => ({
  kind: 'cell',
  code,
  field: 'selfScore',
  before: before === null ? null : pts(before),
  after: after === null ? null : pts(after),
});

describe('history of a row', () => {
  it('has what gestures did to it, newest first, and nothing of other rows', () => {
    const noted: Patch = { kind: 'cell', code: '1.1.1', field: 'note', before: '', after: 'Đã rà soát' };
    const steps = [
      step(1, scored('1.1.1', null, 500)),
      step(2, scored('1.2.1', null, 1)),
      step(3, noted, scored('1.1.1', 500, 800)),
    ];
    expect(rowHistory(steps, '1.1.1')).toEqual([
      {
        stepId: 's3',
        at: '2024-01-03T08:00:00.000Z',
        by: 'Hoa',
        label,
        fields: [
          { field: 'note', before: '', after: 'Đã rà soát' },
          { field: 'selfScore', before: 500, after: 800 },
        ],
      },
      {
        stepId: 's1',
        at: '2024-01-01T08:00:00.000Z',
        by: 'Hoa',
        label,
        fields: [{ field: 'selfScore', before: null, after: 500 }],
      },
    ]);
    expect(rowHistory(steps, '2.2')).toEqual([]);
    expect(rowHistory([], '1.1.1')).toEqual([]);
  });

  it('shows a field that one gesture wrote twice from its first value to its last', () => {
    const fields = (...patches: Patch[]) => rowHistory([step(1, ...patches)], '1.1.1').map((change) => change.fields);
    expect(fields(scored('1.1.1', null, 500), scored('1.1.1', 500, 800))).toEqual([
      [{ field: 'selfScore', before: null, after: 800 }],
    ]);
    expect(fields(scored('1.1.1', 500, 800), scored('1.1.1', 800, 500))).toEqual([]);
  });

  it('passes over changes of the register and the process', () => {
    const document = proofDocument('a');
    expect(
      rowHistory(
        [
          step(1, { kind: 'evidence', id: 'a', position: 0, before: null, after: document }),
          step(2, { kind: 'process', before: blank.process, after: { ...blank.process, documentItemLimit: 3 } }),
        ],
        '1.1.1',
      ),
    ).toEqual([]);
  });

  describe('over a replaced document', () => {
    const after = withEntries(blank, { '1.1.1': { selfScore: pts(800), note: 'Từ tệp' } });
    const replaced = step(1, { kind: 'document', before: blank, after });

    it('is the difference of the two entries', () => {
      expect(rowHistory([replaced], '1.1.1')).toMatchObject([
        {
          stepId: 's1',
          fields: [
            { field: 'selfScore', before: null, after: 800 },
            { field: 'note', before: '', after: 'Từ tệp' },
          ],
        },
      ]);
      expect(rowHistory([replaced], '1.1.2')).toEqual([]);
    });

    it('has nothing where a document lacks the row', () => {
      const without = { ...after, entries: new Map([...after.entries].filter(([code]) => code !== '1.1.1')) };
      expect(rowHistory([step(1, { kind: 'document', before: blank, after: without })], '1.1.1')).toEqual([]);
      expect(rowHistory([step(1, { kind: 'document', before: without, after })], '1.1.1')).toEqual([]);
    });
  });

  it('leads from the blank row to the row as it stands', () => {
    const code = fc.constantFrom(...tree.scoredNodes.map((node) => node.code));
    const edit = fc.oneof(
      fc
        .tuple(code, fc.constantFrom(null, pts(0), pts(800)))
        .map(([row, value]): CellEdit => ({ code: row, field: 'selfScore', value })),
      fc
        .tuple(code, fc.constantFrom(null, survey(40), survey(80)))
        .map(([row, value]): CellEdit => ({ code: row, field: 'figures', value })),
      fc
        .tuple(code, fc.constantFrom('', 'a', 'b'))
        .map(([row, value]): CellEdit => ({ code: row, field: 'note', value })),
    );
    const command = fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .array(edit, { minLength: 1, maxLength: 6 })
          .map((edits): Command => ({ type: 'editCells', gesture: 'paste', edits, on: '2024-01-02' })),
      },
      filledDocument(blank, tree).map((document): Command => ({ type: 'replaceDocument', document })),
    );
    holds(541, 100, fc.array(command, { maxLength: 20 }), (commands) => {
      let document = blank;
      const steps: PastStep[] = [];
      for (const each of commands) {
        const made = applyCommand(document, tree, each);
        if (!made.ok) continue;
        document = made.value.document;
        steps.push({ ...step(1, ...made.value.patches), id: `s${steps.length}` });
      }
      for (const node of tree.scoredNodes) {
        let entry = blank.entries.get(node.code)!;
        for (const { fields } of rowHistory(steps, node.code).toReversed()) {
          for (const { field, before, after } of fields) {
            expect(entry[field]).toEqual(before);
            entry = { ...entry, [field]: after };
          }
        }
        expect(entry).toEqual(document.entries.get(node.code));
      }
    });
  });
});
