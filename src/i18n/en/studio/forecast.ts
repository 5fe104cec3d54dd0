import type { forecast as canonical } from '../../vi/studio/forecast';

export const forecast: typeof canonical = {};
