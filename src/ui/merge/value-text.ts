import type { RecordValue, RecordValues } from '../../domain/merge/records';
import type { ScoreValue, SlotValue } from '../../domain/merge/slots';
import type { MergedList, MergePlace, RowSlot } from '../../domain/merge-record';
import { formatPointsExactly, subtractPoints, ZERO, type Points } from '../../domain/points';
import type { ThreadNote } from '../../domain/process';
import type { RubricTree, ScoredNode } from '../../domain/rubric-tree';
import { formatDate, type Language } from '../../i18n/words';
import type { ExchangeWords } from '../../i18n/exchange-words';
import type { Messages } from '../../i18n/vi';
import type { KnownNames } from '../item/history-steps';
import { fieldName, figuresText, SHORT_LENGTH, type ShortText } from '../item/history-text';
import { departmentName } from '../names';

/** What telling a value needs around it. */
export interface Telling {
  readonly tree: RubricTree;
  readonly names: KnownNames;
  readonly words: Messages;
  readonly said: ExchangeWords['merging'];
  readonly language: Language;
}

/** What part of a row or of the document a change is about: `Tự chấm`, `Tài liệu kiểm chứng 12/QĐ-UBND`. */
export function placeName(change: MergePlace, { names, words, said }: Telling): string {
  switch (change.kind) {
    case 'setting':
      return said.places.settings[change.name];
    case 'record':
      return said.places.lists[change.list];
    case 'row':
      if (change.slot === 'score') return words.columns.selfScore;
      if (change.slot === 'evidence')
        return said.places.evidence(names.documents.get(change.element) ?? words.snapshots.history.goneDocument);
      return fieldName(change.slot, words);
  }
}

export function nodeOf(change: MergePlace, tree: RubricTree): ScoredNode | null {
  const node = change.kind === 'row' ? tree.nodeByCode.get(change.code) : undefined;
  return node?.scored === true ? node : null;
}

/** One side of a change in words, short, with the whole behind it where that is more. */
export function valueText(change: MergePlace, value: unknown, telling: Telling): ShortText {
  return shortened(wholeText(change, value, telling));
}

function wholeText(change: MergePlace, value: unknown, telling: Telling): string {
  switch (change.kind) {
    case 'setting':
      return telling.said.places.setting;
    case 'record':
      return recordText(change.list, value as RecordValue | null, telling);
    case 'row':
      return slotText(change.slot, value as SlotValue, nodeOf(change, telling.tree), telling);
  }
}

function shortened(text: string): ShortText {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHORT_LENGTH
    ? { text: line, full: null }
    : { text: `${line.slice(0, SHORT_LENGTH - 1).trimEnd()}…`, full: text };
}

/** Points that one value of a row would bring over another; `null` where they are not about points alone. */
export function pointsBetween(change: MergePlace, from: unknown, to: unknown): Points | null {
  if (change.kind !== 'row' || change.slot !== 'score') return null;
  const [before, after] = [from as ScoreValue | null, to as ScoreValue];
  return subtractPoints(after.selfScore ?? ZERO, before?.selfScore ?? ZERO);
}

const score = (points: Points | null, words: Messages): string =>
  points === null ? words.snapshots.history.noScore : formatPointsExactly(points, words.decimalMark);

function slotText(slot: RowSlot, value: SlotValue, node: ScoredNode | null, telling: Telling): string {
  const { words, said } = telling;
  switch (slot) {
    case 'score':
      return scoreText(value as ScoreValue, node, telling);
    case 'appraisedScore':
    case 'secondAppraisedScore':
    case 'lastYearScore':
    case 'refusedScore':
      return score(value as Points | null, words);
    case 'lastYearFigures':
      return node ? figuresText(value as ScoreValue['figures'], node, words) : said.places.unknownRow;
    case 'acceptancePercent':
      return amount(value as number | null, '%', words);
    case 'effortDays':
      return amount(value as number | null, '', words);
    case 'evidence':
      return value === null ? said.places.notAttached : (value as string) || said.places.noPlace;
    case 'thread': {
      const note = value as ThreadNote | null;
      return note ? `${note.author === '' ? '' : `${note.author}: `}“${note.text}”` : said.places.absent;
    }
    case 'leadDepartment':
      return departmentText(value as string, telling);
    case 'contributors':
      return (value as readonly string[]).map((code) => departmentText(code, telling)).join(', ') || said.places.empty;
    case 'notApplicableReason':
    case 'explanation':
    case 'note':
      return (value as string) || said.places.empty;
  }
}

/** A score with what makes it: `0,75 (37/40); lý do ghi đè: …; đã kiểm tra`. */
function scoreText(value: ScoreValue, node: ScoredNode | null, { words, said }: Telling): string {
  const figures = value.figures && node ? ` (${figuresText(value.figures, node, words)})` : '';
  return [
    `${score(value.selfScore, words)}${figures}`,
    ...(value.overrideReason === '' ? [] : [said.places.reason(value.overrideReason)]),
    ...(value.checked ? [said.places.checked] : []),
  ].join('; ');
}

const amount = (value: number | null, unit: string, words: Messages): string =>
  value === null ? words.snapshots.history.byDefault : `${String(value).replace('.', words.decimalMark)}${unit}`;

function departmentText(code: string, { names, said, language }: Telling): string {
  if (code === '') return said.places.noDepartment;
  const known = names.departments.get(code);
  return known ? departmentName(known, language) : code;
}

function recordText(list: MergedList, value: RecordValue | null, telling: Telling): string {
  const { said, words, language } = telling;
  if (value === null) return said.places.absent;
  const one = { list, value } as { [L in MergedList]: { list: L; value: RecordValues[L] } }[MergedList];
  switch (one.list) {
    case 'documents': {
      const { number, issuer, date, summary, link, file } = one.value;
      const parts = [number, summary, issuer, date === '' ? '' : formatDate(date), link];
      return [...parts, file ? said.places.file(file.name) : ''].filter((part) => part !== '').join(' · ');
    }
    case 'departments':
      return `${one.value.code} · ${departmentName(one.value, language)}`;
    case 'adjustments':
      return `${formatPointsExactly(one.value.points, words.decimalMark)} · ${one.value.reason}`;
    case 'scenarios':
      return said.places.scenario(one.value.name, one.value.changes.length);
    case 'plan':
      return [one.value.code, one.value.remedy || one.value.cause, one.value.owner]
        .filter((part) => part !== '')
        .join(' · ');
    case 'fields':
    case 'sipas':
      return said.places.year(one.value.year);
    case 'causes':
      return one.value.name;
    case 'handouts':
      return said.places.handout(departmentText(one.value.department, telling), one.value.items.length);
  }
}
