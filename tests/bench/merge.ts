import type { Assessment } from '../../src/domain/assessment';
import { blankEntry, type Entry } from '../../src/domain/entry';
import type { EvidenceDocument } from '../../src/domain/evidence';
import { createWorkspace, itemsOf } from '../../src/domain/handing-out';
import { newFiles } from '../../src/domain/merge/apply';
import { effectAlone, effectOf } from '../../src/domain/merge/effect';
import type { IncomingFile } from '../../src/domain/merge/incoming';
import { keyOfIncoming, keyOfPlace } from '../../src/domain/merge/place';
import { NOTHING_DECIDED, planMerge } from '../../src/domain/merge/plan';
import { saysTheSame, slotDifferences, slotOf } from '../../src/domain/merge/slots';
import { receiveForMerge, type NamedBytes } from '../../src/exchange/received-file';
import { writeWorkspaceFile } from '../../src/exchange/workspace-file';
import { sample } from './sheet';
import { ms, percentile, printTable } from './table';

const FILES = 20;
const RUNS = 21;
const WARM_UP = 4;
/** Rows that each department touches beside its own. */
const TOUCHED = 12;

const { tree } = sample;
const time = (minute: number): string => new Date(Date.UTC(2024, 0, 10, 8, minute)).toISOString();
const departmentAt = (at: number): string => `PHONG-${String(at % FILES).padStart(2, '0')}`;

const proof = (id: string): EvidenceDocument => ({
  id,
  number: `${id}/BC-UBND`,
  issuer: 'UBND tỉnh',
  date: '2023-11-20',
  summary: `Báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính, số ${id}`,
  link: '',
  confidentiality: '',
  file: null,
});

/** The sample with twenty departments: each leads some rows and contributes to others; two documents prove a row. */
function coordinatorsDocument(contributors: number): Assessment {
  const { assessment } = sample;
  const codes = Array.from({ length: FILES }, (_, at) => departmentAt(at));
  const rows = [...assessment.entries.values()].map((entry, at): Entry => ({
    ...entry,
    leadDepartment: departmentAt(at),
    contributors: Array.from({ length: contributors }, (_, nth) => departmentAt(at + 1 + nth)),
    evidence: [0, 1].map((nth) => ({ documentId: `chung-${String(at)}-${String(nth)}`, place: `trang ${String(at)}` })),
  }));
  return {
    ...assessment,
    departments: codes.map((code) => ({ code, name: `Sở ${code}`, nameEn: '' })),
    evidence: rows.flatMap(({ evidence }) => evidence.map(({ documentId }) => proof(documentId))),
    entries: new Map(rows.map((entry) => [entry.code, entry])),
  };
}

/** What one department has done: its own rows scored, notes and documents on those that it contributes to. */
function worked(workspace: Assessment, own: string, nth: number): Assessment {
  const entries = new Map(workspace.entries);
  const evidence = [...workspace.evidence];
  for (const [at, [code, entry]] of [...workspace.entries].entries()) {
    const leads = entry.leadDepartment === own;
    if (!leads && !entry.contributors.includes(own)) continue;
    if (!leads && (at + nth) % Math.floor(entries.size / TOUCHED) !== 0) continue;
    const documentId = `${own}-${String(at)}`;
    evidence.push(proof(documentId));
    const note = `${entry.note}${entry.note === '' ? '' : '\n'}${own}: đã bổ sung tài liệu.`;
    const scored = leads && {
      selfScore: entry.appraisedScore ?? entry.selfScore,
      explanation: `${own} giải trình.`,
      checked: false,
    };
    entries.set(code, { ...entry, ...scored, note, evidence: [...entry.evidence, { documentId, place: 'trang 2' }] });
  }
  const state = workspace.workspace;
  const returns = [{ id: `tra-${own}`, at: time(nth), author: own, message: 'Đã xong.' }];
  return { ...workspace, evidence, entries, workspace: state && { ...state, returns } };
}

/** The coordinator went on meanwhile: some notes, and scores of rows that were handed out. */
const movedOn = (document: Assessment): Assessment => ({
  ...document,
  entries: new Map(
    [...document.entries].map(([code, entry], at): [string, Entry] => {
      if (at % 8 === 0) return [code, { ...entry, selfScore: null, checked: false }];
      return [code, at % 5 === 0 ? { ...entry, note: `${entry.note}\nĐã trao đổi với Bộ.`.trim() } : entry];
    }),
  ),
});

interface Batch {
  readonly ours: Assessment;
  readonly files: readonly NamedBytes[];
}

async function createBatch(contributors: number): Promise<Batch> {
  const start = coordinatorsDocument(contributors);
  const files: NamedBytes[] = [];
  const handouts: Assessment['handouts'][number][] = [];
  for (const [nth, { code, name }] of start.departments.entries()) {
    const handout = {
      id: `giao-${code}`,
      department: code,
      items: [...itemsOf(start, code)],
      instructions: '',
      deadline: '',
      issuedAt: time(0),
      issuedBy: 'Lan',
    };
    const workspace = createWorkspace(start, handout, name);
    const written = await writeWorkspaceFile(worked(workspace, code, nth), [], null);
    if (!written.ok) throw new Error(written.error.reason);
    const { bytes, baseDigest, digest } = written.value;
    files.push({ name: `${code}.json`, bytes });
    handouts.push({ ...handout, baseDigest, fileDigest: digest });
  }
  return { ours: { ...movedOn(start), handouts }, files };
}

async function readAll(files: readonly NamedBytes[]): Promise<readonly IncomingFile[]> {
  const incoming: IncomingFile[] = [];
  for (const file of files) {
    const received = await receiveForMerge(file, []);
    if (received.kind !== 'incoming') throw new Error(`${file.name} is ${received.kind}`);
    incoming.push(received.incoming);
  }
  return incoming;
}

/** What the last one to save leaves: every row as the file has it. A change of another side that it overwrites is lost. */
function lastWriterWins(ours: Assessment, files: readonly IncomingFile[]): { readonly losses: number } {
  const rows = new Map(ours.entries);
  let losses = 0;
  for (const { rows: brought } of files) {
    for (const { code, base, theirs } of brought) {
      const standing = rows.get(code) ?? blankEntry(code, '');
      for (const { slot, element, theirs: known } of slotDifferences(base, standing)) {
        if (!saysTheSame(slot, slotOf(theirs, slot, element), known)) losses += 1;
      }
      rows.set(code, theirs);
    }
  }
  return { losses };
}

/** Incoming changes that a plan neither carries out, nor asks about, nor sets apart with a reason. */
function unaccounted(ours: Assessment, files: readonly IncomingFile[]): number {
  const { changes, quarantined } = planMerge(ours, tree, files);
  const told = new Set(quarantined.map(({ fileId, key }) => keyOfIncoming(fileId, key)));
  for (const { key, candidates } of changes) {
    for (const { fileId } of candidates as readonly { readonly fileId: string }[]) told.add(keyOfIncoming(fileId, key));
  }
  return files.reduce((sum, { digest, rows }) => {
    const missing = rows.flatMap(({ code, base, theirs }) =>
      slotDifferences(base, theirs).filter(
        ({ slot, element }) => !told.has(keyOfIncoming(digest, keyOfPlace({ kind: 'row', code, slot, element }))),
      ),
    );
    return sum + missing.length;
  }, 0);
}

/** Twenty files read, compared and shown with their effects, beside a merge in which the last one to save wins. */
export async function measureMerge(): Promise<void> {
  await measureBatch('every department has some of the rows', 3);
  await measureBatch('every department has every row', FILES - 1);
}

async function measureBatch(title: string, contributors: number): Promise<void> {
  const { ours, files } = await createBatch(contributors);
  const stages = { read: [], plan: [], all: [], each: [], total: [], rival: [], rivalTotal: [] } as Record<
    string,
    number[]
  >;
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const marks = [performance.now()];
    const mark = (): void => void marks.push(performance.now());
    const incoming = await readAll(files);
    mark();
    const plan = planMerge(ours, tree, incoming);
    mark();
    kept.result = effectOf(ours, tree, plan);
    mark();
    kept.result = newFiles(plan).map(({ file }) => effectAlone(ours, tree, file, NOTHING_DECIDED));
    mark();
    kept.result = lastWriterWins(ours, incoming);
    mark();
    if (run < 0) continue;
    const took = marks.slice(1).map((at, index) => at - (marks[index] ?? at));
    const [read = 0, planned = 0, all = 0, each = 0, rival = 0] = took;
    const row = { read, plan: planned, all, each, total: read + planned + all + each, rival, rivalTotal: read + rival };
    for (const [name, value] of Object.entries(row)) stages[name]?.push(value);
  }
  const incoming = await readAll(files);
  const plan = planMerge(ours, tree, incoming);
  const changes = plan.changes.reduce((sum, { candidates }) => sum + candidates.length, plan.quarantined.length);
  const line = (title: string, name: string, lost = ''): readonly string[] => {
    const times = stages[name] ?? [];
    return [title, ms(percentile(times, 0.5)), ms(percentile(times, 0.95)), lost];
  };
  const kilobytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1000;
  printTable(
    `Merge, ${title}: ${String(FILES)} files of ${String(tree.scoredNodes.length)} rows, ${kilobytes.toFixed(0)} KB, ${String(changes)} changes, ${String(plan.open)} conflicts, ${String(RUNS)} runs, Node ${process.version}`,
    ['', 'p50', 'p95', 'fields lost'],
    [
      line('app: read, validate, fingerprint, compare bases', 'read'),
      line('app: plan', 'plan'),
      line('app: effect of all', 'all'),
      line('app: effect of each', 'each'),
      line('app: all of it, to the preview', 'total', String(unaccounted(ours, incoming))),
      line('last writer wins: overwrite', 'rival'),
      line('last writer wins: with the same reading', 'rivalTotal', String(lastWriterWins(ours, incoming).losses)),
    ],
    [
      'Lost: a change of one side overwritten by another value without a word; of the app, a change that is neither carried',
      'out, nor asked about, nor set apart with its reason. Budget: 150 for all of it, off the main thread.',
    ],
  );
}

/** Where results go, so that no work can be optimised away. */
const kept: { result: unknown } = { result: null };
