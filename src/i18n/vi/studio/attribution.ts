/** Vietnamese, canonical. */
export const attribution = {};
