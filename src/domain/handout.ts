import * as z from 'zod';
import { entrySchema } from './entry';
import { evidenceDocumentSchema } from './evidence';
import { processSchema } from './process';
import { departmentSchema } from './rubric';
import { codeSchema, daySchema, requiredText, text, timestampSchema } from './schema-parts';

export const INSTRUCTIONS_LENGTH = 4000;
export const MESSAGE_LENGTH = 2000;

/** SHA-256 in lower-case hexadecimal digits. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Who leads a row scores it; who contributes adds evidence and notes. */
const ITEM_ROLES = ['lead', 'contributor'] as const;

const handedItemSchema = z.strictObject({ code: codeSchema, role: z.enum(ITEM_ROLES) });
export type HandedItem = z.output<typeof handedItemSchema>;

/** What one department was asked for: written by the coordinator, carried in its file both ways. */
export const handoutSchema = z.strictObject({
  id: requiredText(40),
  /** Code of the department. */
  department: requiredText(40),
  items: z.array(handedItemSchema),
  instructions: text(INSTRUCTIONS_LENGTH),
  deadline: daySchema,
  issuedAt: timestampSchema,
  issuedBy: text(120),
});
export type Handout = z.output<typeof handoutSchema>;

/** A hand-out as the coordinator keeps it: what was sent can be told from what comes back as its base. */
export const sentHandoutSchema = z.strictObject({
  ...handoutSchema.shape,
  /** Digest of the base alone. */
  baseDigest: digestSchema,
  /** Digest of the whole file that was written. */
  fileDigest: digestSchema,
});
export type SentHandout = z.output<typeof sentHandoutSchema>;

/** What a department's file started from: the third side of a merge. */
export const handoutBaseSchema = z.strictObject({
  process: processSchema,
  departments: z.array(departmentSchema),
  evidence: z.array(evidenceDocumentSchema),
  entries: z.array(entrySchema),
});
export type HandoutBase = z.output<typeof handoutBaseSchema>;

/** One return of a department; the last one of a file is the return that the file is. */
export const returnStampSchema = z.strictObject({
  id: requiredText(40),
  at: timestampSchema,
  author: text(120),
  message: text(MESSAGE_LENGTH),
});
export type ReturnStamp = z.output<typeof returnStampSchema>;

/** What makes a document the workspace of one department; a file that was handed out holds it too. */
export const workspaceSchema = z.strictObject({
  handout: handoutSchema,
  base: handoutBaseSchema,
  /** Oldest first. */
  returns: z.array(returnStampSchema),
});
export type Workspace = z.output<typeof workspaceSchema>;
