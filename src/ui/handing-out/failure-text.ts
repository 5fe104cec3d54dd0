import type { ExchangeWords } from '../../i18n/exchange-words';
import type { DepartmentFileFailure } from '../../state/department-file';

/** Why a department's file could not be made, and what to do. */
export function describeFileFailure(
  failure: DepartmentFileFailure | { readonly reason: 'notSaved' },
  { handingOut: { failure: said } }: ExchangeWords,
): string {
  return failure.reason === 'filesMissing' ? said.filesMissing(failure.names.join(', ')) : said[failure.reason];
}
