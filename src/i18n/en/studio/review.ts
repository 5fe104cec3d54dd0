import type { review as canonical } from '../../vi/studio/review';

export const review: typeof canonical = {};
