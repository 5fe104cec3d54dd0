/** Vietnamese, canonical. */
export const review = {};
