import type { merging as canonical } from '../../vi/exchange/merging';

export const merging: typeof canonical = {};
