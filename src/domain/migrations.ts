import { ASSESSMENT_FORMAT, FORMAT_VERSION } from './assessment';
import { err, ok, type Result } from '../lib/result';

/** Raises a raw document by one version. Frozen once released. */
export interface Migration {
  readonly from: number;
  readonly name: string;
  readonly run: (raw: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** Gap-free, oldest first: `migrations[n].from` is n + 1, and the last one leads to `FORMAT_VERSION`. */
export const migrations: readonly Migration[] = [];

export type EnvelopeFailure =
  | { readonly reason: 'notAnAssessment' }
  | { readonly reason: 'noVersion' }
  | { readonly reason: 'newerVersion'; readonly found: number; readonly supported: number };

/** Checks format and version of an unknown value and raises it to the current version. */
export function migrateToCurrent(raw: unknown): Result<Readonly<Record<string, unknown>>, EnvelopeFailure> {
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== ASSESSMENT_FORMAT)
    return err({ reason: 'notAnAssessment' });
  const version = 'formatVersion' in raw ? raw.formatVersion : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return err({ reason: 'noVersion' });
  if (version > FORMAT_VERSION) return err({ reason: 'newerVersion', found: version, supported: FORMAT_VERSION });
  return ok(
    migrations
      .slice(version - 1)
      .reduce<Readonly<Record<string, unknown>>>((current, step) => step.run(current), { ...raw }),
  );
}
