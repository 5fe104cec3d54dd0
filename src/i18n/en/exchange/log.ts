import type { log as canonical } from '../../vi/exchange/log';

export const log: typeof canonical = {};
