/** Vietnamese, canonical. */
export const attribution = {
  from: 'Từ',
  to: 'Đến',
  standing: 'Mốc',
  field: 'Xếp trong bảng',
  swap: 'Đổi chiều hai mốc',
  sources: {
    lastYear: 'Năm trước (cột điểm năm trước)',
    self: 'Hiện tại (tự chấm)',
    final: 'Hiện tại (kết quả vòng gần nhất)',
  },
  groups: {
    document: 'Tài liệu này',
    scenarios: 'Kịch bản',
    snapshots: 'Bản lưu (kết quả vòng gần nhất)',
  },

  same: 'Hai mốc đang là một. Hãy chọn hai mốc khác nhau, hoặc hai bảng khác nhau.',
  reading: 'Đang đọc bản lưu…',
  noField: 'Chưa có bảng kết quả PAR INDEX đã công bố nào nên không tính được hạng.',
  noLastYear:
    'Cột điểm năm trước chưa có điểm nào nên không có hạng để so. Hãy nhập cột Năm trước trong bảng chấm, hoặc chọn mốc khác.',
  noRank: (standing: string) =>
    `“${standing}” chưa có mục nào được chấm nên không có hạng để so. Hãy chọn mốc khác, hoặc chấm điểm trước.`,
  tooMany: 'Có quá nhiều lĩnh vực cùng thay đổi (hơn 14 phần) nên không tách được phần của từng lĩnh vực.',

  answer: 'Câu trả lời',
  up: { before: 'Từ hạng', between: 'lên', after: (ranks: string) => `(tăng ${ranks} bậc)` },
  down: { before: 'Từ hạng', between: 'xuống', after: (ranks: string) => `(giảm ${ranks} bậc)` },
  stays: { before: 'Giữ nguyên hạng' },
  reason: (kind: string, ranks: string) => `${kind} ${ranks} bậc`,
  noReason: 'thay đổi về điểm chưa đủ để đổi hạng.',
  nothingMoved: 'không có điểm nào và không có địa phương nào thay đổi.',
  kinds: {
    own: 'nỗ lực của địa phương',
    survey: 'khảo sát',
    adjustments: 'điểm cộng, trừ',
    rubric: 'bộ tiêu chí thay đổi',
    peers: 'các địa phương khác',
  },
  interval: (from: string, to: string) => `Khoảng hạng có thể: từ ${from} đến ${to}.`,
  intervalOf: (ranks: string, year: string) => `${ranks} (bảng ${year})`,
  exactOf: (rank: string, year: string) => `đúng hạng ${rank} (bảng ${year})`,
  partial: (year: string, known: number, others: number) =>
    `Bảng ${year} mới biết điểm của ${known}/${others} địa phương khác.`,
  outside: (year: string, units: number) =>
    `Địa phương không có tên trong bảng ${year} nên được xếp như một địa phương thêm vào, trên ${units}.`,
  open: (side: string, rows: number) =>
    `Mốc “${side}” còn ${rows} mục chưa có điểm, tạm tính là 0: điểm thêm vào hoặc mất đi ở các mục này làm lệch phần của lĩnh vực.`,
  sameField: 'Hai mốc xếp trong cùng một bảng: các địa phương khác được coi là đứng yên.',

  parts: 'Phần góp của từng nguyên nhân',
  cause: 'Nguyên nhân',
  points: 'Điểm',
  ranks: 'Số bậc',
  unitPoints: 'điểm',
  unitRanks: 'bậc',
  total: 'Tổng cộng',
  movers: {
    survey: 'Điểm khảo sát (lãnh đạo và người dân)',
    adjustments: 'Điểm cộng, điểm trừ',
    rubric: 'Bộ tiêu chí thay đổi',
    peers: 'Các địa phương khác thay đổi',
  },
  scale: (points: string) => `điểm tối đa ${points}`,
  meaning: {
    shares:
      'Mỗi phần là số bậc mà riêng nguyên nhân đó góp vào, tính trung bình trên mọi thứ tự thay đổi có thể (giá trị Shapley), nên không phụ thuộc vào thứ tự và cộng lại đúng bằng số bậc thay đổi; số hiện ra làm tròn đến một phần mười bậc.',
    rows: 'Các mục được so theo mã: mục đổi nội dung nhưng giữ nguyên mã, điểm tối đa và cách đánh giá vẫn tính vào nỗ lực của địa phương, cũng như điểm từ số liệu thống kê. Mục chưa có điểm tính là 0.',
    lastYear:
      'Ở mốc năm trước, ô trống của cột Năm trước tính là 0 điểm, mọi mục đều coi là áp dụng và không có điểm cộng, điểm trừ.',
    estimate:
      'Hạng có dấu ≈ là ước tính, vì bảng kết quả chưa đủ các địa phương hoặc còn mục chưa chấm; các phần, kể cả phần của các địa phương khác, vì thế cũng là ước tính.',
  },

  rows: 'Các mục làm đổi điểm',
  rowsOf: (count: number, points: string) => `${count} mục, ${points} điểm`,
  noRows: 'Không có mục nào đổi điểm.',
  item: 'Tiêu chí thành phần',
  before: 'Từ',
  after: 'Đến',
  gain: 'Thay đổi',
  missing: 'không có',
  notScored: 'chưa chấm',
  ofMaximum: (points: string, maximum: string) => `${points} trên ${maximum}`,

  pictures: 'Hình',
  ladder: {
    caption: (from: string, to: string, year: string) =>
      `Từ “${from}” đến “${to}”, giữa các địa phương lân cận trong bảng PAR INDEX ${year}.`,
    otherField: (year: string, rank: string, fieldYear: string) =>
      `Để so được, mốc “Từ” cũng xếp vào bảng ${year}; trong bảng ${fieldYear} mốc này ở hạng ${rank}.`,
    leftOut: (units: number) => `Không vẽ ${units} địa phương nằm giữa, ở xa cả hai mốc.`,
    gapLeftOut: (ranks: number) => `${ranks} hạng chưa rõ hoặc không vẽ`,
    file: 'thang-thu-hang',
  },
  areas: {
    caption: (from: string, to: string) => `Thanh: “${to}”. Vạch: “${from}”.`,
    file: 'chi-so-linh-vuc',
  },
};
