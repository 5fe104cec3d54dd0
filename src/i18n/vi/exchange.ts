import { handingOut } from './exchange/handing-out';
import { help } from './exchange/help';
import { log } from './exchange/log';
import { merging } from './exchange/merging';

/** Vietnamese, canonical. */
export const exchange = { handingOut, help, merging, log };
