/** Vietnamese, canonical. */
export const register = {
  title: 'Sổ tài liệu kiểm chứng',
  search: 'Tìm tài liệu',
  searchHint: 'Số, trích yếu, cơ quan, tên tệp hoặc mã mục; không cần dấu',
  count: (count: number) => `${count} tài liệu`,
  found: (shown: number, all: number) => `Thấy ${shown}/${all} tài liệu`,
  nothingFound: 'Không có tài liệu nào khớp.',
  empty: 'Sổ chưa có tài liệu nào.',
  emptyHint:
    'Ghi mỗi văn bản một lần ở đây hoặc ngay trong phiếu chấm, rồi gắn vào mọi mục mà nó chứng minh, kèm mục hoặc trang. Mục có điểm mà thiếu tài liệu dễ bị trừ khi thẩm định.',
  filesKept: (count: number, size: string, max: string) => `${count} tệp giữ trên máy này: ${size} trên tối đa ${max}`,
  add: 'Thêm tài liệu',
  serves: (count: number) => `Dùng cho ${count} mục:`,
  servesNone: 'Chưa gắn mục nào',
  showItem: (code: string, name: string) => `Mở phiếu chấm ${code} ${name}`,
  edit: 'Sửa',
  editOf: (name: string) => `Sửa tài liệu ${name}`,
  deleteOf: (name: string) => `Xóa tài liệu ${name}`,
  deleteTitle: 'Xóa tài liệu khỏi sổ?',
  deleteUnused: (name: string) => `“${name}” chưa gắn mục nào. Xóa là một bước, hoàn tác được.`,
  deleteBody: (name: string, count: number, codes: string) =>
    `“${name}” sẽ được gỡ khỏi ${count} mục (${codes}) và xóa khỏi sổ. Đây là một bước, hoàn tác được.`,
  told: {
    added: (name: string) => `Đã thêm “${name}” vào sổ.`,
    saved: (name: string) => `Đã ghi “${name}”.`,
    attached: (name: string) => `Đã gắn “${name}”. Hãy ghi mục, trang chứng minh.`,
    detached: (name: string) => `Đã gỡ “${name}” khỏi mục này; tài liệu vẫn còn trong sổ.`,
    deleted: (name: string) => `Đã xóa “${name}”. Đóng sổ rồi nhấn Ctrl + Z nếu muốn lấy lại.`,
  },

  facts: {
    noNumber: 'Chưa có số, ký hiệu',
    confidential: (note: string) => `Mật: ${note}`,
    newTab: 'mở thẻ mới',
    copy: (text: string) => `Chép nơi lưu ${text}`,
    copied: 'Đã chép.',
    selected: 'Trình duyệt không cho chép tự động: chữ đã được chọn, hãy nhấn Ctrl + C.',
    download: 'Tải về',
    missing: (name: string) =>
      `Không có nội dung tệp “${name}” trên máy này. Thường là vì bảng chấm được nhập từ một bản xuất không kèm tệp: hãy xin lại bản xuất có kèm tệp, hoặc chọn lại tệp trong phần sửa tài liệu.`,
    notYet: (name: string) => `Tệp “${name}” còn đang được lưu. Hãy thử lại sau giây lát.`,
  },

  form: {
    addTitle: 'Thêm tài liệu kiểm chứng',
    addTitleFor: (code: string) => `Thêm tài liệu cho mục ${code}`,
    editTitle: 'Sửa tài liệu kiểm chứng',
    shared: (count: number) => `Tài liệu này đang dùng cho ${count} mục; sửa ở đây là sửa cho tất cả.`,
    number: 'Số, ký hiệu',
    date: 'Ngày ban hành',
    issuer: 'Cơ quan ban hành',
    summary: 'Trích yếu',
    link: 'Nơi lưu hoặc đường dẫn',
    linkHint: 'Địa chỉ http, https sẽ thành liên kết; nơi khác (kho lưu trữ, ổ mạng) hiện thành chữ để chép.',
    confidentiality: 'Ghi chú mật',
    confidentialityHint: 'Để trống nếu là tài liệu thường.',
    confidentialWarning:
      'Không nên đính kèm tệp của tài liệu mật hay ghi nội dung mật ở đây: dữ liệu trên máy này không được mã hóa. Chương trình không chặn việc này; hãy theo quy định của cơ quan.',
    place: (code: string) => `Mục, trang chứng minh cho ${code}`,
    placeHint: 'Ví dụ: Mục II, trang 14–19',
    duplicate: (name: string) => `Sổ đã có tài liệu cùng số và ngày: “${name}”. Nếu là một, hãy gắn tài liệu đó.`,
    duplicateOf: (summary: string) => `Sổ đã có tài liệu cùng số và ngày, trích yếu: “${summary}”.`,
    save: 'Ghi tài liệu',
    saveFor: (code: string) => `Ghi và gắn vào ${code}`,
    unsaved: 'Nội dung vừa nhập chưa được ghi.',
    goOn: 'Nhập tiếp',
    discard: 'Bỏ nội dung đã nhập',
  },

  file: {
    label: 'Tệp kèm theo',
    choose: 'Chọn tệp',
    replace: 'Đổi tệp khác',
    remove: 'Bỏ tệp',
    hint: (max: string, used: string, total: string) =>
      `Một tệp, tối đa ${max}; cả bảng chấm giữ tối đa ${total}, đang dùng ${used}. Tệp nằm trên máy này và chỉ có trong tệp xuất khi chọn kèm.`,
    nameAndSize: (name: string, size: string) => `${name} (${size})`,
    tooLarge: (name: string, size: string, max: string) =>
      `“${name}” nặng ${size}, quá giới hạn ${max}. Hãy ghi nơi lưu thay vì kèm tệp, hoặc chọn bản nhẹ hơn.`,
    totalTooLarge: (name: string, size: string, used: string, total: string) =>
      `Thêm “${name}” (${size}) thì vượt tổng ${total}: các tệp khác đã chiếm ${used}. Hãy bỏ bớt tệp, hoặc chỉ ghi nơi lưu.`,
    empty: (name: string) => `“${name}” là tệp rỗng. Hãy chọn tệp khác.`,
    unreadable: (name: string) => `Không đọc được “${name}”. Hãy kiểm tra tệp rồi chọn lại.`,
  },

  item: {
    title: (count: number) => `Tài liệu kiểm chứng (${count})`,
    proof: {
      proven: 'Đã chứng minh: tài liệu nào cũng ghi rõ mục, trang.',
      withoutPlace: (count: number) => `Chứng minh một phần: còn ${count} tài liệu chưa ghi mục, trang.`,
      explanationOnly: 'Chứng minh một phần: mới có giải trình, chưa có tài liệu.',
      unproven: 'Chưa chứng minh: đã có điểm mà chưa có tài liệu nào.',
      notClaimed: 'Chưa có điểm tự chấm nên chưa cần tài liệu.',
      notApplicable: 'Mục không áp dụng nên không cần tài liệu.',
      byOthers: 'Điểm do khảo sát hoặc thống kê quyết định nên không bắt buộc có tài liệu.',
    },
    place: 'Mục, trang chứng minh',
    placeMissing: 'Chưa ghi mục, trang: người thẩm định không biết tìm ở đâu.',
    detachOf: (name: string) => `Gỡ ${name} khỏi mục này`,
    attach: 'Gắn tài liệu có sẵn',
    choose: 'Tìm trong sổ để gắn',
    attachOne: 'Gắn',
    attachOf: (name: string) => `Gắn ${name} vào mục này`,
    useCount: (count: number) => `đang dùng cho ${count} mục`,
    more: (count: number) => `… và ${count} tài liệu khác; gõ thêm để thu hẹp.`,
    choiceCount: (count: number) => `${count} tài liệu có thể gắn.`,
    allAttached: 'Mọi tài liệu trong sổ đã gắn vào mục này.',
    registerEmpty: 'Sổ chưa có tài liệu nào. Hãy thêm tài liệu mới.',
  },

  exporting: {
    title: 'Xuất tệp JSON',
    body: (count: number, size: string) => `Sổ tài liệu giữ ${count} tệp (${size}). Có kèm chúng trong tệp xuất không?`,
    hint: (size: string) =>
      `Kèm tệp: bản xuất nặng khoảng ${size}, máy nhận xem được mọi tệp. Không kèm: bản xuất nhẹ, vẫn có đủ điểm và danh mục tài liệu.`,
    confidential: (count: number) =>
      `Trong đó ${count} tệp thuộc tài liệu có ghi chú mật. Chỉ kèm khi người nhận được phép xem.`,
    withFiles: (size: string) => `Kèm tệp (${size})`,
    without: 'Không kèm tệp',
    tooLarge: (count: number, size: string, maximum: string) =>
      `Kèm ${count} tệp đính kèm thì bản xuất nặng khoảng ${size}, quá mức ${maximum} mà chương trình đọc lại được, nên chỉ xuất được bản không kèm tệp. Tệp vẫn ở máy này; cần gửi thì tải từng tệp trong sổ tài liệu.`,
    packing: 'Đang gói tệp…',
    missing: (count: number, names: string) =>
      `Đã xuất, nhưng thiếu ${count} tệp không có nội dung trên máy này: ${names}.`,
  },

  importing: {
    files: 'Tệp kèm theo',
    filesHere: (count: number, size: string) => `${count} tệp (${size})`,
    filesInside: (inside: number, named: number, size: string) => `${inside}/${named} tệp (${size})`,
    filesMissing: (count: number) =>
      `${count} tệp có tên trong sổ tài liệu nhưng nội dung không kèm trong tệp này: máy này sẽ chỉ thấy tên.`,
  },

  fileFailure: {
    unknownFile: (id: string, place: string) =>
      `Tệp kèm theo “${id}” tại ${place} không có trong sổ tài liệu hoặc xuất hiện hai lần.`,
    wrongBase64: (name: string, place: string) =>
      `Nội dung của tệp kèm theo “${name}” bị hỏng (${place}). Hãy xin lại bản xuất.`,
    wrongFileSize: (name: string, found: string, expected: string, place: string) =>
      `Tệp kèm theo “${name}” dài ${found}, trong khi sổ tài liệu ghi ${expected} (${place}). Hãy xin lại bản xuất.`,
  },
};
