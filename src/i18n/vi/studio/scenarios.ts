/** Vietnamese, canonical. */
export const scenarios = {
  empty:
    'Kịch bản là một nhóm điểm giả định được đặt tên, đặt cạnh bảng hiện tại để so tổng điểm, thứ hạng và công sức mà không sửa bảng chấm.',
  makeFirst: 'Tạo kịch bản đầu tiên',
  best: (name: string, total: string, rank: string, days: string) =>
    `“${name}” cao nhất: tổng điểm ${total}, hạng ${rank}, khoảng ${days} người-ngày.`,
  noneBetter: (total: string, rank: string) => `Chưa kịch bản nào cao hơn hiện tại: ${total} điểm, hạng ${rank}.`,
  unranked: 'chưa rõ',
  add: 'Tạo kịch bản',
  importFile: 'Nhập tệp kịch bản',
  list: (count: number) => `Các kịch bản (${count})`,

  create: {
    title: 'Kịch bản mới',
    name: 'Tên kịch bản',
    nameHint: 'Ví dụ: Bổ sung minh chứng quý IV',
    start: 'Bắt đầu từ',
    fromNow: 'Bảng hiện tại',
    fromWhatIf: (count: number) => `Các giả định đang đặt (${count})`,
    fromScenario: (name: string) => `Dựa trên “${name}”`,
    basedHint: 'Kịch bản mới đi tiếp từ kịch bản này và đổi theo khi kịch bản này đổi.',
    row: 'Thay đổi đầu tiên: mục',
    score: (max: string) => `Điểm giả định (tối đa ${max})`,
    scoreAny: 'Điểm giả định',
    choose: 'Chọn mục…',
    rowMissing: 'Hãy chọn một mục.',
    submit: 'Tạo',
    made: (name: string) => `Đã tạo kịch bản “${name}”.`,
  },

  score: {
    missing: 'Hãy nhập điểm giả định.',
    ambiguous: (text: string, decimal: string) =>
      `“${text}” có thể hiểu theo hai cách. Nếu dấu chấm là dấu thập phân, hãy viết ${decimal}.`,
    sameAsBelow: (code: string, score: string) => `Mục ${code} đang là ${score} rồi nên không có gì để giả định.`,
  },

  card: {
    changes: (count: number) => `${count} thay đổi`,
    basedOn: (name: string) => `dựa trên “${name}”`,
    of: (action: string, name: string) => `${action}: ${name}`,
    more: 'Thao tác khác',
    edit: 'Sửa',
    closeEdit: 'Xong',
    try: 'Thử trên bảng',
    apply: 'Áp dụng vào bảng chấm',
    rename: 'Đổi tên',
    duplicate: 'Nhân bản',
    merge: 'Gộp với kịch bản khác',
    rebase: 'Cập nhật theo bảng hiện tại',
    promote: 'Đưa vào kế hoạch',
    share: 'Lưu thành tệp để gửi',
    delete: 'Xóa',
  },

  edit: {
    title: (name: string) => `Sửa kịch bản “${name}”`,
    name: 'Tên kịch bản',
    own: 'Thay đổi của kịch bản',
    none: 'Chưa có thay đổi riêng.',
    inherited: (count: number, name: string) => `${count} thay đổi lấy từ “${name}”`,
    scoreOf: (code: string) => `Điểm giả định mục ${code}`,
    remove: (code: string) => `Bỏ thay đổi mục ${code}`,
    now: (score: string) => `đang là ${score}`,
    add: 'Thêm thay đổi',
    row: 'Mục',
    submit: 'Thêm',
    added: (code: string, score: string) => `Đã thêm: mục ${code} thành ${score}.`,
    removed: (code: string) => `Đã bỏ thay đổi mục ${code}.`,
    onlyChange: 'Đây là thay đổi duy nhất của kịch bản. Nếu không cần nữa, hãy xóa cả kịch bản.',
  },

  issues: {
    title: (name: string, count: number) => `Bảng chấm đã khác so với lúc lập “${name}”: ${count} điểm cần xem`,
    fulfilled: (name: string, count: number) => `Bảng chấm đã đạt ${count} giả định của “${name}”`,
    lead: 'Không thay đổi nào bị bỏ đi. Hãy xem từng mục, rồi cập nhật hoặc bỏ.',
    blank: 'chưa chấm',
    rowGone: (code: string) => `Mục ${code} không còn trong bộ tiêu chí.`,
    notApplicable: (code: string) => `Mục ${code} đang đánh dấu không áp dụng nên giả định không được tính.`,
    aboveMaximum: (code: string, score: string, max: string) =>
      `Mục ${code}: giả định ${score} vượt điểm tối đa ${max}.`,
    reached: (code: string, score: string) =>
      `Mục ${code}: bảng chấm đã đạt đúng ${score}, giả định không còn thêm gì.`,
    moved: (code: string, from: string, now: string) => `Mục ${code}: lúc giả định là ${from}, nay là ${now}.`,
    overtaken: (code: string, score: string, now: string) =>
      `Mục ${code}: bảng chấm nay là ${now}, cao hơn mức giả định ${score}; áp dụng sẽ làm giảm điểm.`,
    locked: (count: number, why: string) => `${count} thay đổi chưa áp dụng được vào bảng chấm. ${why}`,
    remove: (code: string) => `Bỏ thay đổi mục ${code}`,
    updated: (name: string, left: number) =>
      left === 0
        ? `Đã cập nhật “${name}” theo bảng hiện tại. Còn ${left} điểm cần xem.`
        : `Đã cập nhật “${name}” theo bảng hiện tại. Còn ${left} điểm cần xem, vẫn được giữ lại.`,
  },

  told: {
    tried: (name: string) => `Đang thử “${name}” trên bảng: xem cột “Giả định”. Ctrl+Z để bỏ thử.`,
    applied: (name: string, count: number) =>
      `Đã ghi ${count} điểm của “${name}” vào bảng chấm. Hoàn tác được bằng một bước.`,
    sameAsNow: (name: string) => `“${name}” không khác bảng hiện tại nên không có gì để làm.`,
    duplicated: (name: string) => `Đã nhân bản thành “${name}”.`,
    renamed: (name: string) => `Đã đổi tên thành “${name}”.`,
    deleted: (name: string) => `Đã xóa “${name}”. Ctrl+Z để lấy lại.`,
    deletedWithDependents: (name: string, count: number) =>
      `Đã xóa “${name}”; ${count} kịch bản dựa trên nó được giữ nguyên điểm. Ctrl+Z để lấy lại.`,
    shared: (file: string) => `Đã lưu tệp ${file}.`,
  },

  apply: {
    title: 'Áp dụng kịch bản?',
    body: (name: string, count: number) =>
      `${count} điểm tự chấm sẽ được ghi theo “${name}”. Đây là một bước, hoàn tác được.`,
    replaces: (count: number) => `Cột “Giả định” đang có ${count} điểm khác; chúng nhường chỗ cho kịch bản này.`,
    confirm: (count: number) => `Ghi ${count} điểm`,
  },

  merge: {
    title: (name: string) => `Gộp “${name}” với kịch bản khác`,
    lead: 'Tạo một kịch bản mới có đủ thay đổi của cả hai; hai kịch bản cũ giữ nguyên.',
    other: 'Kịch bản thứ hai',
    choice: 'Khi hai bên giả định khác nhau',
    take: (name: string) => `Lấy theo “${name}”`,
    higher: 'Lấy điểm cao hơn',
    clashes: (count: number) => `Mục hai bên giả định khác nhau (${count})`,
    noClashes: 'Hai kịch bản không mâu thuẫn ở mục nào.',
    row: 'Mục',
    taken: 'Sẽ lấy',
    name: 'Tên kịch bản mới',
    defaultName: (first: string, second: string) => `${first} + ${second}`,
    confirm: 'Gộp',
    done: (name: string, count: number) => `Đã gộp thành “${name}” với ${count} thay đổi.`,
  },

  promote: {
    title: 'Đưa kịch bản vào kế hoạch?',
    body: (name: string, count: number) =>
      `${count} mục tăng điểm của “${name}” thành ${count} việc trong kế hoạch, giao cho đơn vị chủ trì của mục.`,
    known: (count: number) =>
      `${count} việc đã có từ kịch bản này: chỉ cập nhật điểm và công sức, giữ nguyên phần đã ghi và thời hạn.`,
    losses: (count: number) => `${count} mục giảm điểm không vào kế hoạch.`,
    due: 'Thời hạn của các việc mới (có thể để trống)',
    confirm: 'Đưa vào kế hoạch',
    done: (name: string, count: number) => `Đã đưa ${count} việc của “${name}” vào kế hoạch.`,
    nothing: (name: string) => `“${name}” không có mục nào tăng điểm để đưa vào kế hoạch.`,
  },

  file: {
    title: 'Nhập kịch bản',
    failedTitle: 'Không nhập được kịch bản',
    reading: 'Đang đọc tệp…',
    notAScenario: 'Tệp JSON này không phải kịch bản của PAR Workbench (thiếu "format": "par-workbench-scenario").',
    bytes: 'Trình duyệt không đọc được tệp này. Hãy chọn lại.',
    name: 'Tên',
    willBe: (name: string) => `Đã có tên này; sẽ thêm thành “${name}”.`,
    of: 'Lập cho',
    ofUnit: (unit: string, year: number) => `${unit}, năm ${year}`,
    foreign: (unit: string, year: number) =>
      `Kịch bản lập cho bảng khác: bảng đang mở là ${unit}, năm ${year}, hoặc bộ tiêu chí khác. Hãy xem kỹ từng mục sau khi thêm.`,
    fits: 'Thay đổi dùng được',
    fitCount: (fits: number, count: number) => `${fits} trong ${count}`,
    misfits: (count: number) => `Thay đổi không dùng được (${count})`,
    rowGone: (code: string, name: string) => `Mục ${code} (${name}) không có trong bộ tiêu chí đang mở.`,
    aboveMaximum: (code: string, name: string, score: string, max: string) =>
      `Mục ${code} (${name}): ${score} vượt điểm tối đa ${max}.`,
    total: 'Tổng điểm',
    rank: 'Hạng ước tính',
    nothingFits: 'Không thay đổi nào dùng được với bảng đang mở nên không có gì để thêm.',
    nothingYet: 'Chưa có gì được ghi. Thêm là một bước, hoàn tác được; bảng chấm không đổi.',
    confirm: 'Thêm kịch bản',
    added: (name: string) => `Đã thêm kịch bản “${name}”.`,
  },

  table: {
    title: 'So sánh',
    scroll: 'Bảng so sánh kịch bản, cuộn được',
    figure: 'Chỉ tiêu',
    shown: (shown: number, count: number) => `Cột đang hiện (${shown}/${count})`,
    result: 'Kết quả',
    areas: 'Chỉ số theo lĩnh vực',
    departments: 'Điểm theo đơn vị chủ trì',
    index: 'Chỉ số (%)',
    rank: 'Hạng (khoảng)',
    rankHint: '≈ và chữ nghiêng là ước tính; trong ngoặc là hạng cao nhất và thấp nhất có thể.',
    rankOf: (rank: string) => `hạng ${rank}`,
    groupUp: 'lên nhóm',
    groupDown: 'xuống nhóm',
    days: 'Công sức (người-ngày)',
    daysHint: 'Ước tính theo số bậc của quy tắc chấm; sửa được ở từng mục.',
    changes: 'Số mục thay đổi',
    changesHint: 'Mục có điểm giả định khác điểm đang có.',
    note: 'Dòng nhỏ dưới mỗi số là chênh lệch so với hiện tại.',
  },

  slope: {
    title: 'Từ hiện tại đến từng kịch bản',
    caption: 'Hạng ước tính khi các địa phương khác đứng yên.',
    fileName: 'kich-ban',
  },

  rows: {
    title: 'Khác nhau theo từng mục',
    first: 'Từ',
    second: 'Đến',
    onlyDiffering: 'Chỉ mục khác nhau',
    summary: (count: number, gain: string, days: string) => `${count} mục khác nhau: ${gain} điểm, ${days} người-ngày.`,
    same: 'Hai bên không khác nhau ở mục nào.',
    sameChosen: 'Hai bên là một. Hãy chọn hai bên khác nhau.',
    code: 'Mã',
    name: 'Tiêu chí thành phần',
    gain: 'Thêm',
    days: 'Người-ngày',
    scroll: 'Bảng khác nhau theo từng mục, cuộn được',
    open: (code: string) => `Mở phiếu chấm ${code}`,
  },
};
