/** Vietnamese, canonical. */
export const sipas = {
  year: 'Năm',
  withSheet: (year: number) => `${year} (đã nhập)`,
  empty: (year: number) =>
    `Chưa có số liệu SIPAS năm ${year} của địa phương. Hãy nhập những số đã biết; ô trống là chưa biết, không phải 0.`,
  answer: (year: number, value: string, basis: string, rank: string) =>
    `SIPAS năm ${year}: ${value} (${basis}), hạng ${rank}.`,
  answerUnranked: (year: number, value: string, basis: string) => `SIPAS năm ${year}: ${value} (${basis}).`,
  /** Behind a figure that stands for an interval. */
  between: (value: string, lowest: string, highest: string) => `≈ ${value}% (${lowest}–${highest}%)`,
  short: {
    published: 'số công bố',
    typed: 'số tự nhập, chưa phải số công bố',
    allComponents: 'ước tính từ đủ năm thành phần',
    someComponents: 'ước tính từ các thành phần đã biết',
    moved: 'ước tính sau khi giả định',
  },
  basis: {
    published: 'Chỉ số chung là số công bố.',
    typed: 'Chỉ số chung do người dùng nhập và chưa đánh dấu là số công bố, nên coi là ước tính.',
    allComponents:
      'Ước tính là trung bình cộng của năm thành phần. Số công bố không phải trung bình cộng và trọng số không được công bố; nhưng với trọng số nào thì chỉ số chung cũng nằm giữa thành phần thấp nhất và thành phần cao nhất.',
    someComponents:
      'Ước tính là trung bình cộng của các thành phần đã biết. Khoảng trong ngoặc cho thành phần còn thiếu đi từ 0% đến 100% và chỉ đúng với trung bình cộng: trọng số thật có thể đưa chỉ số ra ngoài khoảng này.',
    moved: 'Chỉ số chung được dời đi theo thay đổi của các thành phần, mỗi thành phần tính một phần năm.',
  },

  sheet: {
    title: (year: number) => `Số liệu năm ${year}`,
    component: 'Thành phần',
    own: 'Địa phương (%)',
    nation: 'Cả nước (%)',
    difference: 'Chênh lệch',
    components: {
      access: 'Tiếp cận dịch vụ',
      procedures: 'Thủ tục hành chính',
      officials: 'Công chức giải quyết công việc',
      results: 'Kết quả dịch vụ',
      feedback: 'Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị',
    },
    overall: 'Chỉ số chung',
    official: 'Là số công bố chính thức',
    estimatedHere: (value: string) => `ước tính ${value}`,
    outside: (value: string, lowest: string, highest: string) =>
      `Chỉ số chung ${value}% nằm ngoài khoảng của năm thành phần (${lowest}–${highest}%). Với trọng số nào cũng không thể như vậy: hãy kiểm tra lại các số vừa nhập.`,
    nationUnknown: 'Chưa có số liệu cả nước của năm này.',
    nationSource: (source: string) => `Số liệu cả nước: ${source}.`,
    hint: 'Nhập theo phần trăm, tối đa bốn chữ số thập phân. Mỗi lần sửa có thể hoàn tác (Ctrl+Z).',
    takePublished: (value: string) => `Lấy số đã công bố: ${value}%`,
    remove: 'Xóa số liệu năm này',
    removed: (year: number) => `Đã xóa số liệu SIPAS năm ${year}. Ctrl+Z để lấy lại.`,
    taken: (value: string) => `Đã lấy chỉ số chung công bố ${value}%.`,
  },

  rank: {
    title: (year: number) => `Thứ hạng SIPAS năm ${year}`,
    noField: (year: number) => `Chưa có bảng xếp hạng SIPAS năm ${year}.`,
    toResults: 'Thêm ở “Kết quả công bố”',
    noValue: 'Nhập ít nhất một số để tính thứ hạng.',
    estimate: 'Ước tính',
    best: 'Cao nhất có thể',
    worst: 'Thấp nhất có thể',
    published: 'Hạng đã công bố',
    derivedRank: (rank: number) => `${rank} (suy ra từ số đã công bố)`,
    known: (known: number, others: number) => `Biết giá trị của ${known}/${others} địa phương khác.`,
    contradicts:
      'Hạng đã công bố nằm ngoài khoảng tính được: chỉ số chung đang dùng không phải là chỉ số đã xếp hạng đó.',
    notInField: 'Địa phương không có trong bảng năm này: hạng là chỗ đứng nếu được xếp thêm vào bảng.',
  },

  whatIf: {
    title: 'Nếu các thành phần khác đi',
    hint: 'Chỉ để xem thử, không ghi vào đâu cả. Để trống là giữ như hiện tại.',
    assume: (component: string) => `Giả định: ${component}`,
    clear: 'Bỏ giả định',
    nothing: 'Nhập một thành phần giả định để xem chỉ số, thứ hạng và điểm đổi thế nào.',
    measure: 'Chỉ tiêu',
    before: 'Hiện tại',
    after: 'Giả định',
    change: 'Thay đổi',
    overall: 'Chỉ số chung',
    rank: 'Hạng SIPAS',
    points: (code: string) => `Điểm mục ${code} (xấp xỉ)`,
    parRank: (change: string) => `Hạng PAR INDEX theo đó: ${change}. Các địa phương khác coi như đứng yên.`,
    changeBounds: (lowest: string, highest: string) =>
      `Với trọng số nào thì chỉ số chung cũng đổi từ ${lowest} đến ${highest} điểm phần trăm.`,
    unknownBefore: (components: string) =>
      `Chưa biết số hiện tại của: ${components}. Thay đổi tính từ chỉ số chung đang có.`,
    unknown: 'chưa biết',
  },

  item: {
    title: 'Mục SIPAS trong PAR INDEX',
    relation:
      'Quan hệ chỉ là xấp xỉ: cách quy SIPAS ra điểm PAR INDEX không được công bố (một tỉnh khoảng 82% được 8,50/10 điểm). Ước tính ở đây là chỉ số chung × điểm tối đa ÷ 100, dùng cho đến khi có điểm chính thức.',
    none: 'Bộ tiêu chí này không có mục nào lấy điểm từ SIPAS.',
    otherYear: (year: number, own: number) =>
      `Bảng chấm này là của năm ${own}; số liệu SIPAS năm ${year} không ghi vào bảng chấm.`,
    standing: 'Đang ghi ở cột tự chấm',
    estimated: 'Ước tính từ SIPAS',
    blank: 'chưa chấm',
    ofMaximum: (points: string, max: string) => `${points}/${max}`,
    pointsBetween: (points: string, lowest: string, highest: string) => `≈ ${points} (${lowest}–${highest})`,
    sources: {
      none: 'chưa có điểm',
      rule: 'ước tính, theo số liệu SIPAS đã ghi ở mục',
      override: 'do người dùng ghi đè lên ước tính',
      typed: 'do người dùng nhập',
    },
    same: 'Điểm ước tính đã ghi đúng như vậy.',
    unknown: 'chưa tính được',
    preview: 'Xem trước rồi ghi ước tính…',
    official: (max: string) => `Điểm chính thức của mục (tối đa ${max})`,
    officialPreview: 'Xem trước rồi ghi điểm chính thức…',
    officialMissing: 'Hãy nhập điểm chính thức của mục.',
    officialReason: 'Điểm chính thức Bộ Nội vụ công bố',
    dialog: {
      estimateTitle: (code: string) => `Ghi điểm ước tính vào mục ${code}?`,
      officialTitle: (code: string) => `Ghi điểm chính thức vào mục ${code}?`,
      what: 'Sẽ đổi',
      before: 'Đang có',
      after: 'Sẽ ghi',
      score: 'Điểm tự chấm',
      figure: 'Số liệu SIPAS của mục (%)',
      total: 'Tổng điểm PAR INDEX',
      estimateNote: 'Đây là ước tính xấp xỉ. Điểm chính thức ghi sau sẽ thay nó.',
      officialNote: 'Điểm chính thức thay điểm ước tính; mục ghi rõ lý do là điểm công bố.',
      overwrites: (reason: string) =>
        `Điểm đang có là điểm người dùng đã ghi đè (${reason}); ghi ước tính sẽ bỏ điểm đó.`,
      noReason: 'không ghi lý do',
      undo: 'Ghi một bước, hoàn tác được.',
      confirm: 'Ghi',
    },
    wroteEstimate: (code: string, points: string) =>
      `Đã ghi ${points} điểm ước tính vào mục ${code}. Ctrl+Z để hoàn tác.`,
    wroteOfficial: (code: string, points: string) =>
      `Đã ghi ${points} điểm chính thức vào mục ${code}. Ctrl+Z để hoàn tác.`,
  },
};
