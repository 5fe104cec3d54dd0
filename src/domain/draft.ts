import type { ChangeLabel } from './change-label';
import type { Patch } from './patch';

/** What a command would write, and the words for it. No patches: everything stands already. */
export interface Draft {
  readonly patches: readonly Patch[];
  readonly label: ChangeLabel;
}
