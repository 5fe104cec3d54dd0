import type { Round, Side } from '../../domain/process';

const names: Record<Round, string> = {
  self: 'Tự chấm',
  firstAppraisal: 'Thẩm định lần 1',
  explanation: 'Giải trình',
  secondAppraisal: 'Thẩm định lần 2',
  final: 'Kết quả cuối',
};

const sides: Record<Side, string> = { unit: 'Đơn vị', appraiser: 'Bên thẩm định' };

/** Vietnamese, canonical. */
export const rounds = {
  title: 'Vòng chấm và chốt điểm',
  names,
  sides,
};
