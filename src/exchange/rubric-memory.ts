import type { KnownRubric, ParsedDocument } from '../domain/document-file';

/** The rubric of the last file: those of a batch carry the same. */
export interface RubricMemory {
  /** @param form canonical form of `raw`: only the very same text is known */
  recall(form: string, raw: unknown): KnownRubric | null;
  /** @param form canonical form of the raw rubric that became the document's */
  keep(form: string, parsed: ParsedDocument): void;
}

export function createRubricMemory(): RubricMemory {
  let last: (Omit<KnownRubric, 'raw'> & { readonly form: string }) | null = null;
  return {
    recall: (form, raw) => (last?.form === form ? { raw, rubric: last.rubric, tree: last.tree } : null),
    keep(form, { assessment: { rubric }, tree }) {
      last = { form, rubric, tree };
    },
  };
}
