import fc from 'fast-check';
import type { Assessment } from '../../src/domain/assessment';
import type { CellEdit } from '../../src/domain/cell-edits';
import { applyCommand, type Command } from '../../src/domain/command';
import { documentToFile, parseDocument } from '../../src/domain/document-file';
import type { Entry } from '../../src/domain/entry';
import { mergePatches } from '../../src/domain/merge/apply';
import type { IncomingFile } from '../../src/domain/merge/incoming';
import { planMerge } from '../../src/domain/merge/plan';
import { applyPatches } from '../../src/domain/patch';
import { ROUNDS } from '../../src/domain/process';
import type { RubricTree } from '../../src/domain/rubric-tree';
import { createdAt, pts } from './domain';
import { proofDocument } from './domain-filled';
import { ratio, survey } from './domain-rules';
import { entryOf, fileOf, handoutTo, returned, timeAt, workspaceOf } from './exchange';

/** One thing that somebody does; numbers are taken modulo what there is to choose from. */
interface Step {
  readonly actor: number;
  readonly kind: number;
  readonly row: number;
  readonly value: number;
}

export interface Story {
  /** Before anything is handed out. */
  readonly before: readonly Step[];
  readonly steps: readonly Step[];
  /** Who leads and who contributes, row by row. */
  readonly shares: readonly number[];
  readonly colleagues: number;
  readonly departments: number;
  /** Files go through bytes, as in life, or stay as they are. */
  readonly isWritten: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  actor: fc.nat({ max: 30 }),
  kind: fc.nat({ max: 99 }),
  row: fc.nat({ max: 30 }),
  value: fc.nat({ max: 11 }),
});

export const anyStory: fc.Arbitrary<Story> = fc.record({
  before: fc.array(step, { maxLength: 6 }),
  steps: fc.array(step, { minLength: 5, maxLength: 45 }),
  shares: fc.array(fc.nat({ max: 11 }), { minLength: 8, maxLength: 8 }),
  colleagues: fc.constantFrom(0, 0, 0, 0, 1, 2),
  departments: fc.constantFrom(2, 3, 4),
  isWritten: fc.nat({ max: 9 }).map((tenth) => tenth === 0),
});

/** A file beside the document that it was made of and the one that it started from. */
interface ToldFile {
  readonly incoming: IncomingFile;
  readonly document: Assessment;
  /** `null` for a whole assessment. */
  readonly handedOut: Assessment | null;
}

export interface Told {
  readonly ours: Assessment;
  readonly tree: RubricTree;
  readonly files: readonly ToldFile[];
  /** Workspaces as they stand at the end. */
  readonly workspaces: readonly Assessment[];
}

interface Desk {
  readonly name: string;
  readonly handedOut: Assessment | null;
  document: Assessment;
}

/** Plays a story: what the coordinator has at its end, and the files that have come. */
export function tell(start: { readonly assessment: Assessment; readonly tree: RubricTree }, story: Story): Told {
  const { tree } = start;
  let ours = start.assessment;
  let clock = 0;
  const files: ToldFile[] = [];
  const run = (document: Assessment, command: Command | null): Assessment => {
    const change = command && applyCommand(document, tree, command);
    return change?.ok ? change.value.document : document;
  };
  const codes = ours.departments.map(({ code }) => code).slice(0, story.departments);
  ours = run(ours, { type: 'editCells', gesture: 'assign', edits: sharesOf(story, tree, codes) });
  story.before.forEach((each, at) => (ours = run(ours, coordinatorStep(ours, tree, each, `đầu ${String(at)}`, 1))));
  const common = ours;
  const desks: Desk[] = [];
  const handOut = (department: string, id: string): void => {
    const sent = handoutTo(ours, department, id);
    const handedOut = workspaceOf(ours, sent);
    ours = run(ours, { type: 'handOut', handouts: [sent] });
    desks.push({ name: id, handedOut, document: handedOut });
  };
  for (const code of codes) handOut(code, `giao ${code}`);
  const colleagues = Array.from({ length: story.colleagues }, (_, at): Desk => ({
    name: `cả bộ ${String(at)}`,
    handedOut: null,
    document: common,
  }));
  desks.push(...colleagues);

  const send = (desk: Desk): void => {
    clock += 1;
    const id = `${desk.name} lần ${String(clock)}`;
    if (desk.handedOut) desk.document = returned(desk.document, id, clock % 7);
    const document = story.isWritten ? throughBytes(desk.document) : desk.document;
    files.push({ incoming: fileOf(document, tree, id), document, handedOut: desk.handedOut });
  };
  story.steps.forEach((each, at) => {
    const name = `việc ${String(at)}`;
    // The coordinator goes on working meanwhile.
    if (each.actor % 4 === 0) {
      if (each.kind > 70 && each.value < 4) ours = mergedSoFar(ours, tree, files);
      else if (each.kind > 94 && codes[each.value % codes.length])
        handOut(codes[each.value % codes.length]!, `giao lại ${String(at)}`);
      else ours = run(ours, coordinatorStep(ours, tree, each, name, dayAt(at)));
      return;
    }
    const desk = desks[each.row % desks.length];
    if (!desk) return;
    if (each.kind > 90) send(desk);
    else if (each.kind > 88 && desk.document.workspace?.returns.length === 0)
      desks.push({ ...desk, name: `${desk.name} bản ${String(at)}` });
    else if (each.kind > 84) desk.document = tampered(desk.document, tree, each);
    else desk.document = run(desk.document, editOf(desk.document, tree, each, `${desk.name} ${name}`, dayAt(at)));
  });
  for (const desk of desks) if (files.length < 7) send(desk);
  return { ours, tree, files, workspaces: desks.flatMap(({ document }) => (document.workspace ? [document] : [])) };
}

/** The coordinator merges what has come so far and keeps the own value where somebody must choose. */
function mergedSoFar(ours: Assessment, tree: RubricTree, files: readonly ToldFile[]): Assessment {
  const plan = planMerge(
    ours,
    tree,
    files.map(({ incoming }) => incoming),
  );
  return applyPatches(ours, mergePatches(ours, plan, { at: timeAt(300), by: 'Lan' }));
}

const sharesOf = ({ shares }: Story, tree: RubricTree, codes: readonly string[]): readonly CellEdit[] =>
  tree.scoredNodes.flatMap(({ code }, at): CellEdit[] => {
    const share = shares[at % shares.length]!;
    const lead = codes[share % codes.length]!;
    const contributors = share % 3 === 0 ? [] : [codes[(share + 1) % codes.length]!];
    return [
      { code, field: 'leadDepartment', value: lead },
      { code, field: 'contributors', value: contributors },
    ];
  });

export function throughBytes(document: Assessment): Assessment {
  const read = parseDocument(JSON.parse(JSON.stringify(documentToFile(document))));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.assessment;
}

/** Rows that the document may write: in a workspace those handed out. */
function rowOf({ workspace }: Assessment, tree: RubricTree, row: number) {
  const handed = workspace?.handout.items.map(({ code }) => code) ?? [];
  const nodes = tree.scoredNodes.filter(({ code }) => handed.includes(code));
  return nodes[row % Math.max(1, nodes.length)] ?? tree.scoredNodes[row % tree.scoredNodes.length]!;
}

const PLACES = ['', 'Mục 2', 'trang 3'] as const;
const LINES = ['Đã rà soát', 'Chờ xác nhận\nvới sở', 'Bổ sung', 'Ăn khớp\n\nSố liệu mới', '  thụt vào'] as const;

/** Days go on with the story. */
const dayAt = (step: number): number => 2 + Math.floor(step / 8);

/** An ordinary edit, the same for everybody; `null` for none. */
function editOf(
  document: Assessment,
  tree: RubricTree,
  { kind, row, value }: Step,
  name: string,
  day: number,
): Command | null {
  const node = rowOf(document, tree, row);
  const entry = entryOf(document, node.code);
  const { code } = node;
  const on = `2024-03-0${String(day)}`;
  const edit = (...edits: readonly CellEdit[]): Command => ({ type: 'editCells', gesture: 'type', edits, on });
  if (kind < 20)
    return edit({
      code,
      field: 'selfScore',
      value: value > 8 ? null : pts(Math.round((node.maxPoints * (value % 4)) / 4)),
    });
  if (kind < 28) {
    const figures = node.rule.type === 'ratio' ? ratio(value % 3, 3) : survey(value * 5);
    return edit({
      code,
      field: 'figures',
      value: node.rule.type === 'ratio' || node.rule.type === 'survey' ? figures : null,
    });
  }
  if (kind < 33) return edit({ code, field: 'checked', value: value % 2 === 0 });
  if (kind < 47) {
    const line = LINES[value % LINES.length]!;
    // Nobody writes the same line below itself.
    if (value <= 9 && entry.note.includes(line)) return null;
    const note = value > 9 ? line : `${entry.note}${entry.note === '' ? '' : value % 2 === 0 ? '\n' : '\n\n'}${line}`;
    return edit({ code, field: 'note', value: note });
  }
  if (kind < 51) return edit({ code, field: 'explanation', value: `Giải trình ${String(value % 3)}` });
  if (kind < 53) return edit({ code, field: 'notApplicableReason', value: value % 2 === 0 ? '' : 'Không có' });
  if (kind < 56) return edit({ code, field: 'acceptancePercent', value: value % 2 === 0 ? null : 50 });
  if (kind < 66) {
    const id = value < 3 ? `chung ${String(value)}` : `${name} v`;
    const given = proofDocument(id.slice(-40), '', value === 5 ? { summary: `Sửa ${name}` } : {});
    return { type: 'saveEvidence', document: given, attachTo: [{ code, place: PLACES[value % 3]! }] };
  }
  if (kind < 69) {
    const known = document.evidence[value % Math.max(1, document.evidence.length)];
    return known ? { type: 'saveEvidence', document: { ...known, issuer: `Nơi ${String(value % 2)}` } } : null;
  }
  if (kind < 74) {
    const value2 = entry.evidence.flatMap((each, at) =>
      at % 2 === value % 2 ? [] : [{ ...each, place: PLACES[(value + at) % 3]! }],
    );
    return edit({ code, field: 'evidence', value: value > 4 ? value2 : entry.evidence.toReversed() });
  }
  if (kind < 80) {
    const round = ROUNDS[value % ROUNDS.length]!;
    // The keys come in an order of their own, as from any other program.
    const note = { text: name, at: timeAt(value), author: 'Lan', side: 'unit', round, id: name.slice(-40) } as const;
    return { type: 'addNote', code, note };
  }
  if (kind < 82) return edit({ code, field: 'refusedScore', value: value % 2 === 0 ? null : pts(1) });
  return edit({ code, field: 'effortDays', value: value % 2 === 0 ? null : 1.5 });
}

/** What only the coordinator does, or an ordinary edit. */
function coordinatorStep(
  document: Assessment,
  tree: RubricTree,
  each: Step,
  name: string,
  day: number,
): Command | null {
  const { kind, row, value } = each;
  const { code, maxPoints } = tree.scoredNodes[row % tree.scoredNodes.length]!;
  const departments = document.departments.map((department) => department.code);
  const department = departments[value % departments.length]!;
  const edit = (edits: readonly CellEdit[]): Command => ({ type: 'editCells', gesture: 'assign', edits });
  if (kind < 60) return editOf(document, tree, each, `chính ${name}`, day);
  if (kind < 68) return edit([{ code, field: 'leadDepartment', value: department }]);
  if (kind < 74) return edit([{ code, field: 'contributors', value: [department] }]);
  if (kind < 78) return edit([{ code, field: 'appraisedScore', value: pts(value % 2 === 0 ? 0 : maxPoints) }]);
  if (kind < 82) {
    const change = { kind: 'lock', round: ROUNDS[value % ROUNDS.length]!, at: createdAt } as const;
    return value > 7 ? null : { type: 'changeProcess', change };
  }
  if (kind < 86) {
    const known = document.evidence[value % Math.max(1, document.evidence.length)];
    return known ? { type: 'deleteEvidence', id: known.id } : null;
  }
  if (kind < 89) return { type: 'adjust', id: 'thuong', points: pts(value), reason: 'Sáng kiến' };
  if (kind < 91)
    return {
      type: 'saveDepartment',
      department: { code: `P${String(value % 3)}`, name: `Phòng ${String(value)}`, nameEn: '' },
      isNew: true,
    };
  return {
    type: 'saveScenario',
    scenario: { id: `k${String(value % 3)}`, name: `Kịch bản ${String(value)}`, createdAt, changes: [] },
  };
}

/** What no command of a workspace does: somebody has edited the file. */
function tampered(document: Assessment, tree: RubricTree, { kind, row, value }: Step): Assessment {
  const { code, maxPoints } = tree.scoredNodes[row % tree.scoredNodes.length]!;
  const entry = entryOf(document, code);
  const changes: readonly Partial<Entry>[] = [
    { selfScore: maxPoints, checked: true },
    { appraisedScore: pts(0) },
    { leadDepartment: document.departments[kind % document.departments.length]!.code },
    { contributors: [document.departments[value % document.departments.length]!.code] },
    { thread: entry.thread.map((note) => ({ ...note, text: 'Sửa lại' })) },
    { thread: entry.thread.slice(1) },
    { lastYearScore: pts(1) },
    { note: 'Viết đè' },
  ];
  if (value < changes.length) {
    const next = { ...entry, ...changes[value] };
    if (next.checked && next.selfScore === null) return document;
    return { ...document, entries: new Map([...document.entries, [code, next]]) };
  }
  if (value === 8) return { ...document, process: { ...document.process, documentItemLimit: 9 } };
  if (value === 9) {
    const [gone] = document.evidence;
    const entries = [...document.entries].map(([key, each]): [string, Entry] => [
      key,
      { ...each, evidence: each.evidence.filter(({ documentId }) => documentId !== gone?.id) },
    ]);
    return { ...document, evidence: document.evidence.slice(1), entries: new Map(entries) };
  }
  if (value === 10 && !document.rubric.adjustments) return document;
  if (value === 10) return { ...document, adjustments: [{ id: 'thuong', points: pts(2), reason: 'Thêm' }] };
  if (document.departments.some((department) => department.code === 'LẠ')) return document;
  return { ...document, departments: [...document.departments, { code: 'LẠ', name: 'Sở lạ', nameEn: '' }] };
}
