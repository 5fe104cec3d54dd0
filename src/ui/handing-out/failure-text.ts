import type { ExchangeWords } from '../../i18n/exchange-words';
import { formatBytes, type Language } from '../../i18n/words';
import type { DepartmentFileFailure } from '../../state/department-file';
import type { HandingBackFailure } from '../../state/handing-back.svelte';

/** Why a department's file could not be made, and what to do. */
export function describeFileFailure(
  failure: DepartmentFileFailure | HandingBackFailure,
  { handingOut: { failure: said } }: ExchangeWords,
  language: Language,
): string {
  switch (failure.reason) {
    case 'filesMissing':
      return said.filesMissing(failure.names.join(', '));
    case 'tooLarge':
      return said.tooLarge(formatBytes(failure.bytes, language), formatBytes(failure.maximumBytes, language));
    default:
      return said[failure.reason];
  }
}
