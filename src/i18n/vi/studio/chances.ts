/** Vietnamese, canonical. */
export const chances = {};
