import type { Assessment } from '../domain/assessment';
import type { App } from '../state/app.svelte';

// Documents are values: an edit makes another one, so what is known of one stays true of it.
const digests = new WeakMap<Assessment, string>();

/** The digest of a document as its file has it; some tens of milliseconds the first time. */
export function documentDigest({ files }: App, document: Assessment): string {
  const known = digests.get(document) ?? files.digest(document);
  digests.set(document, known);
  return known;
}

/** The same, when nothing else is to be done. */
export async function digestWhenIdle(app: App, document: Assessment): Promise<string> {
  if (!digests.has(document)) await idle();
  return documentDigest(app, document);
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Not every browser has it.
    const ask = (globalThis as { requestIdleCallback?: typeof requestIdleCallback }).requestIdleCallback;
    if (ask)
      ask(
        () => {
          resolve();
        },
        { timeout: 500 },
      );
    else setTimeout(resolve, 50);
  });
