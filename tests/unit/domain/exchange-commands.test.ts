import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { applyCommand, type Command } from '../../../src/domain/command';
import { parseDocument, documentToFile } from '../../../src/domain/document-file';
import { changedItems, createWorkspace, handoutBase, itemsOf } from '../../../src/domain/handing-out';
import type { ReturnStamp } from '../../../src/domain/handout';
import { applyPatches } from '../../../src/domain/patch';
import { mayWrite } from '../../../src/domain/workspace-scope';
import { pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { entryOf, exchangeDocument, fileOf, handoutTo, returned, timeAt, workspaceOf } from '../../helpers/exchange';

const { assessment: blank, tree } = exchangeDocument();
const start = withEntries(
  { ...blank, evidence: [proofDocument('a'), proofDocument('b')] },
  {
    '1.1.1': { contributors: ['STC'], selfScore: pts(500), evidence: [at('a')] },
    '1.2.1': { selfScore: pts(1000), evidence: [at('b')] },
  },
);
const sent = handoutTo(start, 'STC');
const workspace = workspaceOf(start, sent);

const refusal = (document: Assessment, command: Command) => {
  const result = applyCommand(document, tree, command);
  return result.ok ? null : result.error;
};
function done(document: Assessment, command: Command): Assessment {
  const result = applyCommand(document, tree, command);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(applyPatches(result.value.document, result.value.inverse)).toEqual(document);
  return result.value.document;
}

const score = (code: string, points: number): Command => ({
  type: 'editCells',
  gesture: 'type',
  edits: [{ code, field: 'selfScore', value: pts(points) }],
});

describe('handing out', () => {
  test('names rows in official order, with the part that a department has', () => {
    expect(itemsOf(start, 'STC')).toEqual([
      { code: '1.1.1', role: 'contributor' },
      { code: '1.2.1', role: 'lead' },
    ]);
    expect(itemsOf(start, 'SXD')).toEqual([]);
  });

  test('gives the rows as they stand with their evidence, and blank ones for the rest', () => {
    expect(handoutBase(start, [{ code: '1.2.1', role: 'lead' }])).toMatchObject({
      evidence: [{ id: 'b' }],
      entries: [{ code: '1.2.1', selfScore: 1000 }],
    });
    expect([...workspace.entries.keys()]).toEqual([...start.entries.keys()]);
    expect(entryOf(workspace, '1.1.1')).toEqual(entryOf(start, '1.1.1'));
    expect(entryOf(workspace, '2.1.1')).toMatchObject({ selfScore: null, leadDepartment: '' });
    expect(workspace.head.title).toBe('Thử – STC');
  });

  test('keeps the title within its length', () => {
    const long = { ...start, head: { ...start.head, title: 'x'.repeat(300) } };
    const { head } = createWorkspace(long, workspace.workspace!.handout, 'Sở Tài chính');
    expect([head.title.length, head.title.endsWith('x – Sở Tài chính')]).toEqual([300, true]);
  });

  test('cuts the title between characters', () => {
    const long = { ...start, head: { ...start.head, title: '𠮷'.repeat(150) } };
    const { title } = createWorkspace(long, workspace.workspace!.handout, 'Sở Tài chính').head;
    expect(title).toBe(`${'𠮷'.repeat(142)} – Sở Tài chính`);
    const name = `Sở ${'𠮷'.repeat(149)}`;
    expect(createWorkspace(long, workspace.workspace!.handout, name).head.title).not.toMatch(/\p{Cs}/u);
  });

  test('makes a document that can be written and read', () => {
    const read = parseDocument(JSON.parse(JSON.stringify(documentToFile(workspace))));
    expect(read.ok && read.value.assessment).toEqual(workspace);
  });

  test('is remembered once', () => {
    const after = done(start, { type: 'handOut', handouts: [sent, sent] });
    expect(after.handouts).toEqual([sent]);
    expect(refusal(after, { type: 'handOut', handouts: [sent] })).toEqual({ reason: 'nothingChanged' });
    expect(refusal(start, { type: 'handOut', handouts: [{ ...sent, fileDigest: 'x' }] })).toEqual({
      reason: 'handoutInvalid',
    });
  });
});

describe('a workspace', () => {
  test('writes what it was handed out, by its part', () => {
    expect(mayWrite(workspace, '1.2.1', 'selfScore')).toBe(true);
    expect(mayWrite(workspace, '1.2.1', 'appraisedScore')).toBe(false);
    expect(mayWrite(workspace, '1.1.1', 'selfScore')).toBe(false);
    expect(mayWrite(workspace, '1.1.1', 'evidence')).toBe(true);
    expect(mayWrite(workspace, '2.1.1', 'note')).toBe(false);
    expect(mayWrite(start, '2.1.1', 'note')).toBe(true);
  });

  test('refuses the rest with the row', () => {
    expect(changedItems(done(workspace, score('1.2.1', 1)))).toEqual(['1.2.1']);
    expect(refusal(workspace, score('1.1.1', 1))).toEqual({ reason: 'outsideWorkspace', code: '1.1.1' });
    expect(refusal(workspace, { type: 'adjust', id: 'thuong', points: pts(1), reason: 'x' })).toEqual({
      reason: 'outsideWorkspace',
      code: '',
    });
    expect(refusal(workspace, { type: 'replaceDocument', document: start })).toEqual({
      reason: 'outsideWorkspace',
      code: '',
    });
    const edited = done(workspace, score('1.2.1', 1));
    expect(done(workspace, { type: 'restoreSnapshot', document: edited })).toEqual(edited);
  });

  test('takes notes of its own side alone', () => {
    const note = (side: 'unit' | 'appraiser', id: string) =>
      ({ id, round: 'self', side, author: 'Lan', at: timeAt(1), text: 'Đã đạt' }) as const;
    const own: Command = { type: 'addNote', code: '1.1.1', note: note('unit', 'n1') };
    const foreign: Command = { type: 'addNote', code: '1.1.1', note: note('appraiser', 'n2') };
    expect(entryOf(done(workspace, own), '1.1.1').thread).toHaveLength(1);
    expect(refusal(workspace, foreign)).toEqual({ reason: 'otherSide', code: '1.1.1' });
    expect(refusal(start, foreign)).toBeNull();
    // What the appraisal had said before stays beside the department's answer.
    const said = withEntries(start, { '1.1.1': { thread: [note('appraiser', 'n0')] } });
    expect(entryOf(done(workspaceOf(said, handoutTo(said, 'STC')), own), '1.1.1').thread).toHaveLength(2);
  });

  test('says of a lock that the coordinator has to be asked', () => {
    const { rounds } = start.process;
    const process = { ...start.process, rounds: { ...rounds, self: { ...rounds.self, lockedAt: timeAt(1) } } };
    const locked = { code: '1.2.1', round: 'self' };
    expect(refusal({ ...start, process }, score('1.2.1', 1))).toEqual({ reason: 'locked', ...locked });
    expect(refusal({ ...workspace, process }, score('1.2.1', 1))).toEqual({ reason: 'lockedByCoordinator', ...locked });
  });

  const stamp: ReturnStamp = { id: 'r1', at: timeAt(5), author: ' Hoa ', message: 'Xong ' };

  test('is returned with a stamp, each once', () => {
    const after = done(workspace, { type: 'stampReturn', stamp });
    expect(after.workspace?.returns).toEqual([{ ...stamp, author: 'Hoa', message: 'Xong' }]);
    expect(refusal(after, { type: 'stampReturn', stamp })).toEqual({ reason: 'nothingChanged' });
    expect(refusal(start, { type: 'stampReturn', stamp })).toEqual({ reason: 'noWorkspace' });
    expect(refusal(workspace, { type: 'stampReturn', stamp: { ...stamp, at: 'hôm qua' } })).toEqual({
      reason: 'returnInvalid',
    });
  });

  test('keeps its returns when an older copy of it comes back', () => {
    const after = done(workspace, { type: 'stampReturn', stamp });
    const restored = done(after, { type: 'restoreSnapshot', document: workspace });
    expect(restored).toEqual({ ...workspace, workspace: after.workspace });
    // A copy from another machine brings what was returned there.
    const elsewhere = done(workspace, { type: 'stampReturn', stamp: { ...stamp, id: 'r2' } });
    const replaced = done(after, { type: 'replaceDocument', document: elsewhere });
    expect(replaced.workspace?.returns.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(done(elsewhere, { type: 'replaceDocument', document: elsewhere })).toEqual(elsewhere);
  });
});

describe('merging', () => {
  const ours = { ...start, handouts: [sent] };
  const decisions = { choices: new Map(), admitted: new Set<string>(), at: timeAt(90), by: 'Lan' };
  const merge = (...documents: readonly Assessment[]): Command => ({
    type: 'mergeFiles',
    files: documents.map((document) => fileOf(document, tree)),
    ...decisions,
  });
  const first = returned(
    withEntries(
      { ...workspace, evidence: [...workspace.evidence, proofDocument('e5')] },
      { '1.2.1': { selfScore: pts(7000), note: 'Ghi', evidence: [at('b', 'tr. 2'), at('e5')] } },
    ),
    'r1',
  );

  test('is one step with an entry of the log, which outlives a file', () => {
    const after = done(ours, merge(first));
    expect(entryOf(after, '1.2.1')).toMatchObject({
      selfScore: 7000,
      note: 'Ghi',
      evidence: [at('b', 'tr. 2'), at('e5')],
    });
    expect(after.evidence.map(({ id }) => id)).toEqual(['a', 'b', 'e5']);
    const [record] = after.merges;
    expect(record).toMatchObject({ returnId: 'r1', department: 'STC', mergedBy: 'Lan', madeAt: timeAt(60) });
    expect(record?.before).toEqual([entryOf(ours, '1.2.1')]);
    expect(record?.entries).toEqual([entryOf(first, '1.2.1')]);
    expect(record?.evidence.map(({ id }) => id)).toEqual(['e5']);
    expect(
      record?.changes
        .filter(({ added }) => added)
        .map(({ place }) => ('element' in place ? place.element : place.kind)),
    ).toEqual(['e5', 'record']);
    const read = parseDocument(JSON.parse(JSON.stringify(documentToFile(after))));
    expect(read.ok && read.value.assessment).toEqual(after);
  });

  test('of a later return counts from the earlier one', () => {
    const after = done(ours, merge(first));
    const moved = withEntries(after, { '1.2.1': { note: 'Coordinator' } });
    const second = returned(withEntries(first, { '1.2.1': { selfScore: pts(8000) } }), 'r2');
    const last = done(moved, merge(second));
    expect(entryOf(last, '1.2.1')).toMatchObject({ selfScore: 8000, note: 'Coordinator' });
    expect(last.merges[1]?.changes.map(({ place }) => place)).toEqual([
      { kind: 'row', code: '1.2.1', slot: 'score', element: '' },
    ]);
    expect(refusal(last, merge(first))).toEqual({ reason: 'nothingToMerge' });
    expect(refusal(last, merge(second, first))).toEqual({ reason: 'nothingToMerge' });
  });

  test('of a later return asks where the coordinator had said the same as the earlier one', () => {
    const own = withEntries(ours, { '1.2.1': { selfScore: pts(7000) } });
    const after = done(own, merge(first));
    const second = returned(withEntries(first, { '1.2.1': { selfScore: pts(8000) } }), 'r2');
    expect(refusal(after, merge(second))).toEqual({ reason: 'openConflicts', count: 1 });
  });

  test('counts a note of any later return from what was handed out', () => {
    const noted = (from: Assessment, note: string, id: string): Assessment =>
      returned(withEntries(from, { '1.2.1': { note } }), id);
    const one = noted(workspace, 'z', 'n1');
    const two = noted(one, 'z\nb', 'n2');
    const three = noted(two, 'z\nb\nd', 'n3');
    const other = noted(workspace, 'c', 'm1');
    const after = [one, two, other, three].reduce((document, each) => done(document, merge(each)), ours);
    expect(entryOf(after, '1.2.1').note).toBe('c\n\nz\nb\nd');
    expect(entryOf(done(ours, merge(three, other)), '1.2.1').note).toBe('c\n\nz\nb\nd');
  });

  test('waits for every conflict', () => {
    const moved = withEntries(ours, { '1.2.1': { selfScore: pts(1) } });
    expect(refusal(moved, merge(first))).toEqual({ reason: 'openConflicts', count: 1 });
    const choices = new Map([['row/1.2.1/score/', { kind: 'ours' as const }]]);
    const after = done(moved, { ...merge(first), choices } as Command);
    expect(entryOf(after, '1.2.1').selfScore).toBe(1);
    expect(after.merges[0]?.changes.find(({ wasConflict }) => wasConflict)?.outcome).toBe('kept');
  });

  test('puts what is new in one order, whichever file was merged first', () => {
    const other = returned(
      withEntries(
        {
          ...workspace,
          evidence: [proofDocument('b', '', { issuer: 'Sửa' }), ...workspace.evidence.slice(0, 1), proofDocument('a1')],
        },
        { '1.2.1': { evidence: [at('b'), at('a1')] } },
      ),
      'r9',
    );
    const [forth, back] = [done(done(ours, merge(first)), merge(other)), done(done(ours, merge(other)), merge(first))];
    expect(forth.evidence.map(({ id }) => id)).toEqual(['a', 'b', 'a1', 'e5']);
    expect({ ...forth, merges: [] }).toEqual({ ...back, merges: [] });
    expect(entryOf(forth, '1.2.1').evidence).toEqual([at('b', 'tr. 2'), at('a1'), at('e5')]);
  });
});
