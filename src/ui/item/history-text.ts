import type { Entry } from '../../domain/entry';
import type { Figures } from '../../domain/figures';
import type { EntryField } from '../../domain/patch';
import { formatPointsExactly, type Points } from '../../domain/points';
import type { FieldChange } from '../../domain/row-history';
import type { ScoredNode } from '../../domain/rubric-tree';
import { formatDate, type Language } from '../../i18n/words';
import type { Messages } from '../../i18n/vi';
import { departmentName } from '../names';
import type { KnownNames } from './history-steps';
import { amountText, wholeText } from './rule-text';

/** Longest text of a value that is shown; the whole stands behind it. */
export const SHORT_LENGTH = 90;

/** A text as shown, and the whole where that is more. */
export interface ShortText {
  readonly text: string;
  readonly full: string | null;
}

/** A change of one field in words; what was added to a list and taken from it has no `from`. */
export interface ToldChange {
  readonly field: EntryField;
  readonly name: string;
  readonly from: ShortText | null;
  readonly to: ShortText;
}

/** The name of a field, that of its column where it has one. */
export function fieldName(field: EntryField, words: Messages): string {
  switch (field) {
    case 'selfScore':
    case 'appraisedScore':
    case 'secondAppraisedScore':
    case 'lastYearScore':
    case 'leadDepartment':
    case 'explanation':
    case 'note':
      return words.columns[field];
    default:
      return words.snapshots.fields[field];
  }
}

/** Fields worth telling: the day of a score goes with the score. */
export const toldFields = <T extends { readonly field: EntryField }>(changes: readonly T[]): readonly T[] =>
  changes.filter(({ field }) => field !== 'scoredOn' || changes.length === 1);

export function describeFieldChange(
  change: FieldChange,
  node: ScoredNode,
  names: KnownNames,
  words: Messages,
  language: Language,
): ToldChange {
  const { field } = change;
  const tell = (from: string | null, to: string): ToldChange => ({
    field,
    name: fieldName(field, words),
    from: from === null ? null : shortened(from),
    to: shortened(to),
  });
  const said = words.snapshots.history;
  const departmentOf = (code: string): string => {
    const known = names.departments.get(code);
    return known ? departmentName(known, language) : code;
  };
  switch (change.field) {
    case 'selfScore':
    case 'appraisedScore':
    case 'secondAppraisedScore':
    case 'lastYearScore':
    case 'refusedScore':
      return tell(scoreText(change.before, words), scoreText(change.after, words));
    case 'figures':
    case 'lastYearFigures':
      return tell(figuresText(change.before, node, words), figuresText(change.after, node, words));
    case 'checked':
    case 'changedSinceCheck':
      return tell(change.before ? said.yes : said.no, change.after ? said.yes : said.no);
    case 'leadDepartment': {
      const lead = (code: string): string => (code === '' ? words.filter.noDepartment : departmentOf(code));
      return tell(lead(change.before), lead(change.after));
    }
    case 'acceptancePercent':
      return tell(numberText(change.before, '%', words), numberText(change.after, '%', words));
    case 'effortDays':
      return tell(numberText(change.before, '', words), numberText(change.after, '', words));
    case 'contributors':
      return tell(null, listText(change.before, change.after, departmentOf, words));
    case 'evidence':
      return tell(null, evidenceText(change.before, change.after, names, words));
    case 'thread': {
      const known = new Set(change.before.map(({ id }) => id));
      const added = change.after.filter(({ id }) => !known.has(id)).map(({ text }) => said.added(`“${text}”`));
      // A step back to an older document takes notes away.
      const kept = new Set(change.after.map(({ id }) => id));
      const removed = change.before.filter(({ id }) => !kept.has(id)).map(({ text }) => said.removed(`“${text}”`));
      return tell(null, [...added, ...removed].join('; ') || said.reordered);
    }
    case 'scoredOn': {
      const day = (text: string): string => (text === '' ? said.empty : formatDate(text));
      return tell(day(change.before), day(change.after));
    }
    case 'overrideReason':
    case 'notApplicableReason':
    case 'explanation':
    case 'note':
      return tell(change.before || said.empty, change.after || said.empty);
  }
}

function shortened(text: string): ShortText {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHORT_LENGTH
    ? { text: line, full: null }
    : { text: `${line.slice(0, SHORT_LENGTH - 1).trimEnd()}…`, full: text };
}

const scoreText = (score: Points | null, words: Messages): string =>
  score === null ? words.snapshots.history.noScore : formatPointsExactly(score, words.decimalMark);

const numberText = (value: number | null, unit: string, words: Messages): string =>
  value === null ? words.snapshots.history.byDefault : `${String(value).replace('.', words.decimalMark)}${unit}`;

/** Figures in as few words as say them: `37/40`, `81,21%`, `số vi phạm: 2; 0`. */
export function figuresText(figures: Figures | null, { rule }: ScoredNode, words: Messages): string {
  const said = words.snapshots.history;
  const amount = (value: Parameters<typeof amountText>[0] | null): string =>
    value === null ? '…' : amountText(value, words);
  if (figures === null) return said.noScore;
  switch (figures.type) {
    case 'levels':
      return (rule.type === 'levels' ? rule.levels[figures.level]?.label : undefined) ?? said.level(figures.level + 1);
    case 'ratio':
      return `${amount(figures.achieved)}/${amount(figures.total)}`;
    case 'count':
      return wholeText(figures.count, words);
    case 'deduction':
      return said.violations(figures.violations.map((count) => wholeText(count, words)).join('; '));
    case 'additive':
      return figures.parts.length === 0
        ? said.noParts
        : said.parts(
            figures.parts
              .toSorted((a, b) => a - b)
              .map((part) => String(part + 1))
              .join('; '),
          );
    case 'growth':
      return said.growth(amount(figures.current), amount(figures.base));
    case 'survey':
    case 'index':
      return `${amountText(figures.percent, words)}%`;
  }
}

function listText(
  before: readonly string[],
  after: readonly string[],
  nameOf: (key: string) => string,
  words: Messages,
): string {
  const said = words.snapshots.history;
  return (
    [
      ...after.filter((key) => !before.includes(key)).map((key) => said.added(nameOf(key))),
      ...before.filter((key) => !after.includes(key)).map((key) => said.removed(nameOf(key))),
    ].join('; ') || said.reordered
  );
}

function evidenceText(
  before: Entry['evidence'],
  after: Entry['evidence'],
  { documents }: KnownNames,
  words: Messages,
): string {
  const said = words.snapshots.history;
  const nameOf = (id: string): string => documents.get(id) ?? said.goneDocument;
  const placed = after.flatMap(({ documentId, place }) => {
    const old = before.find((attachment) => attachment.documentId === documentId);
    return old && old.place !== place
      ? [said.placed(nameOf(documentId), old.place || said.empty, place || said.empty)]
      : [];
  });
  const ids = (list: Entry['evidence']): readonly string[] => list.map(({ documentId }) => documentId);
  const moved = listText(ids(before), ids(after), nameOf, words);
  if (placed.length === 0) return moved;
  return moved === said.reordered ? placed.join('; ') : [moved, ...placed].join('; ');
}
