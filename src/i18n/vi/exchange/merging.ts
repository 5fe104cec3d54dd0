/** Vietnamese, canonical. */
export const merging = {};
