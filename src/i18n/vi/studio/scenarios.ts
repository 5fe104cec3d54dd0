/** Vietnamese, canonical. */
export const scenarios = {};
