/** Vietnamese, canonical. */
export const years = {};
