/** Vietnamese, canonical. */
export const checks = {
  title: 'Rà soát',
};
