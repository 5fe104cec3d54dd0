import * as z from 'zod';
import { rubricLinkSchema } from './rubric-map';
import { requiredText } from './schema-parts';

/** How the rubric of an earlier assessment maps to that of this one, and which assessment that was. */
export const yearMapSchema = z.strictObject({
  title: requiredText(300),
  unit: requiredText(200),
  year: z.int().min(2000).max(2100),
  links: z.array(rubricLinkSchema),
});
export type YearMap = z.output<typeof yearMapSchema>;
