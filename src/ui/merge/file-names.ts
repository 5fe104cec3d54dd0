import type { PlannedFile } from '../../domain/merge/files';
import type { IncomingFile } from '../../domain/merge/incoming';
import { formatDateTime, type Language } from '../../i18n/words';
import type { KnownNames } from '../item/history-steps';
import { departmentName } from '../names';

/** Whose a file is and when it was made, by its digest. */
export type FileNames = ReadonlyMap<string, { readonly name: string; readonly when: string; readonly author: string }>;

/** Departments by their names; files that say no department, and several of one department, by their file names too. */
export function fileNames(
  files: readonly PlannedFile[],
  departments: KnownNames['departments'],
  language: Language,
): FileNames {
  const owners = new Map<string, Set<string>>();
  for (const { file } of files)
    owners.set(file.departmentName, (owners.get(file.departmentName) ?? new Set()).add(file.digest));
  return new Map(
    files.map(({ file }) => {
      const { digest, fileName, author, madeAt } = file;
      const isOnly = owners.get(file.departmentName)?.size === 1;
      const owner = ownerName(file, departments, language);
      const name = owner === '' ? fileName : isOnly ? owner : `${owner} (${fileName})`;
      return [digest, { name, author, when: madeAt === '' ? '' : formatDateTime(madeAt, language) }];
    }),
  );
}

/** The department that a file is of; empty where it says none. */
export function ownerName(
  file: Pick<IncomingFile, 'department' | 'departmentName'>,
  departments: KnownNames['departments'],
  language: Language,
): string {
  const known = departments.get(file.department);
  return known ? departmentName(known, language) : file.departmentName;
}
