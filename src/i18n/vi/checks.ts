import type { FindingKind } from '../../domain/finding';

/** Short names for choosing among findings. */
const kinds: Record<FindingKind, string> = {
  claimedWithoutEvidence: 'Chưa có tài liệu kiểm chứng',
  evidenceWithoutPlace: 'Tài liệu chưa ghi mục, trang',
  explanationMissing: 'Thiếu giải trình',
  documentOutsideYear: 'Tài liệu ngoài năm đánh giá',
  documentInFuture: 'Tài liệu ghi ngày chưa tới',
  documentOverused: 'Một tài liệu cho quá nhiều mục',
  typedWithoutFigures: 'Điểm không có số liệu',
  overrideWithoutReason: 'Ghi đè không có lý do',
  figuresFaulty: 'Số liệu sai',
  figuresFarFromLastYear: 'Số liệu lệch xa năm trước',
  changedAfterCheck: 'Thay đổi sau khi kiểm tra',
  estimateOlderThanSurvey: 'Ước tính cũ hơn khảo sát',
  fullMarksAfterCut: 'Chấm tối đa dù năm trước bị trừ',
};

/** Vietnamese, canonical. */
export const checks = {
  title: 'Rà soát',
  kinds,

  /** What is wrong, and what to do about it. */
  found: {
    claimedWithoutEvidence: 'Đã chấm điểm mà chưa có tài liệu kiểm chứng: hãy gắn tài liệu và ghi rõ mục, trang.',
    evidenceWithoutPlace:
      'Có tài liệu chưa ghi mục hoặc trang chứng minh điểm: hãy ghi rõ để người thẩm định tìm được.',
    unproven: 'Điểm chưa được chứng minh đủ mà cũng chưa giải trình: hãy bổ sung tài liệu hoặc viết giải trình.',
    cut: 'Thẩm định lần 1 thấp hơn điểm tự chấm mà chưa có giải trình: hãy viết giải trình.',
    documentOutsideYear: (name: string, date: string, year: string) =>
      `Tài liệu “${name}” ghi ngày ${date}, ngoài năm ${year}: hãy kiểm tra ngày hoặc thay bằng tài liệu trong năm.`,
    documentInFuture: (name: string, date: string) =>
      `Tài liệu “${name}” ghi ngày ${date}, chưa tới: hãy sửa lại ngày của tài liệu.`,
    documentOverused: (name: string, items: number, limit: number) =>
      `Tài liệu “${name}” chứng minh ${items} mục, quá mức ${limit} mục: hãy gỡ khỏi những mục mà tài liệu không trực tiếp chứng minh.`,
    typedWithoutFigures: 'Điểm gõ thẳng, chưa có số liệu: hãy nhập số liệu để điểm được tính theo quy tắc.',
    overrideWithoutReason: 'Điểm khác kết quả theo quy tắc mà chưa có lý do: hãy ghi lý do hoặc về điểm theo quy tắc.',
    changedAfterCheck: 'Điểm hoặc số liệu thay đổi sau khi kiểm tra: hãy kiểm tra lại rồi đánh dấu “Đã kiểm tra”.',
    estimateOlderThanSurvey: (date: string) =>
      `Điểm ước tính có trước ngày khảo sát ${date}: hãy ước tính lại theo kết quả khảo sát.`,
    fullMarksAfterCut: (before: string, max: string) =>
      `Tự chấm tối đa trong khi năm trước chỉ được ${before}/${max}: hãy kiểm tra xem điều bị trừ đã khắc phục chưa.`,
  },

  points: (points: string) => `${points} điểm`,
  ranks: (ranks: number) => `≈ ${ranks} bậc`,
  sameRank: 'không đổi bậc',
  atStake: 'Có thể mất',
  rowsConcerned: 'Các mục dùng tài liệu này',

  coverage: {
    title: 'Mức chứng minh',
    hint: 'Điểm tự chấm và (số mục) của những mục phải có tài liệu kiểm chứng.',
    area: 'Lĩnh vực',
    share: 'Tỷ lệ',
    proven: 'Đủ',
    partly: 'Một phần',
    unproven: 'Chưa có',
    total: 'Tổng',
    part: (points: string, rows: number) => `${points} (${rows})`,
  },

  list: {
    title: 'Những điều cần xem lại',
    count: (count: number) => `${count} vấn đề`,
    countOf: (shown: number, all: number) => `${shown}/${all} vấn đề`,
    stake: (points: string) => `có thể mất ${points} điểm`,
    stakeHint: 'Một mục có nhiều vấn đề chỉ tính điểm một lần.',
    kind: 'Loại',
    area: 'Lĩnh vực',
    department: 'Đơn vị chủ trì',
    order: 'Sắp theo',
    byStake: 'Điểm có thể mất',
    byRow: 'Thứ tự mục',
    option: (name: string, count: number) => `${name} (${count})`,
    more: (count: number) => `Hiện thêm ${count} vấn đề`,
    empty: 'Không có gì phải xem lại.',
    emptyHint: 'Kết quả này tự cập nhật mỗi khi bảng chấm thay đổi.',
    noneMatch: 'Không có vấn đề nào khớp lựa chọn.',
    clear: 'Bỏ lựa chọn',
  },

  ofRow: (count: number) => `Cần xem lại (${count})`,
  filterUnproven: 'Chưa đủ chứng minh',
};
