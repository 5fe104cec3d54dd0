import type { Assessment } from '../../domain/assessment';
import type { MergePlace, MergeRecord, RecordedChange, RowSlot } from '../../domain/merge-record';
import { valuesOf, type Origin } from '../../domain/merge/origins';
import type { SlotValue } from '../../domain/merge/slots';
import type { ThreadNote } from '../../domain/process';
import type { RubricTree } from '../../domain/rubric-tree';
import type { ExchangeWords } from '../../i18n/exchange-words';
import type { Messages } from '../../i18n/vi';
import type { Language } from '../../i18n/words';
import { namesIn } from '../item/history-steps';
import type { ShortText } from '../item/history-text';
import { placeName, valueText, type Telling } from '../merge/value-text';

/** A change of the log in words. */
export interface ToldChange {
  /** What part of a row or of the document: `Tự chấm`. */
  readonly name: string;
  /** `null` where the log does not say, or where nothing was replaced. */
  readonly before: ShortText | null;
  /** As the file has it; `null` where the log keeps no value. */
  readonly value: ShortText | null;
  /** The same for copying: a text with its lines as they were written. */
  readonly copied: string;
  /** What became of it, and why. */
  readonly outcome: string;
}

/** What telling the log needs: also names of documents and departments that only merged files know. */
export function createTelling(
  document: Assessment,
  tree: RubricTree,
  words: Messages,
  exchange: ExchangeWords,
  language: Language,
): Telling {
  const known = namesIn(document, []);
  const documents = new Map([
    ...document.merges.flatMap(({ evidence }) =>
      evidence.map(({ id, number, summary }) => [id, number || summary] as const),
    ),
    ...known.documents,
  ]);
  return { tree, names: { ...known, documents }, words, said: exchange.merging, language };
}

type Values = Pick<Origin, 'before' | 'value'>;

/** @param values those that the log keeps of a row; of records it keeps the documents alone */
export function tellChange(
  change: RecordedChange,
  values: Values,
  evidence: MergeRecord['evidence'],
  telling: Telling,
  said: ExchangeWords['log'],
): ToldChange {
  const { place, outcome } = change;
  const name = placeName(place, telling);
  const told = (value: unknown): ShortText => valueText(place, value, telling);
  const what = outcomeText(change, telling, said);
  if (place.kind !== 'row') {
    const document =
      place.kind === 'record' && place.list === 'documents' ? evidence.find(({ id }) => id === place.id) : undefined;
    const value = document ? told(document) : null;
    return { name, before: null, value, copied: wholeOf(value), outcome: what };
  }
  // What a file joined was added to what stood: there is no other value that it took the place of.
  const before = outcome === 'applied' && values.before !== undefined ? told(values.before) : null;
  const value = values.value === undefined ? null : told(values.value);
  return { name, before, value, copied: writtenText(place.slot, values.value) ?? wholeOf(value), outcome: what };
}

const wholeOf = (value: ShortText | null): string => value?.full ?? value?.text ?? '';

/** What a person wrote; `null` for what is no text. */
function writtenText(slot: RowSlot, value: SlotValue | undefined): string | null {
  switch (slot) {
    case 'note':
    case 'explanation':
    case 'notApplicableReason':
      return (value as string | undefined) ?? null;
    case 'thread':
      return (value as ThreadNote | null | undefined)?.text ?? null;
    default:
      return null;
  }
}

function outcomeText(
  { outcome, wasConflict, reason }: RecordedChange,
  { said: merging }: Telling,
  said: ExchangeWords['log'],
): string {
  const why = reason === null ? '' : merging.apart.reasons[reason];
  if (outcome === 'quarantined') return said.setApart(why);
  const what = (wasConflict ? said.chosen : said.outcomes)[outcome];
  return reason === null ? what : `${what} ${said.letIn(why)}`;
}

/** Changes by row, in the order of the log; those outside of rows under ''. */
export function changesByRow(changes: readonly RecordedChange[]): ReadonlyMap<string, readonly RecordedChange[]> {
  const codeOf = (place: MergePlace): string => (place.kind === 'row' ? place.code : '');
  const byRow = new Map<string, RecordedChange[]>();
  for (const change of changes) {
    const code = codeOf(change.place);
    const known = byRow.get(code);
    if (known) known.push(change);
    else byRow.set(code, [change]);
  }
  return byRow;
}

export const valuesIn = (record: MergeRecord, place: MergePlace): Values =>
  place.kind === 'row' ? valuesOf(record, place) : { before: undefined, value: undefined };
