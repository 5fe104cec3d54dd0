import type { results as canonical } from '../../vi/studio/results';

export const results: typeof canonical = {};
