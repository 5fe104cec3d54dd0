import * as z from 'zod';
import { requiredText } from './schema-parts';

/** Why points are lost, as first proposed; a document may name its own beside them. */
export const DEFAULT_CAUSES = [
  'lateIssue',
  'missingEvidence',
  'incompleteTask',
  'lowRate',
  'violation',
  'surveyLow',
  'dataMissing',
  'other',
] as const;
export type DefaultCause = (typeof DEFAULT_CAUSES)[number];

/** A cause of an editable list. */
export const causeSchema = z.strictObject({
  id: requiredText(40),
  name: requiredText(300),
  /** Not offered any more; plan items that name it keep it. */
  isHidden: z.boolean(),
});
export type Cause = z.output<typeof causeSchema>;
