import type { sipas as canonical } from '../../vi/studio/sipas';

export const sipas: typeof canonical = {};
