import { handingOut } from './exchange/handing-out';
import { log } from './exchange/log';
import { merging } from './exchange/merging';

/** Vietnamese, canonical. */
export const exchange = { handingOut, merging, log };
