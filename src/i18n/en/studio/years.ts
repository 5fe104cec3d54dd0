import type { years as canonical } from '../../vi/studio/years';

export const years: typeof canonical = {};
