import * as z from 'zod';
import { codeSchema, daySchema, pointsCodec, requiredText, text, timestampSchema } from './schema-parts';
import { effortDaysSchema } from './studio';

export const PLAN_TEXT_LENGTH = 2000;
export const PLAN_OWNER_LENGTH = 200;

export const PLAN_STATES = ['planned', 'inProgress', 'done', 'dropped'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** One promise of the plan: what a row is to come to, why it is not there, and who answers for it. */
export const planItemSchema = z.strictObject({
  id: requiredText(40),
  code: codeSchema,
  /** Name of the scenario that it came from; empty for one made by hand. */
  scenarioName: text(120),
  /** One of the list of causes; empty where none is chosen. */
  causeId: text(40),
  cause: text(PLAN_TEXT_LENGTH),
  remedy: text(PLAN_TEXT_LENGTH),
  /** The department that leads; empty where none is named yet. */
  department: text(40),
  /** The head who answers. */
  owner: text(PLAN_OWNER_LENGTH),
  helpers: z.array(requiredText(40)),
  dueDate: daySchema,
  /** Score that stood when it was planned; `null` for a blank row. */
  fromScore: pointsCodec.nullable(),
  targetScore: pointsCodec,
  effortDays: effortDaysSchema.nullable(),
  state: z.enum(PLAN_STATES),
  createdAt: timestampSchema,
});
export type PlanItem = z.output<typeof planItemSchema>;
