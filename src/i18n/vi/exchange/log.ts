import type { MergeOutcome } from '../../../domain/merge-record';

/** What became of a change that nobody had to choose about. */
const outcomes: Record<Exclude<MergeOutcome, 'quarantined'>, string> = {
  applied: 'Đã nhận.',
  joined: 'Đã nối thêm vào nội dung đang có.',
  same: 'Bảng đã ghi như vậy.',
  kept: 'Không nhận; bảng giữ giá trị khác.',
};

/** What became of a conflict. */
const chosen: Record<Exclude<MergeOutcome, 'quarantined'>, string> = {
  applied: 'Có xung đột; đã chọn giá trị của tệp này.',
  joined: 'Có xung đột; đã giữ cả hai nội dung.',
  same: 'Có xung đột giữa các tệp; tệp này ghi như bảng.',
  kept: 'Có xung đột; đã chọn giá trị khác.',
};

const counts: Record<MergeOutcome, (count: number) => string> = {
  applied: (count) => `${count} nhận`,
  joined: (count) => `${count} nối thêm`,
  same: (count) => `${count} trùng`,
  kept: (count) => `${count} không nhận`,
  quarantined: (count) => `${count} để riêng`,
};

/** Vietnamese, canonical. */
export const log = {
  lead: 'Mỗi tệp đã hợp nhất được ghi lại: của ai, nộp lúc nào, ai hợp nhất, và từng nội dung ra sao. Nhật ký đi theo tệp bảng chấm.',
  none: 'Chưa hợp nhất tệp nào.',
  returned: (at: string) => `Nộp ${at}`,
  undated: 'Không ghi ngày nộp',
  merged: (at: string, by: string) => `${by} hợp nhất ${at}`,
  file: (name: string) => `Tệp ${name}`,
  message: 'Lời nhắn',
  noChanges: 'Tệp này không có thay đổi nào.',
  outside: 'Ngoài các mục',
  more: (count: number) => `Hiện thêm ${count} nội dung`,
  counts,
  outcomes,
  chosen,
  setApart: (reason: string) => `Để riêng, không ghi vào bảng. ${reason}`,
  letIn: (reason: string) => `Nhận từ phần để riêng. ${reason}`,
  becomes: 'thành',
  inFile: 'Trong tệp:',
  notKept: 'nhật ký không giữ nội dung',
  standing: {
    stands: 'từ tệp này',
    changed: 'đã sửa sau đó',
  },
  copy: 'Sao chép',
  copyOf: (name: string) => `Sao chép nội dung để riêng: ${name}`,
  copied: 'Đã chép.',
  notCopied: 'Trình duyệt không cho trang này tự chép. Hãy chọn nội dung rồi nhấn Ctrl + C.',
};
