import type * as z from 'zod';
import type { assessmentFileSchema } from './assessment';
import type { DocumentFailure, FilePath } from './document-failure';
import type { Entry } from './entry';
import type { EvidenceDocument } from './evidence';
import { figuresFit } from './figures';
import type { Workspace } from './handout';
import type { Points } from './points';
import type { Department } from './rubric';
import type { RubricTree } from './rubric-tree';
import { standsOnDocument } from './scenario';

type DecodedFile = z.output<typeof assessmentFileSchema>;

/** What a file of the right shape says that does not hold together: the first fault, or `null`. */
export function documentFault(file: DecodedFile, tree: RubricTree): DocumentFailure | null {
  return (
    registersFault(file, []) ??
    adjustmentsFault(file) ??
    entriesFault(file.entries, tree, knownOf(file), ['entries']) ??
    scenariosFault(file, tree) ??
    recordsFault(file) ??
    planFault(file, tree) ??
    (file.workspace && workspaceFault(file.workspace, file.departments, tree))
  );
}

interface Registers {
  readonly departments: readonly Department[];
  readonly evidence: readonly EvidenceDocument[];
}

/** What rows may name. */
interface Known {
  readonly departments: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
}

const knownOf = ({ departments, evidence }: Registers): Known => ({
  departments: new Set(departments.map(({ code }) => code)),
  documents: new Set(evidence.map(({ id }) => id)),
});

const firstTwice = (keys: readonly string[]): number => {
  const seen = new Set<string>();
  return keys.findIndex((key) => seen.size === seen.add(key).size);
};

function registersFault({ departments, evidence }: Registers, path: FilePath): DocumentFailure | null {
  const codes = departments.map(({ code }) => code);
  const department = firstTwice(codes);
  if (department >= 0)
    return { reason: 'duplicateDepartment', path: [...path, 'departments', department], name: codes[department] ?? '' };
  const document = firstTwice(evidence.map(({ id }) => id));
  if (document >= 0)
    return {
      reason: 'duplicateEvidence',
      path: [...path, 'evidence', document],
      name: evidence[document]?.number ?? '',
    };
  return null;
}

function adjustmentsFault({ adjustments, rubric }: DecodedFile): DocumentFailure | null {
  const adjusted = new Set<string>();
  for (const [position, { id, points }] of adjustments.entries()) {
    const rule = rubric.adjustments?.find((each) => each.id === id);
    if (!rule || points > rule.maxPoints || adjusted.has(id))
      return { reason: 'wrongAdjustment', path: ['adjustments', position], name: rule?.name ?? id };
    adjusted.add(id);
  }
  return null;
}

function scenariosFault({ scenarios }: DecodedFile, tree: RubricTree): DocumentFailure | null {
  const ids = new Set<string>();
  for (const [position, scenario] of scenarios.entries()) {
    if (ids.has(scenario.id))
      return { reason: 'duplicateScenario', path: ['scenarios', position], name: scenario.name };
    ids.add(scenario.id);
    const rows = new Set<string>();
    for (const [change, { code, selfScore }] of scenario.changes.entries()) {
      const fault = rowFault(tree, rows, code, ['scenarios', position, 'changes', change], { selfScore });
      if (fault) return fault;
    }
  }
  for (const [position, scenario] of scenarios.entries()) {
    if (!standsOnDocument(scenarios, scenario))
      return { reason: 'scenarioWithoutBase', path: ['scenarios', position, 'basedOn'], name: scenario.name };
  }
  return null;
}

function recordsFault({ fields, sipas, causes, handouts, merges, workspace }: DecodedFile): DocumentFailure | null {
  for (const [path, ids] of [
    [['fields'], fields.map(({ id }) => id)],
    [['sipas'], sipas.map(({ year }) => String(year))],
    [['causes'], causes.map(({ id }) => id)],
    [['handouts'], handouts.map(({ id }) => id)],
    [['merges'], merges.map(({ id }) => id)],
    [['workspace', 'returns'], workspace?.returns.map(({ id }) => id) ?? []],
  ] as const) {
    const twice = firstTwice(ids);
    if (twice >= 0) return { reason: 'duplicateRecord', path: [...path, twice], name: ids[twice] ?? '' };
  }
  return null;
}

function planFault({ plan }: DecodedFile, tree: RubricTree): DocumentFailure | null {
  const planned = new Set<string>();
  for (const [position, { id, code, targetScore }] of plan.entries()) {
    if (planned.has(id)) return { reason: 'duplicatePlanItem', path: ['plan', position], name: code };
    planned.add(id);
    const fault = rowFault(tree, new Set(), code, ['plan', position], { targetScore });
    if (fault) return fault;
  }
  return null;
}

/**
 * A workspace belongs to one of the document's departments, and its base is whole by itself: just the rows
 * that were handed out, with the departments and documents that these name.
 */
function workspaceFault(
  { handout, base }: Workspace,
  departments: readonly Department[],
  tree: RubricTree,
): DocumentFailure | null {
  const { department, items } = handout;
  if (!departments.some(({ code }) => code === department))
    return {
      reason: 'unknownDepartment',
      path: ['workspace', 'handout', 'department'],
      code: items[0]?.code ?? '',
      department,
    };
  const seen = new Set<string>();
  for (const [position, { code }] of items.entries()) {
    const fault = rowFault(tree, seen, code, ['workspace', 'handout', 'items', position], {});
    if (fault) return fault;
  }
  const path = ['workspace', 'base'];
  return (
    registersFault(base, path) ??
    entriesFault(base.entries, tree, knownOf(base), [...path, 'entries']) ??
    handedRowsFault({ handout, base })
  );
}

function handedRowsFault({ handout, base }: Pick<Workspace, 'handout' | 'base'>): DocumentFailure | null {
  const items = handout.items.map(({ code }) => code);
  const rows = base.entries.map(({ code }) => code);
  for (const [problem, path, codes, others] of [
    ['notHandedOut', ['workspace', 'base', 'entries'], rows, new Set(items)],
    ['withoutBase', ['workspace', 'handout', 'items'], items, new Set(rows)],
  ] as const) {
    const alone = codes.findIndex((code) => !others.has(code));
    const code = codes[alone];
    if (code !== undefined)
      return { reason: 'malformed', path: [...path, alone, 'code'], problem, code, issueCount: 1 };
  }
  return null;
}

function entriesFault(
  entries: readonly Entry[],
  tree: RubricTree,
  known: Known,
  list: FilePath,
): DocumentFailure | null {
  const seen = new Set<string>();
  for (const [position, entry] of entries.entries()) {
    const { code, selfScore, appraisedScore, secondAppraisedScore, lastYearScore, refusedScore } = entry;
    const path = [...list, position];
    const scores = { selfScore, appraisedScore, secondAppraisedScore, lastYearScore, refusedScore };
    const fault = rowFault(tree, seen, code, path, scores) ?? entryFault(entry, tree, path, known);
    if (fault) return fault;
  }
  return null;
}

/** What a row says that its rubric, its departments or its register do not bear out. */
function entryFault(entry: Entry, tree: RubricTree, path: FilePath, known: Known): DocumentFailure | null {
  const { code } = entry;
  if (entry.checked && entry.selfScore === null)
    return { reason: 'checkedWithoutScore', path: [...path, 'checked'], code };
  const named = [['leadDepartment'], ...entry.contributors.map((_, at) => ['contributors', at])] as const;
  for (const [at, department] of [entry.leadDepartment, ...entry.contributors].entries()) {
    if (department !== '' && !known.departments.has(department))
      return { reason: 'unknownDepartment', path: [...path, ...(named[at] ?? [])], code, department };
  }
  const node = tree.nodeByCode.get(code);
  for (const field of ['figures', 'lastYearFigures'] as const) {
    const figures = entry[field];
    if (figures && node?.scored && !figuresFit(node.rule, figures))
      return { reason: 'figuresDoNotFit', path: [...path, field], code };
  }
  const attached = new Set<string>();
  for (const [at, { documentId }] of entry.evidence.entries()) {
    if (!known.documents.has(documentId) || attached.has(documentId))
      return { reason: 'unknownEvidence', path: [...path, 'evidence', at], code };
    attached.add(documentId);
  }
  return null;
}

function rowFault(
  tree: RubricTree,
  seen: Set<string>,
  code: string,
  path: FilePath,
  scores: Readonly<Record<string, Points | null>>,
): DocumentFailure | null {
  const node = tree.nodeByCode.get(code);
  if (!node) return { reason: 'unknownRow', path: [...path, 'code'], code };
  if (!node.scored) return { reason: 'notAScoredRow', path: [...path, 'code'], code };
  if (seen.has(code)) return { reason: 'duplicateRow', path: [...path, 'code'], code };
  seen.add(code);
  for (const [field, score] of Object.entries(scores)) {
    if (score !== null && score > node.maxPoints)
      return { reason: 'scoreAboveMaximum', path: [...path, field], code, maximum: node.maxPoints };
  }
  return null;
}
