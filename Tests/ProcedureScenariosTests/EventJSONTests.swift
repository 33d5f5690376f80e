import ProcedureScenarios
import Testing

@Suite struct EventJSONTests {
  @Test func eventsAreWrittenByName() throws {
    let run = try Sample.play(
      filing + """

        người_nộp đóng thẩm_định
        một_cửa "Lan" chọn hợp_lệ giao "Cúc"
        chuyên_viên chọn trình
        thì ở ký
        """)
    #expect(run.isPassed)
    #expect(
      try EventJSON.text(of: run.events, on: Sample.program())
        == """
        [
          {
            "at": "2026-01-26T08:00",
            "event": "filed",
            "caseNumber": "H32.14-260126-0001",
            "channel": "online",
            "returning": "post",
            "applicant": {
              "name": "Nguyễn Văn An"
            }
          },
          {
            "at": "2026-01-26T08:00",
            "event": "fieldRecorded",
            "field": "diện_tích",
            "value": {
              "type": "number",
              "value": "50"
            }
          },
          {
            "at": "2026-01-26T08:00",
            "event": "papersRecorded",
            "papers": [
              {
                "paper": "đơn",
                "form": "original",
                "count": 1,
                "format": "pdf"
              },
              {
                "paper": "sức_khỏe",
                "form": "copy",
                "count": 2,
                "issued": "2026-01-26"
              }
            ]
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepEntered",
            "step": "nộp"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "outcomeChosen",
            "step": "nộp",
            "outcome": "gửi",
            "role": "applicant"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepLeft",
            "step": "nộp"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepEntered",
            "step": "tra_cứu"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "actionRequested",
            "request": 1,
            "action": "tra_dân_cư",
            "arguments": [],
            "into": "có_tên"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "actionSucceeded",
            "request": 1,
            "value": {
              "type": "flag",
              "value": true
            }
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepLeft",
            "step": "tra_cứu"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepEntered",
            "step": "tiếp_nhận",
            "due": "2026-01-27T08:00"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "paid",
            "fee": "thẩm_định",
            "amount": 75000,
            "means": "counter"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "outcomeChosen",
            "step": "tiếp_nhận",
            "outcome": "hợp_lệ",
            "role": "một_cửa",
            "person": "Lan"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "assigned",
            "role": "chuyên_viên",
            "person": "Cúc"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "clockStarted",
            "due": "2026-02-09T17:00"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "letterIssued",
            "letter": "phiếu_hẹn"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "noticeRequested",
            "role": "applicant",
            "message": "đã_nhận",
            "means": [
              "sms",
              "email"
            ],
            "manner": "each"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepLeft",
            "step": "tiếp_nhận"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepEntered",
            "step": "xử_lý"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "outcomeChosen",
            "step": "xử_lý",
            "outcome": "trình",
            "role": "chuyên_viên",
            "person": "Cúc"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepLeft",
            "step": "xử_lý"
          },
          {
            "at": "2026-01-26T08:00",
            "event": "stepEntered",
            "step": "ký"
          }
        ]

        """)
  }
}
