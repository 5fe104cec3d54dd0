import type { Assessment } from '../domain/assessment';
import type { Entry } from '../domain/entry';
import type { MergeRecord, RowSlot } from '../domain/merge-record';
import {
  createOriginReader,
  type Origin,
  type OriginReader,
  type PlaceOrigins,
  type RowSources,
} from '../domain/merge/origins';
import type { ColumnId } from '../domain/view-state';
import { formatDate, formatDay, type Language } from '../i18n/words';
import type { Messages } from '../i18n/vi';
import { departmentName } from './names';

// The log of merges stays the same while rows are edited; grid, list and form read it once.
const readers = new WeakMap<readonly MergeRecord[], OriginReader>();

function readerOf({ merges }: Pick<Assessment, 'merges'>): OriginReader {
  const known = readers.get(merges);
  if (known) return known;
  const reader = createOriginReader(merges);
  readers.set(merges, reader);
  return reader;
}

/** The files that a row has its values from. */
export const sourcesOf = (document: Pick<Assessment, 'merges'>, entry: Entry): RowSources =>
  readerOf(document).sourcesOf(entry);

/** What merged files said of a row, place by place. */
export const originsOf = (document: Pick<Assessment, 'merges'>, entry: Entry): readonly PlaceOrigins[] =>
  readerOf(document).originsOf(entry);

/** What a column shows of a row, where files may write it. */
export const SLOT_OF_COLUMN: Partial<Record<ColumnId, RowSlot>> = {
  selfScore: 'score',
  appraisedScore: 'appraisedScore',
  secondAppraisedScore: 'secondAppraisedScore',
  lastYearScore: 'lastYearScore',
  leadDepartment: 'leadDepartment',
  explanation: 'explanation',
  note: 'note',
};

/** Whose file it is: department and author as far as it says, else its name. */
export function whoseFile(
  { department, author, fileName }: Pick<MergeRecord, 'department' | 'author' | 'fileName'>,
  { departments }: Pick<Assessment, 'departments'>,
  language: Language,
): string {
  const known = departments.find(({ code }) => code === department);
  const name = known ? departmentName(known, language) : department || fileName;
  return author === '' ? name : `${name} (${author})`;
}

// Formats of days are slow to make, and a grid asks for every cell at every picture.
const days = new WeakMap<Pick<MergeRecord, 'madeAt'>, string>();

function dayOf(record: Pick<MergeRecord, 'madeAt'>): string {
  const known = days.get(record);
  if (known !== undefined) return known;
  const day = record.madeAt === null ? '' : formatDate(formatDay(record.madeAt));
  days.set(record, day);
  return day;
}

/** `Từ tệp của Sở Tài chính (Lan), nộp ngày 20/05/2024` */
export function sourceHint(
  { record }: Pick<Origin, 'record'>,
  document: Pick<Assessment, 'departments'>,
  words: Messages,
  language: Language,
): string {
  const said = words.item.origins;
  const who = whoseFile(record, document, language);
  const day = dayOf(record);
  return day === '' ? said.hintUndated(who) : said.hint(who, day);
}
