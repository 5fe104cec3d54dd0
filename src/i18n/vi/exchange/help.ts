/** Vietnamese, canonical. */
export const help = {
  title: 'Giao việc, nộp kết quả và hợp nhất',
  handOut:
    'Giao việc: mỗi đơn vị nhận một tệp có các mục của mình, giá trị lúc giao, hướng dẫn và hạn nộp. Mở tệp bằng chương trình này thì chỉ thấy các mục đó.',
  handBack:
    'Nộp kết quả: chương trình ghi tệp, đọc lại tệp vừa ghi và so khớp rồi mới báo xong. Gửi tệp đó cho nơi giao việc; nộp nhiều lần được, lần sau thay lần trước.',
  merge:
    'Hợp nhất: chọn hoặc thả các tệp nộp về. Mỗi nội dung được so với giá trị lúc giao: chỉ một bên sửa thì lấy của bên đó; hai bên sửa khác nhau là xung đột và phải có người chọn; tài liệu và ý kiến được gộp, không bỏ. Nội dung ngoài việc được giao để riêng kèm lý do. Điểm và thứ hạng hiện ra trước khi ghi; hợp nhất là một bước, hoàn tác được. Thứ tự các tệp không đổi kết quả, trừ chỗ tự chọn; hợp nhất lại một tệp không đổi gì.',
  origins:
    'Ô lấy từ tệp có góc đánh dấu ở phía dưới bên trái; phiếu chấm của mục có phần “Nguồn nhận về”; “Nhật ký hợp nhất” trong “Quản lý” giữ mọi tệp và mọi nội dung để riêng.',
  fingerprint:
    'Mã đối chiếu: 16 ký tự rút từ SHA-256 của nội dung. Hai bên đọc cho nhau: giống nhau thì nội dung giống nhau. Tệp của đơn vị bị sửa hoặc hỏng trên đường thì không nhận. Mã này phát hiện nhầm lẫn và hư hỏng, không chứng minh ai là người gửi.',
  sealed:
    'Tệp có mật khẩu được mã hóa (AES-GCM 256 bit, khóa tạo bằng PBKDF2 600.000 vòng). Báo mật khẩu bằng đường khác; quên mật khẩu thì không ai mở lại được. Trang mở bằng http thường không có chức năng này; dùng https hoặc localhost.',
  format: 'Mô tả định dạng tệp',
  formatHint: 'để hệ thống khác đọc và ghi được.',
};
