import type { chances as canonical } from '../../vi/studio/chances';

export const chances: typeof canonical = {};
