import type { handingOut as canonical } from '../../vi/exchange/handing-out';

export const handingOut: typeof canonical = {};
