/** Vietnamese, canonical. */
export const plan = {};
