/** Vietnamese, canonical. */
export const forecast = {};
