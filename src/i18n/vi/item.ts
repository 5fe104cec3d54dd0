/** Vietnamese, canonical. */
export const item = {
  title: 'Phiếu chấm',
};
