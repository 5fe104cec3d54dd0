import type { ChanceBasis } from '../../../domain/acceptance';
import type { Proof } from '../../../domain/coverage';

const proofs: Record<Exclude<Proof, 'notNeeded'>, string> = {
  proven: 'Đủ tài liệu, có chỉ rõ chỗ',
  partly: 'Tài liệu chưa chỉ rõ chỗ, hoặc chỉ có giải trình',
  unproven: 'Chưa có tài liệu, giải trình',
};

/** Why a row has its chance; where evidence decides, proof and last year say it. */
const bases: Record<Exclude<ChanceBasis, 'given' | 'evidence' | 'estimated'>, string> = {
  open: 'Chưa chấm',
  appraised: 'Đã thẩm định',
  undisputed: 'Không có gì để từ chối',
};

/** Vietnamese, canonical. */
export const chances = {
  outlook: {
    title: 'Chắc chắn, kỳ vọng, cao nhất',
    answer: (floor: string, expected: string, ceiling: string) =>
      `Chắc chắn có ${floor}, kỳ vọng ${expected}, cao nhất ${ceiling}.`,
    points: (points: string) => `${points} điểm`,
    pointsAndRank: (points: string, rank: string) => `${points} điểm (hạng ${rank})`,
    rank: (rank: string) => `Hạng ${rank}`,
    noRank: 'Chưa có bảng xếp hạng để so.',
    frozen: (field: string) =>
      `Hạng so với bảng ${field}, các địa phương khác đứng yên. Cả ba mức đều dựa trên giả định dưới đây.`,
  },

  assumed: {
    title: 'Giả định đang dùng',
    own: 'Khả năng mặc định (%) là giả định của riêng chương trình này: không nguồn công bố nào đưa ra. Mục nào cũng sửa được ở bảng bên dưới.',
    table: 'Khả năng mặc định được chấp nhận, theo tài liệu kiểm chứng và điểm năm trước',
    proof: 'Tài liệu kiểm chứng',
    lastYear: {
      asLastYear: 'Không hơn năm trước',
      unknown: 'Không rõ năm trước',
      above: 'Cao hơn năm trước',
    },
    spread: 'Độ lệch chuẩn của điểm khảo sát ước tính',
    spreadUnit: 'điểm % hài lòng',
    spreadHint: (usual: string) =>
      `Mỗi mục khảo sát có ba kết quả: thấp (25%), đúng ước tính (50%), cao (25%). Ban đầu ${usual}, cũng là giả định của chương trình.`,
  },

  table: {
    title: 'Khả năng được chấp nhận của từng mục',
    answer: (rows: number, risk: string) => `${rows} mục có thể mất điểm; theo kỳ vọng mất tổng cộng ${risk} điểm.`,
    safe: 'Không mục nào có thể mất điểm.',
    hint: 'Số nghiêng là mặc định, gõ đè để sửa, xóa trắng để về mặc định. Mũi tên lên, xuống để sang dòng khác.',
    area: 'Lĩnh vực',
    allAreas: 'Tất cả lĩnh vực',
    order: 'Thứ tự',
    orders: { risk: 'Điểm rủi ro nhiều nhất trước', official: 'Theo mã' },
    onlyAtRisk: 'Chỉ mục còn rủi ro',
    rearrange: 'Sắp lại',
    outdated: 'Điểm rủi ro đã đổi, bảng còn giữ thứ tự cũ.',
    none: 'Không có mục nào khớp bộ lọc.',
    code: 'Mã',
    name: 'Tiêu chí thành phần',
    claim: 'Điểm hiện có',
    percent: 'Khả năng (%)',
    refused: 'Điểm nếu bị từ chối',
    basis: 'Căn cứ',
    risk: 'Điểm rủi ro',
    percentOf: (code: string, name: string) => `Khả năng được chấp nhận (%) của ${code} ${name}`,
    refusedOf: (code: string, name: string) => `Điểm còn lại nếu bị từ chối của ${code} ${name}`,
    aboveClaim: (text: string, claim: string) => `“${text}” vượt điểm hiện có ${claim}.`,
    ambiguous: (text: string) => `“${text}” có thể hiểu theo hai cách. Hãy viết dấu phẩy thập phân.`,
  },

  basis: {
    ...bases,
    proofs,
    lastYear: { asLastYear: 'không hơn năm trước', unknown: 'không rõ năm trước', above: 'cao hơn năm trước' },
    evidence: (proof: string, lastYear: string) => `${proof}; ${lastYear}`,
    given: (percent: number, why: string) => `Tự đặt. ${why} (mặc định ${percent}%)`,
    estimated: (points: string) => `Khảo sát, ước tính ± ${points}`,
    heldAtClaim: (points: string) => `Điểm nếu bị từ chối tính là ${points}: không quá điểm hiện có.`,
  },

  bulk: {
    title: (rows: number) => `Đặt khả năng cho ${rows} mục đang lọc (%)`,
    set: 'Đặt',
    reset: 'Về mặc định',
    noRows: 'Trong các mục đang lọc không có mục nào đặt được khả năng.',
    done: (percent: number, rows: number) => `Đã đặt ${percent}% cho ${rows} mục. Hoàn tác được bằng một bước.`,
    undone: (rows: number) => `Đã đưa ${rows} mục về mặc định. Hoàn tác được bằng một bước.`,
    nothing: 'Các mục này đã như vậy rồi.',
  },

  risk: {
    title: 'Mục nào đụng đến thứ hạng nhiều nhất',
    loses: (item: string, effect: string) => `Mất ${item} thiệt nhất: ${effect}.`,
    gains: (item: string, effect: string) => `Đạt tối đa ${item} lợi nhất: ${effect}.`,
    ranksDown: (ranks: number, points: string) => `≈ giảm ${ranks} bậc, ${points} điểm`,
    ranksUp: (ranks: number, points: string) => `≈ tăng ${ranks} bậc, ${points} điểm`,
    pointsOnly: (points: string) => `${points} điểm`,
    none: 'Không có mục nào còn mở: chưa mục nào có điểm, hoặc tất cả đã thẩm định.',
    level: 'Mất đến đâu',
    levels: { nothing: 'Mất hết điểm của mục', refused: 'Còn điểm nếu bị từ chối (khảo sát: mức thấp)' },
    caption: 'Từng mục một, các mục khác và các địa phương khác đứng yên; hạng ước tính (≈).',
    lostRefused: 'Nếu bị từ chối: số bậc giảm',
    noRank: 'Chưa có bảng xếp hạng để so nên chỉ nêu điểm, không vẽ hình theo bậc.',
  },

  list: {
    title: (shown: number) => `${shown} mục mất thì thiệt nhất`,
    all: (rows: number) => `Cả ${rows} mục còn mở, mất thiệt nhất trước`,
    showAll: (rows: number) => `Hiện cả ${rows} mục`,
    showTop: (rows: number) => `Chỉ hiện ${rows} mục đầu`,
    choose: 'Chọn',
    chooseOf: (code: string, name: string) => `Chọn ${code} ${name}`,
    item: 'Tiêu chí thành phần',
    rankAtLow: 'Hạng nếu mất',
    rankAtHigh: 'Hạng nếu đạt tối đa',
    lossPoints: 'Điểm mất',
    gainPoints: 'Điểm thêm',
    make: 'Lập kịch bản',
    sides: { loss: 'Mất', gain: 'Tối đa' },
    makeOf: {
      loss: (code: string) => `Lập kịch bản mất điểm ${code}`,
      gain: (code: string) => `Lập kịch bản ${code} đạt tối đa`,
    },
    chosen: (rows: number) => `Lập kịch bản từ ${rows} mục đã chọn`,
    name: 'Tên kịch bản (để trống sẽ tự đặt)',
    makeChosen: { loss: 'Các mục này mất điểm', gain: 'Các mục này đạt tối đa' },
    names: {
      loss: (codes: string) => `Mất điểm ${codes}`,
      gain: (codes: string) => `Đạt tối đa ${codes}`,
    },
    noneChosen: 'Hãy chọn ít nhất một mục.',
    noChange: 'Các mục đã chọn đang đúng ở mức ấy rồi, không có gì thay đổi.',
    made: (name: string, changes: number) =>
      `Đã lập kịch bản “${name}” với ${changes} thay đổi. Hoàn tác được bằng một bước.`,
    see: 'Xem ở mục Kịch bản',
  },
};
