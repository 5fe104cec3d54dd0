import { incomingOf } from '../../src/domain/merge/incoming';
import { digestOf } from '../../src/exchange/digest';
import { readAssessmentValue, readJson, withoutFingerprint } from '../../src/exchange/json-file';
import type { ExchangeDoor, ReadOne } from '../../src/state/exchange-door';

/** What the tests take for a sealed file: its passphrase stands in it. */
export const sealedText = (passphrase: string, text: string): string =>
  JSON.stringify({ format: 'sealed-in-tests', passphrase, text });

/** Reads files as the worker does, at once and in the same thread. */
export function plainDoor(): ExchangeDoor {
  const readOne: ExchangeDoor['readOne'] = (bytes, passphrases) => Promise.resolve(readAny(bytes, passphrases));
  return {
    readOne,
    readFiles: (files, passphrases, onProgress, signal) => {
      if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
      onProgress(1);
      return Promise.resolve({
        kind: 'done',
        files: files.map(({ name, bytes }) => {
          const one = readAny(bytes, passphrases);
          if (one.kind !== 'read') return { name, ...one };
          const { assessment, tree, digest, baseDigest, files: attached } = one.read;
          const incoming = incomingOf(assessment, tree, { fileName: name, digest, baseDigest });
          return { name, kind: 'incoming', incoming, attached };
        }),
      });
    },
    writeWorkspaceFile: () => Promise.reject(new Error('not wanted here')),
    canSeal: () => true,
    zip: () => Promise.reject(new Error('not wanted here')),
  };
}

function readAny(bytes: Uint8Array, passphrases: readonly string[]): ReadOne {
  const json = readJson(bytes);
  if (!json.ok) return { kind: 'failed', failure: json.error };
  const value = json.value as { format?: string; passphrase?: string; text?: string; workspace?: { base?: unknown } };
  if (value.format === 'sealed-in-tests') {
    if (!passphrases.includes(value.passphrase ?? '')) return { kind: 'sealed', tried: passphrases.length > 0 };
    return readAny(new TextEncoder().encode(value.text), passphrases);
  }
  const read = readAssessmentValue(value);
  if (!read.ok) return { kind: 'failed', failure: read.error };
  const digest = digestOf(withoutFingerprint(value).content);
  const base = value.workspace?.base;
  return { kind: 'read', read: { ...read.value, digest, baseDigest: base === undefined ? '' : digestOf(base) } };
}
