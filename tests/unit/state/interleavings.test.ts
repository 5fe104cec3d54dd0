import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command';
import { applyPatches } from '../../../src/domain/patch';
import { pts, scenario, smallRubricFile } from '../../helpers/domain';
import { rubricSchema } from '../../../src/domain/rubric';
import { startDocument } from './start-document';
import { createTabs, edit, turn } from './tabs';

const seed = Number(process.env.SEED ?? 20_260_729);

type Move =
  | {
      readonly kind: 'score' | 'note' | 'scenario' | 'replace' | 'undo' | 'redo' | 'hear';
      readonly tab: 0 | 1;
      readonly pick: number;
    }
  /** Storage gets on by some steps. */
  | { readonly kind: 'turns'; readonly pick: number };

const kind = (weight: number, name: Exclude<Move['kind'], 'turns'>) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constant(name), tab: fc.constantFrom(0 as const, 1 as const), pick: fc.nat(3) }),
});
const move: fc.Arbitrary<Move> = fc.oneof(
  kind(8, 'score'),
  kind(3, 'note'),
  kind(2, 'scenario'),
  kind(1, 'replace'),
  kind(5, 'undo'),
  kind(3, 'redo'),
  kind(5, 'hear'),
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('turns' as const), pick: fc.integer({ min: 1, max: 30 }) }) },
);

/** Another rubric of the same shape but without row 2.2, so that gestures on it lose their row. */
function shorterDocument(title: string) {
  const file = smallRubricFile();
  const [first] = file.areas;
  const before = startDocument();
  return {
    ...before,
    head: { ...before.head, title },
    rubric: rubricSchema.parse({ ...file, areas: [first] }),
    entries: new Map([...before.entries].filter(([code]) => code.startsWith('1.'))),
  };
}

/** Every gesture writes something no other writes, so that it can be found again. */
function commandOf(name: Move['kind'], pick: number, serial: number): Command | null {
  const code = (['1.1.1', '1.1.2', '1.2.1', '2.2'] as const)[pick]!;
  switch (name) {
    case 'score':
      return edit({ code, field: 'selfScore', value: pts(serial) });
    case 'note':
      return edit({ code, field: 'note', value: `ghi chú ${serial}` });
    case 'scenario':
      return pick === 0
        ? { type: 'deleteScenario', id: 's1' }
        : {
            type: 'saveScenario',
            scenario: scenario(`s${pick}`, `Kịch bản ${serial}`, [{ code, selfScore: pts(serial) }]),
          };
    case 'replace':
      return { type: 'replaceDocument', document: shorterDocument(`Bản ${serial}`) };
    default:
      return null;
  }
}

test('two tabs end equal to what a page opened now would show, and nothing acknowledged is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 40 }), async (moves) => {
      const { tabs, commits, line, settle, stored } = await createTabs(2);
      let gestures = 0;
      for (const [serial, each] of moves.entries()) {
        if (each.kind === 'turns') {
          for (let turns = 0; turns < each.pick; turns += 1) await turn();
          continue;
        }
        const { workbook } = tabs[each.tab]!;
        const command = commandOf(each.kind, each.pick, serial + 1);
        if (command) gestures += workbook.run(command).ok ? 1 : 0;
        else if (each.kind === 'undo') workbook.undo();
        else if (each.kind === 'redo') workbook.redo();
        else line.deliver(each.tab, each.pick + 1);
      }
      await settle();

      const opened = await stored();
      for (const { workbook } of tabs) {
        expect(workbook.document).toEqual(opened.assessment);
        expect(workbook.unsavedCount).toBe(0);
        expect(workbook.save.current).toEqual({ state: 'saved', at: opened.savedAt });
        expect(workbook.undoLabel).toEqual(opened.history[opened.position - 1]?.label ?? null);
        expect(workbook.redoLabel).toEqual(opened.history[opened.position]?.label ?? null);
      }

      const acknowledged = commits
        .filter(({ ok }) => ok)
        .map(({ commit }) => commit)
        .sort((a, b) => a.expectedRevision - b.expectedRevision);
      expect(acknowledged.map(({ expectedRevision }) => expectedRevision)).toEqual(acknowledged.map((_, at) => at + 1));
      expect(opened.revision).toBe(acknowledged.length + 1);
      // One after the other they lead from the beginning to what is stored.
      expect(acknowledged.reduce((document, { patches }) => applyPatches(document, patches), startDocument())).toEqual(
        opened.assessment,
      );
      // What was neither acknowledged nor refused has been told, and nothing was done twice.
      const done = acknowledged.filter(({ kind }) => kind === 'do').length;
      const told = tabs.reduce((sum, { dropped }) => sum + dropped.length, 0);
      expect(done).toBeLessThanOrEqual(gestures);
      expect(gestures - done).toBeLessThanOrEqual(told);
    }),
    { seed, numRuns: 60 },
  );
}, 60_000);
