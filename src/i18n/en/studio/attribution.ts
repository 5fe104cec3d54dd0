import type { attribution as canonical } from '../../vi/studio/attribution';

export const attribution: typeof canonical = {};
