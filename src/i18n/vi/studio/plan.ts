/** Vietnamese, canonical. */
export const plan = {
  empty:
    'Kế hoạch ghi mục nào phải đạt bao nhiêu điểm, vì sao chưa đạt, ai làm và đến bao giờ. Hãy đưa một kịch bản vào kế hoạch, hoặc thêm từng việc.',
  toScenarios: 'Chọn kịch bản để đưa vào',
  answer: (open: number, gain: string, total: string, rank: string) =>
    `Còn ${open} việc, dự kiến thêm ${gain} điểm; đạt hết thì được ${total} điểm, hạng ${rank}.`,
  allDone: (total: string, rank: string) => `Không còn việc nào đang làm. Theo kế hoạch: ${total} điểm, hạng ${rank}.`,
  unranked: 'chưa rõ',
  doneUnscored: (count: number, gain: string) =>
    `${count} việc đã xong nhưng điểm chưa ghi vào bảng chấm (${gain} điểm, đã tính trong tổng dự kiến).`,
  basis: 'Tính trên điểm đang có; hai việc cùng một mục chỉ tính một lần; việc đã bỏ không tính.',
  figures: {
    open: 'Việc chưa xong',
    overdue: 'Quá hạn',
    gain: 'Dự kiến thêm',
    total: 'Tổng nếu đạt hết',
    rank: 'Hạng nếu đạt hết',
  },
  states: { planned: 'Chưa làm', inProgress: 'Đang làm', done: 'Đã xong', dropped: 'Đã bỏ' },

  table: {
    title: (count: number) => `Các việc (${count})`,
    scroll: 'Bảng các việc, cuộn được',
    row: 'Mục và việc phải làm',
    points: 'Điểm',
    gain: 'Dự kiến',
    department: 'Đơn vị',
    due: 'Thời hạn',
    state: 'Trạng thái',
    actions: 'Thao tác',
    open: (code: string) => `Mở phiếu chấm ${code}`,
    from: (name: string) => `từ kịch bản “${name}”`,
    blank: 'chưa chấm',
    noDay: 'chưa đặt',
    nobody: 'chưa giao',
    cause: (text: string) => `Nguyên nhân: ${text}`,
    remedy: (text: string) => `Giải pháp: ${text}`,
    edit: 'Sửa',
    done: 'Xong',
    remove: 'Xóa',
    of: (action: string, code: string) => `${action}: việc ${code}`,
  },

  form: {
    label: (code: string) => `Sửa việc ${code}`,
    cause: 'Nguyên nhân',
    remedy: 'Giải pháp',
    department: 'Đơn vị chủ trì',
    owner: 'Người chịu trách nhiệm',
    helpers: (count: number) => `Đơn vị phối hợp (${count})`,
    due: 'Thời hạn',
    target: (max: string) => `Điểm phải đạt (tối đa ${max})`,
    effort: 'Công sức',
    effortHint: 'Theo từng nửa ngày; để trống nếu chưa biết.',
    effortUnit: 'người-ngày',
    state: 'Trạng thái',
  },

  add: {
    open: 'Thêm việc',
    title: 'Việc mới',
    row: 'Mục',
    target: 'Điểm phải đạt',
    submit: 'Thêm',
    done: (code: string) => `Đã thêm việc ${code} vào kế hoạch.`,
  },
  removed: (code: string) => `Đã xóa việc ${code}. Ctrl+Z để lấy lại.`,
};
