/** Vietnamese, canonical. */
export const register = {
  title: 'Sổ tài liệu kiểm chứng',
};
