import type { RowStatus } from '../domain/entry';

/** In every language at once: a block copied in one can be pasted in another. */
export const statuses: Readonly<Record<'vi' | 'en', Record<RowStatus, string>>> = {
  vi: {
    notApplicable: 'Không áp dụng',
    notStarted: 'Chưa chấm',
    scored: 'Đã chấm',
    checked: 'Đã kiểm tra',
    appraised: 'Đã thẩm định',
    explained: 'Đã giải trình',
    settled: 'Đã thẩm định lần 2',
  },
  en: {
    notApplicable: 'Not applicable',
    notStarted: 'Not started',
    scored: 'Scored',
    checked: 'Checked',
    appraised: 'Appraised',
    explained: 'Explained',
    settled: 'Appraised twice',
  },
};
