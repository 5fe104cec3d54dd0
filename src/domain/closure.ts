import type { Assessment } from './assessment';
import { lockOf } from './locks';
import type { EntryField } from './patch';
import type { Round } from './process';
import { mayWrite } from './workspace-scope';

/** What makes a field of a row read-only: a round that is locked, or that it was not handed out to this department. */
export type Closure = Round | 'notHandedOut';

type Closing = Pick<Assessment, 'process' | 'workspace'>;

/** `null` where the field may be written. */
export const closureOf = (assessment: Closing, code: string, field: EntryField): Closure | null =>
  mayWrite(assessment, code, field) ? lockOf(assessment.process, field) : 'notHandedOut';
