/** What is kept for the assessment as a whole, each in a dialog of its own; the names are those of its words. */
export const MANAGED = ['register', 'rounds', 'departments', 'snapshots'] as const;
export type Managed = (typeof MANAGED)[number];
