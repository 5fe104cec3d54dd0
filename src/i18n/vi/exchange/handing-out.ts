/** Vietnamese, canonical. */
export const handingOut = {};
