import { createContext } from 'svelte';
import type { ExchangeWords } from '../../i18n/exchange-words';
import type { Merging } from '../../state/merging.svelte';
import type { Session } from '../../state/session.svelte';
import type { FileNames } from './file-names';
import type { Telling } from './value-text';

/** What every part of the merge view may ask for. */
export interface MergeUi {
  readonly session: Session;
  readonly merging: Merging;
  readonly said: ExchangeWords['merging'];
  /** Names and words for telling values. */
  readonly telling: Telling;
  readonly names: FileNames;
  /** Opens the form of a row. */
  readonly onShow: (code: string) => void;
}

export const [getMerge, setMerge] = createContext<MergeUi>();
