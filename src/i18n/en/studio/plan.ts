import type { plan as canonical } from '../../vi/studio/plan';

export const plan: typeof canonical = {};
