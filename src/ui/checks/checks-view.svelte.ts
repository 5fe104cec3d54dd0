import type { Session } from '../../state/session.svelte';
import { EVERY_FINDING, type FindingChoice } from './choose-findings';

/** Findings shown at first, and how many more at a time. */
export const PAGE = 60;

/** How the findings of one session are looked at; stays while the panel shows something else. */
export class ChecksView {
  choice = $state.raw<FindingChoice>(EVERY_FINDING);
  limit = $state(PAGE);
  coverageOpen = $state(true);
  /** The finding that was opened last: whoever comes back goes on from there. */
  openedId: string | null = null;

  choose(part: Partial<FindingChoice>): void {
    this.choice = { ...this.choice, ...part };
    this.limit = PAGE;
  }
}

const views = new WeakMap<Session, ChecksView>();

export function checksViewOf(session: Session): ChecksView {
  const known = views.get(session);
  if (known) return known;
  const view = new ChecksView();
  views.set(session, view);
  return view;
}
