/** Vietnamese, canonical. */
export const snapshots = {
  title: 'Bản lưu',
};
