import type { exchange as canonical } from '../vi/exchange';
import { handingOut } from './exchange/handing-out';
import { help } from './exchange/help';
import { log } from './exchange/log';
import { merging } from './exchange/merging';

export const exchange: typeof canonical = { handingOut, help, merging, log };
