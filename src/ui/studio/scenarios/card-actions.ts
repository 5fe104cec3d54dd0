/** What can be done with a scenario, in the order of its menu. */
export const CARD_ACTIONS = ['apply', 'rename', 'duplicate', 'merge', 'rebase', 'promote', 'share', 'delete'] as const;
export type CardAction = (typeof CARD_ACTIONS)[number];
