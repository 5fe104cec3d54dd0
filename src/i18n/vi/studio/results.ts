/** Vietnamese, canonical. */
export const results = {};
