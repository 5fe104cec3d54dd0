import * as z from 'zod';
import { ROUNDS } from './process';

/** What the user did, in words the history can show. */
export const GESTURES = ['type', 'paste', 'cut', 'clear', 'fill', 'form', 'assign'] as const;
export type Gesture = (typeof GESTURES)[number];

const count = z.number();
const name = z.string();

/** A change in words that the history can keep and show. */
export const changeLabelSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(GESTURES), count, code: z.string() }),
  z.object({
    type: z.enum([
      'saveScenario',
      'deleteScenario',
      'applyScenario',
      'saveEvidence',
      'deleteEvidence',
      'saveDepartment',
      'deleteDepartment',
      'promoteScenario',
      'savePlanItem',
      'deletePlanItem',
      'saveField',
      'deleteField',
      'saveSipas',
      'deleteSipas',
      'fillLastYear',
      'saveCause',
      'deleteCause',
      'handOut',
      'mergeFiles',
    ]),
    name,
    count,
  }),
  z.object({ type: z.enum(['replaceDocument', 'restoreSnapshot', 'adjust']), name }),
  z.object({ type: z.literal('addNote'), code: z.string() }),
  z.object({ type: z.enum(['setDeadline', 'lockRound', 'unlockRound']), round: z.enum(ROUNDS) }),
  z.object({ type: z.enum(['setSurveyDate', 'setDocumentItemLimit', 'changeStudio', 'setYearMap', 'stampReturn']) }),
]);
export type ChangeLabel = Readonly<z.output<typeof changeLabelSchema>>;
