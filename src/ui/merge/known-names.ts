import type { Assessment } from '../../domain/assessment';
import type { EvidenceDocument } from '../../domain/evidence';
import type { IncomingFile } from '../../domain/merge/incoming';
import type { Department } from '../../domain/rubric';
import { namesIn, type KnownNames } from '../item/history-steps';

/** Names of documents and departments of the open document, and of what files bring that it does not know. */
export function knownNames(document: Assessment, files: readonly IncomingFile[]): KnownNames {
  const ours = namesIn(document, []);
  const documents = new Map<string, string>();
  const departments = new Map<string, Pick<Department, 'name' | 'nameEn'>>();
  for (const { records } of files) {
    for (const { list, base, theirs } of records) {
      const record = theirs ?? base;
      if (list === 'documents' && record) {
        const { id, number, summary } = record as EvidenceDocument;
        documents.set(id, number || summary);
      }
      if (list === 'departments' && record) {
        const department = record as Department;
        departments.set(department.code, department);
      }
    }
  }
  return {
    documents: new Map([...documents, ...ours.documents]),
    departments: new Map([...departments, ...ours.departments]),
  };
}
