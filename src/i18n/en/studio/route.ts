import type { route as canonical } from '../../vi/studio/route';

export const route: typeof canonical = {};
