/** Vietnamese, canonical. */
export const departments = {
  title: 'Đơn vị và phân công',

  table: {
    title: 'Tiến độ theo đơn vị',
    hint: 'Tính trên các mục đơn vị chủ trì, trừ mục không áp dụng.',
    department: 'Đơn vị',
    leads: 'Chủ trì',
    contributes: 'Phối hợp',
    scored: 'Đã chấm',
    proven: 'Đủ chứng minh',
    checked: 'Đã kiểm tra',
    lost: 'Điểm mất',
    actions: 'Thao tác',
    nobody: 'Chưa giao',
    none: 'Chưa có đơn vị nào.',
    show: (count: number, name: string) => `${count} mục: lọc bảng theo ${name}`,
    edit: (name: string) => `Sửa ${name}`,
    remove: (name: string) => `Xóa ${name}`,
  },

  edit: {
    add: 'Thêm đơn vị',
    addTitle: 'Đơn vị mới',
    editTitle: (code: string) => `Sửa đơn vị ${code}`,
    code: 'Mã viết tắt',
    codeFixed: 'Mã không đổi được vì các mục đang dùng.',
    name: 'Tên đơn vị',
    nameEn: 'Tên tiếng Anh (nếu có)',
    save: 'Lưu đơn vị',
    added: (name: string) => `Đã thêm “${name}”.`,
    saved: (name: string) => `Đã sửa “${name}”.`,
  },

  remove: {
    title: 'Xóa đơn vị?',
    body: (name: string, leads: number, contributes: number) =>
      `“${name}” đang chủ trì ${leads} mục và phối hợp ${contributes} mục. Các mục đó sẽ không còn đơn vị này. Hoàn tác được bằng một bước.`,
    unused: (name: string) => `“${name}” chưa được giao mục nào. Hoàn tác được bằng một bước.`,
    confirm: 'Xóa đơn vị',
    done: (name: string) => `Đã xóa “${name}”. Hoàn tác được bằng một bước.`,
  },

  assign: {
    title: 'Phân công hàng loạt',
    which: 'Những mục nào',
    selected: (count: number) => `Đang chọn trên bảng (${count} mục)`,
    filtered: (count: number) => `Đang hiện theo bộ lọc (${count} mục)`,
    area: (count: number) => `Cả lĩnh vực (${count} mục)`,
    whichArea: 'Lĩnh vực',
    rows: (count: number) => `${count} mục sẽ được phân công`,
    noRows: 'Chưa có mục nào. Hãy chọn dòng trên bảng trước khi mở hộp này, hoặc chọn cả lĩnh vực.',
    lead: 'Đơn vị chủ trì',
    keepLead: 'Giữ nguyên',
    add: (count: number) => `Thêm đơn vị phối hợp (${count})`,
    remove: (count: number) => `Bớt đơn vị phối hợp (${count})`,
    nothingAsked: 'Hãy chọn đơn vị chủ trì, hoặc đơn vị phối hợp cần thêm hay bớt.',
    submit: 'Phân công',
    done: (count: number) => `Đã phân công ${count} mục. Hoàn tác được bằng một bước.`,
    nothing: 'Các mục này đã được phân công như vậy rồi.',
  },

  ofRow: {
    title: 'Đơn vị thực hiện',
    contributors: 'Đơn vị phối hợp',
    none: 'chưa có',
    isLead: 'đang chủ trì',
  },
};
