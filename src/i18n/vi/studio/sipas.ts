/** Vietnamese, canonical. */
export const sipas = {};
