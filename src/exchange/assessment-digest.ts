import { documentToFile } from '../domain/document-file';
import type { Assessment } from '../domain/assessment';
import { digestOf } from './digest';

/** The digest of the file that an assessment is written to, without the bytes of what is attached. */
export const digestOfAssessment = (assessment: Assessment): string => digestOf(documentToFile(assessment));
