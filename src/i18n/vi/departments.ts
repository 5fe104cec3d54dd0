/** Vietnamese, canonical. */
export const departments = {
  title: 'Đơn vị và phân công',
};
