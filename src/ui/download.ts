import { foldText } from '../lib/text';
import { formatDay } from '../i18n/words';
import type { Assessment } from '../domain/assessment';
import type { App } from '../state/app.svelte';

/** Hands a text to the browser as a file. */
function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The click has started the download by then; an earlier release cuts it off in some browsers.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** Exports the document as JSON; the name says unit, year and day without marks that other systems garble. */
export function downloadAssessment(app: App, assessment: Assessment): void {
  const { unit, year } = assessment.head;
  const plain = foldText(unit)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  download(
    `par-${plain || 'assessment'}-${String(year)}-${formatDay(app.now())}.json`,
    app.files.serialize(assessment),
    'application/json',
  );
}
