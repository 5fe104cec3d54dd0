import type { scenarios as canonical } from '../../vi/studio/scenarios';

export const scenarios: typeof canonical = {};
