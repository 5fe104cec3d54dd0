/** Words of the pictures. Vietnamese, canonical. */
export const charts = {
  showTable: 'Xem dạng bảng',
  tableOf: (title: string) => `Số liệu của hình: ${title}`,
  copyTable: 'Chép bảng',
  copied: 'Đã chép bảng, có thể dán vào Excel hoặc Word.',
  copyRefused: 'Trình duyệt không cho chép. Bảng đã được bôi đen: nhấn Ctrl+C.',
  saveSvg: 'Lưu hình SVG',
  savePng: 'Lưu hình PNG',
  saved: (file: string) => `Đã lưu ${file}.`,
  saveFailed: 'Không tạo được tệp hình. Hãy thử lại.',
  drawing: 'Đang vẽ hình…',
  drawFailed: 'Không tải được phần vẽ hình. Số liệu vẫn đủ trong bảng bên dưới.',

  unit: 'Địa phương',
  rank: 'Hạng',
  rankOf: (rank: string) => `hạng ${rank}`,
  index: 'Chỉ số (%)',
  points: 'Điểm',
  change: 'Thay đổi',
  unknown: 'chưa rõ',
  now: 'Hiện tại',

  ladder: {
    titleOf: (unit: string) => `Thang thứ hạng của ${unit}`,
    after: 'Giả định',
    own: (unit: string, state: string) => `${unit} (${state})`,
    gap: (ranks: number) => `${ranks} hạng chưa rõ`,
  },

  areas: {
    title: 'Chỉ số theo lĩnh vực',
    area: 'Lĩnh vực',
    own: 'Chỉ số của địa phương',
  },

  slope: {
    title: 'So sánh kịch bản',
    scenario: 'Kịch bản',
    total: 'Tổng điểm',
    rank: 'Hạng ước tính',
    rankChange: 'Thay đổi hạng',
    ranksUp: (ranks: number) => `tăng ${ranks} bậc`,
    ranksDown: (ranks: number) => `giảm ${ranks} bậc`,
  },

  tornado: {
    title: 'Mục ảnh hưởng nhiều nhất đến thứ hạng',
    item: 'Tiêu chí thành phần',
    lost: 'Nếu mất hết điểm: số bậc giảm',
    gained: 'Nếu đạt tối đa: số bậc tăng',
    ranksLost: 'Số bậc giảm',
    ranksGained: 'Số bậc tăng',
    pointsLost: 'Điểm mất',
    pointsGained: 'Điểm thêm',
    inBrackets: 'Trong ngoặc: số điểm',
    shown: (shown: number, count: number) => `Hình vẽ ${shown} trong ${count} mục; bảng có đủ.`,
  },

  frontier: {
    title: 'Chi phí và kết quả',
    cost: 'Người-ngày',
    days: (days: string) => `${days} người-ngày`,
    pointsOf: (points: string) => `${points} điểm`,
    selected: (what: string) => `Đang chọn: ${what}`,
    selectedMark: 'đang chọn',
    targetPoints: (points: string) => `Mục tiêu ${points} điểm`,
    targetReached: 'đạt mục tiêu',
    note: 'Ghi chú',
  },

  histogram: {
    title: 'Phân bố thứ hạng dự báo',
    share: 'Tỷ lệ lần mô phỏng',
    sharePercent: 'Tỷ lệ lần mô phỏng (%)',
    cumulative: 'Hạng này hoặc cao hơn',
    note: 'Ghi chú',
    median: 'trung vị',
    medianAt: (rank: number) => `Trung vị: hạng ${rank}`,
    inInterval: 'trong khoảng 80%',
    intervalAt: (best: number, worst: number) => `Khoảng 80%: hạng ${best}–${worst}`,
    target: 'mục tiêu',
    targetAt: (rank: number, share: string) => `Mục tiêu hạng ${rank}: đạt ${share}`,
  },
};

export type ChartWords = typeof charts;
