import type { EntryField } from '../../domain/patch';
import type { SnapshotKind } from '../../domain/snapshot';

const kinds: Record<Exclude<SnapshotKind, 'named' | 'lock'>, string> = {
  beforeImport: 'Trước khi nhập tệp',
  beforeMerge: 'Trước khi hợp nhất',
  beforeRestore: 'Trước khi khôi phục',
};

/** Fields of a row that are no column of the grid. */
type OtherField = Exclude<
  EntryField,
  'selfScore' | 'appraisedScore' | 'secondAppraisedScore' | 'lastYearScore' | 'leadDepartment' | 'explanation' | 'note'
>;

const fields: Record<OtherField, string> = {
  figures: 'Số liệu',
  overrideReason: 'Lý do ghi đè',
  scoredOn: 'Ngày chấm',
  lastYearFigures: 'Số liệu năm trước',
  contributors: 'Đơn vị phối hợp',
  checked: 'Đã kiểm tra',
  changedSinceCheck: 'Sửa sau khi kiểm tra',
  notApplicableReason: 'Lý do không áp dụng',
  evidence: 'Tài liệu kiểm chứng',
  acceptancePercent: 'Khả năng được chấp nhận',
  refusedScore: 'Điểm khi bị từ chối',
  effortDays: 'Người-ngày mỗi bậc',
  thread: 'Ý kiến trao đổi',
};

/** Vietnamese, canonical. */
export const snapshots = {
  title: 'Bản lưu',
  lead: 'Mỗi bản lưu giữ trọn bảng chấm tại một thời điểm. Chương trình tự giữ một bản trước mỗi lần nhập tệp và khôi phục, và một bản niêm phong khi chốt vòng.',
  name: 'Tên bản lưu',
  nameHint: 'Ví dụ: Trước khi trình UBND tỉnh',
  keep: 'Giữ bản lưu',
  nameMissing: 'Hãy đặt tên cho bản lưu.',
  kept: (name: string) => `Đã giữ bản lưu “${name}”.`,
  list: 'Các bản lưu đã giữ',
  empty: 'Chưa có bản lưu nào. Hãy giữ một bản trước khi sửa nhiều mục, để so sánh hoặc quay lại sau này.',
  unnamed: 'Bản lưu không tên',
  automatic: 'Tự động',
  kinds,
  lockOf: (round: string) => `Chốt vòng “${round}”`,
  sealed: 'Niêm phong',
  sealedHint: 'Giữ cùng chốt điểm, không xóa được',
  figures: (points: string, max: string) => `Tự chấm ${points}/${max}`,
  scored: (scored: number, rows: number) => `đã chấm ${scored}/${rows} mục`,
  fields,

  compare: 'So sánh',
  compareOf: (name: string) => `So sánh bản lưu “${name}”`,
  restore: 'Khôi phục',
  restoreOf: (name: string) => `Khôi phục bản lưu “${name}”`,
  remove: 'Xóa bản lưu',
  removeOf: (name: string) => `Xóa bản lưu “${name}”`,

  removeTitle: 'Xóa bản lưu?',
  removeBody: (name: string) => `Bản lưu “${name}” sẽ bị xóa khỏi máy này và không lấy lại được.`,
  removed: (name: string) => `Đã xóa bản lưu “${name}”.`,

  restoreTitle: 'Khôi phục bản lưu?',
  restoreBody: (name: string) =>
    `Bảng đang mở sẽ trở lại đúng như bản lưu “${name}”. Đây là một bước, hoàn tác được. Bảng hiện tại được giữ thành một bản lưu trước khi khôi phục.`,
  restored: (name: string) => `Đã khôi phục “${name}”. Hoàn tác được bằng một bước.`,
  restoreLocked: (code: string, round: string, where: string) =>
    `Không khôi phục được: vòng “${round}” đã chốt, mà bản lưu khác bảng đang mở ở phần đã chốt (mục ${code}). Hãy mở chốt vòng này trong “${where}” rồi khôi phục lại.`,
  restoreLifts: (round: string, where: string) =>
    `Không khôi phục được: vòng “${round}” đã chốt, mà bản lưu có từ trước khi chốt. Hãy mở chốt vòng này trong “${where}” rồi khôi phục lại.`,
  nothingTouched: 'Bảng đang mở không bị thay đổi.',
  gone: 'Bản lưu này không còn nữa: có thể nó vừa bị xóa ở một thẻ khác.',
  corrupt: 'Bản lưu này bị hỏng nên không đọc được.',

  comparison: {
    title: 'So sánh hai bản',
    back: 'Về danh sách',
    before: 'Bản trước',
    after: 'Bản sau',
    swap: 'Đổi chiều',
    open: 'Bảng đang mở',
    reading: 'Đang đọc bản lưu…',
    sameChosen: 'Hai bên là cùng một bản. Hãy chọn hai bản khác nhau.',
    identical: 'Hai bản giống hệt nhau.',
    totals: 'Tổng hợp',
    scored: 'Đã chấm',
    rank: 'Hạng ước tính (khoảng)',
    rankRange: (best: number, worst: number) => `(${best}–${worst})`,
    scoreHint: 'Điểm so sánh là điểm của vòng mới nhất ở từng mục.',
    area: 'Lĩnh vực',
    rows: (count: number) => `Mục có khác (${count})`,
    noRows: 'Không có mục nào khác nhau.',
    row: 'Mục và nội dung thay đổi',
    rankShort: 'Hạng',
    ranksGained: 'Số bậc tăng (số âm là giảm)',
    code: 'Mã',
    name: 'Tên mục',
    changed: 'Nội dung thay đổi',
    rankHint:
      'Cột “Hạng” cho biết hạng ước tính đổi mấy bậc nếu chỉ riêng mục đó thay đổi so với bản trước; cộng lại không nhất thiết bằng thay đổi chung.',
    onlyBefore: 'chỉ có ở bản trước',
    onlyAfter: 'chỉ có ở bản sau',
    openRow: (code: string) => `Mở phiếu chấm ${code}`,
    rest: 'Phần khác',
    restChanged: (parts: string) => `Hai bản còn khác ở: ${parts}.`,
    restSame: 'Sổ tài liệu, vòng chấm, điểm thưởng phạt, đơn vị, kịch bản và bộ tiêu chí giống nhau.',
    parts: {
      head: 'tên bảng, địa phương hoặc năm',
      register: 'sổ tài liệu kiểm chứng',
      process: 'thời hạn, chốt vòng và mốc rà soát',
      adjustments: 'điểm thưởng, phạt',
      departments: 'danh sách đơn vị',
      scenarios: 'kịch bản',
      rubric: 'bộ tiêu chí',
    },
    copy: 'Chép thành văn bản',
    copied: (count: number) => `Đã chép ${count} mục. Dán được vào Excel hoặc Word.`,
    notCopied:
      'Trình duyệt không cho trang này tự chép (thường vì mở bằng http). Hãy chọn hết văn bản dưới đây rồi nhấn Ctrl + C.',
    text: 'Bảng các mục có khác, dạng văn bản',
  },

  history: {
    title: 'Lịch sử của mục',
    none: 'Chưa có thay đổi nào được ghi ở mục này.',
    more: (count: number) => `Hiện thêm ${count} thay đổi`,
    unreadable: (count: number) => `${count} bước cũ bị hỏng, không đọc được nên không có trong danh sách này.`,
    becomes: 'thành',
    empty: 'trống',
    noScore: 'chưa có',
    yes: 'có',
    no: 'không',
    level: (place: number) => `mức ${place}`,
    violations: (counts: string) => `số vi phạm: ${counts}`,
    parts: (places: string) => `đạt phần ${places}`,
    noParts: 'không đạt phần nào',
    growth: (current: string, base: string) => `${current} so với ${base}`,
    added: (what: string) => `thêm ${what}`,
    removed: (what: string) => `bỏ ${what}`,
    placed: (what: string, from: string, to: string) => `${what}: từ “${from}” thành “${to}”`,
    byDefault: 'theo mặc định',
    reordered: 'đổi thứ tự',
    goneDocument: 'tài liệu không còn trong sổ',
  },
};
