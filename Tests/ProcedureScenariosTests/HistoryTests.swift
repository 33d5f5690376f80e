import ProcedureScenarios
import SourceText
import Testing

@Suite struct HistoryTests {
  @Test func aWholeCaseIsTold() throws {
    let run = try Sample.play(
      filing + """

        người_nộp đóng thẩm_định
        một_cửa "Lan" chọn cần_bổ_sung với lý_do = "Thiếu bản vẽ"
        sau 1 ngày
        người_nộp chọn đã_bổ_sung
        sau 9 giờ làm việc
        một_cửa "Lan" chọn hợp_lệ giao "Cúc"
        chuyên_viên chọn trình
        lãnh_đạo "Cúc" chọn đồng_ý
        thì không được vì xử_lý
        lãnh_đạo chọn đồng_ý
        thì kết thúc đã_cấp
        """)
    #expect(run.isPassed)
    #expect(
      run.history.text(in: .vi)
        == """
        26/01/2026 08:00  Người nộp (Nguyễn Văn An) nộp hồ sơ trực tuyến, nhận kết quả qua bưu \
        chính (mã hồ sơ H32.14-260126-0001)
        26/01/2026 08:00  Ghi nhận thông tin: “Diện tích (m²)” = 50
        26/01/2026 08:00  Giấy tờ đã nộp: “Đơn đề nghị” (1 bản chính), “Giấy khám sức khỏe” (2 \
        bản sao)
        26/01/2026 08:00  → bước “Nộp hồ sơ”
        26/01/2026 08:00  Người nộp chọn “Gửi hồ sơ” tại bước “Nộp hồ sơ”
        26/01/2026 08:00  → bước “Tra cứu dữ liệu”
        26/01/2026 08:00  Yêu cầu thực hiện “Tra cứu dân cư”
        26/01/2026 08:00  “Tra cứu dân cư” đã thực hiện xong, kết quả: có
        26/01/2026 08:00  → bước “Tiếp nhận, kiểm tra hồ sơ” (hạn 27/01/2026 08:00)
        26/01/2026 08:00  Đã thu 75.000 đồng “Phí thẩm định” tại quầy
        26/01/2026 08:00  Bộ phận Một cửa (Lan) chọn “Cần bổ sung” tại bước “Tiếp nhận, kiểm \
        tra hồ sơ”
        26/01/2026 08:00  Ghi nhận thông tin: “Lý do” = “Thiếu bản vẽ”
        26/01/2026 08:00  Báo người nộp qua tin nhắn SMS hoặc Zalo: “Cần bổ sung: Thiếu bản vẽ.”
        26/01/2026 08:00  → bước “Bổ sung hồ sơ” (hạn 02/02/2026 23:59)
        27/01/2026 08:00  Người nộp chọn “Đã bổ sung” tại bước “Bổ sung hồ sơ”
        27/01/2026 08:00  → bước “Tiếp nhận, kiểm tra hồ sơ” (hạn 28/01/2026 08:00)
        27/01/2026 16:00  Bước “Tiếp nhận, kiểm tra hồ sơ” sắp đến hạn (nhắc trước 2 giờ làm việc)
        27/01/2026 16:00  Nhắc Bộ phận Một cửa
        28/01/2026 08:00  Bước “Tiếp nhận, kiểm tra hồ sơ” quá hạn
        28/01/2026 08:00  Lập “Phiếu xin lỗi”
        28/01/2026 09:00  Bộ phận Một cửa (Lan) chọn “Hồ sơ đầy đủ, hợp lệ” tại bước “Tiếp \
        nhận, kiểm tra hồ sơ”
        28/01/2026 09:00  Giao Cúc thực hiện bước tiếp theo của Chuyên viên
        28/01/2026 09:00  Bắt đầu tính thời hạn, hẹn trả 11/02/2026 17:00
        28/01/2026 09:00  Lập “Giấy hẹn trả kết quả”
        28/01/2026 09:00  Báo người nộp qua tin nhắn SMS và thư điện tử: “Hồ sơ \
        H32.14-260126-0001 của Nguyễn Văn An đã được nhận.”
        28/01/2026 09:00  → bước “Thẩm định” (giao Cúc)
        28/01/2026 09:00  Chuyên viên (Cúc) chọn “Trình ký” tại bước “Thẩm định”
        28/01/2026 09:00  → bước “Ký giấy phép”
        28/01/2026 09:00  Lãnh đạo (Cúc) chọn “Đồng ý cấp phép” nhưng không được chấp nhận: \
        Cúc đã làm bước “Thẩm định” nên không được làm bước này
        28/01/2026 09:00  Lãnh đạo chọn “Đồng ý cấp phép” tại bước “Ký giấy phép”
        28/01/2026 09:00  → kết thúc “Đã cấp phép” (thành công)

        """)
    #expect(
      run.history.text(in: .en)
        == """
        26/01/2026 08:00  Applicant (Nguyễn Văn An) files online, result to be handed over by \
        post (case number H32.14-260126-0001)
        26/01/2026 08:00  Recorded: “Diện tích (m²)” = 50
        26/01/2026 08:00  Papers handed in: “Đơn đề nghị” (1 original), “Giấy khám sức khỏe” (2 \
        copies)
        26/01/2026 08:00  → step “Nộp hồ sơ”
        26/01/2026 08:00  Applicant chooses “Gửi hồ sơ” in step “Nộp hồ sơ”
        26/01/2026 08:00  → step “Tra cứu dữ liệu”
        26/01/2026 08:00  Ask for “Tra cứu dân cư” to be carried out
        26/01/2026 08:00  “Tra cứu dân cư” has been carried out, result: yes
        26/01/2026 08:00  → step “Tiếp nhận, kiểm tra hồ sơ” (due 27/01/2026 08:00)
        26/01/2026 08:00  75.000 đồng paid for “Phí thẩm định” at the counter
        26/01/2026 08:00  Bộ phận Một cửa (Lan) chooses “Cần bổ sung” in step “Tiếp nhận, kiểm \
        tra hồ sơ”
        26/01/2026 08:00  Recorded: “Lý do” = “Thiếu bản vẽ”
        26/01/2026 08:00  Notify the applicant by SMS or Zalo: “Cần bổ sung: Thiếu bản vẽ.”
        26/01/2026 08:00  → step “Bổ sung hồ sơ” (due 02/02/2026 23:59)
        27/01/2026 08:00  Applicant chooses “Đã bổ sung” in step “Bổ sung hồ sơ”
        27/01/2026 08:00  → step “Tiếp nhận, kiểm tra hồ sơ” (due 28/01/2026 08:00)
        27/01/2026 16:00  Step “Tiếp nhận, kiểm tra hồ sơ” is due soon (reminder 2 working \
        hours before)
        27/01/2026 16:00  Remind Bộ phận Một cửa
        28/01/2026 08:00  Step “Tiếp nhận, kiểm tra hồ sơ” is overdue
        28/01/2026 08:00  Issue “Phiếu xin lỗi”
        28/01/2026 09:00  Bộ phận Một cửa (Lan) chooses “Hồ sơ đầy đủ, hợp lệ” in step “Tiếp \
        nhận, kiểm tra hồ sơ”
        28/01/2026 09:00  Cúc is named for the next step of Chuyên viên
        28/01/2026 09:00  The overall clock starts, result promised by 11/02/2026 17:00
        28/01/2026 09:00  Issue “Giấy hẹn trả kết quả”
        28/01/2026 09:00  Notify the applicant by SMS and e-mail: “Hồ sơ H32.14-260126-0001 của \
        Nguyễn Văn An đã được nhận.”
        28/01/2026 09:00  → step “Thẩm định” (assigned to Cúc)
        28/01/2026 09:00  Chuyên viên (Cúc) chooses “Trình ký” in step “Thẩm định”
        28/01/2026 09:00  → step “Ký giấy phép”
        28/01/2026 09:00  Lãnh đạo (Cúc) chooses “Đồng ý cấp phép”, but is refused: Cúc has \
        performed step “Thẩm định” and may not perform this one
        28/01/2026 09:00  Lãnh đạo chooses “Đồng ý cấp phép” in step “Ký giấy phép”
        28/01/2026 09:00  → end “Đã cấp phép” (succeeded)

        """)
  }
}
