/** Vietnamese, canonical. */
export const log = {};
