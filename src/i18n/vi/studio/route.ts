/** Vietnamese, canonical. */
export const route = {};
