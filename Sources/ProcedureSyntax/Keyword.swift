/// Every word or phrase of the language that is not a name, by its meaning.
///
/// One phrase may stand for several concepts (`thuộc` belongs to an agency, or tests membership):
/// keywords are contextual, and the grammar says which concepts may stand where.
/// `Grammar/keywords.json` mirrors this table; a test holds them together.
public enum Keyword: UInt16, Hashable, Sendable, CaseIterable {
  // The shape of a file
  case endBlock
  case use
  case calendar
  case agency
  case role
  case paper
  case message
  case letter
  case action
  case rule
  case framework
  case procedure
  case scenario
  case follows
  case extends
  case complies
  // Calendars
  case timeZone
  case workingDays
  case workingHours
  case holiday
  case makeUpDay
  case countDays
  case byDay
  case byHour
  case publishedUntil
  case inPlaceOf
  case monday
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday
  // Agencies and roles
  case code
  case partOf
  case inForce
  case replaces
  case of
  case from
  case to
  // Actions' signatures
  case takes
  case gives
  case retry
  case every
  case template
  // What a procedure is
  case sector
  case level
  case full
  case partial
  case performedBy
  case applicants
  case citizens
  case enterprises
  case organizations
  case stateBodies
  case legalBasis
  case result
  case condition
  case sets
  case filedAt
  case receivedBy
  case fileBefore
  case atLeast
  case transition
  case staysOnOld
  case movesToNew
  // Data
  case cases
  case data
  case dossier
  case oneOf
  case text
  case number
  case integer
  case money
  case date
  case time
  case yesNo
  case choice
  case listOf
  case duration
  case longest
  case pattern
  case `default`
  case optional
  case statedAtFiling
  // Papers
  case original
  case copy
  case certifiedCopy
  case electronic
  case model
  case format
  case atMost
  case when
  case validFor
  case presented
  case replacedByData
  case handedAtReturn
  case takenBack
  // Money
  case fee
  case charge
  case otherwise
  case exemptWhen
  case reduce
  case setByCouncil
  case tableBy
  // Channels
  case channels
  case file
  case `return`
  case online
  case counter
  case post
  case atCounter
  case onBehalf
  case notOnBehalfWhen
  case openedBy
  // Limits
  case limit
  case sameDay
  case nextWorkingDay
  // Steps
  case stage
  case step
  case by
  case within
  case enter
  case takeDossier
  case collect
  case via
  case otherFees
  case uncollected
  case sign
  case notByPerformerOf
  case assignTo
  case vote
  case members
  case membersPresent
  case chairedBy
  case meetsWith
  case carries
  case moreThanHalf
  case allOf
  case castingVote
  case votesMayChange
  case notCarried
  case choose
  case requiring
  case inPresenceOf
  case `if`
  case then
  case wait
  case awaitEvent
  case onEntry
  case onExit
  case beforeDue
  case overdue
  case countsAs
  case times
  case overallPauses
  case overallRestarts
  case overallLeaves
  case overallGains
  case status
  case ending
  case succeeded
  case refused
  case withdrawn
  case cancelled
  case discontinued
  case anytime
  case parallel
  case branch
  case forEach
  case `in`
  case done
  case stopBranches
  case call
  case with
  // Actions
  case notify
  case remind
  case issue
  case publish
  case postTo
  case set
  case refund
  case startClock
  case extendBy
  case perform
  case returnResult
  case into
  case onFailure
  case using
  case sms
  case email
  case zalo
  case portal
  // Frameworks
  case parameter
  case slot
  case exit
  case fill
  case amendStep
  case forbidPaper
  // Obligations
  case ensure
  case anyEnd
  case afterEvent
  case beforeEvent
  case always
  case never
  case noMoreThan
  case perStage
  case between
  case without
  case performerOf
  case sumOfLimits
  // Scenarios
  case forProcedure
  case at
  case after
  case receiveBy
  case inCase
  case attaching
  case issuedOn
  case ofSize
  case files
  case chooses
  case pays
  case closesVote
  case assigning
  case inBranch
  case event
  case fails
  case expect
  case isAt
  case due
  case overallDue
  case hasNotified
  case hasReminded
  case hasIssued
  case hasPublished
  case hasPosted
  case hasRefunded
  case hasPerformed
  case hasReturned
  case notYet
  case isRefused
  case endsAt
  case sent
  case because
  // Units and operators
  case unitWorkingDay
  case unitWorkingHour
  case unitSecond
  case unitMinute
  case unitHour
  case unitDay
  case unitWeek
  case unitMonth
  case unitYear
  case dong
  case megabytes
  case kilobytes
  case and
  case or
  case not
  case equals
  case differs
  case memberOf
  case has
  case ifElse
  case thenElse
  case otherwiseElse
  case greatest
  case least
  case round
  case daysFrom
  case daysTo
  case dueDay
  case countedFrom
  case monthStart
  case lengthOf
  case yes
  case no
}

extension Keyword {
  /// The phrases of a dialect; the first is the one that is printed.
  public func phrases(_ dialect: Dialect) -> [String] {
    switch dialect {
    case .vi: vietnamese
    case .en: english
    }
  }

  /// The phrase that is printed.
  public func phrase(_ dialect: Dialect) -> String { phrases(dialect)[0] }

  private var vietnamese: [String] {
    switch self {
    case .endBlock: ["hết"]
    case .use: ["dùng"]
    case .calendar: ["lịch"]
    case .agency: ["cơ quan"]
    case .role: ["vai trò"]
    case .paper: ["giấy tờ"]
    case .message: ["mẫu tin"]
    case .letter: ["văn bản"]
    case .action: ["hành động"]
    case .rule: ["quy định"]
    case .framework: ["khung"]
    case .procedure: ["thủ tục"]
    case .scenario: ["kịch bản"]
    case .follows: ["theo"]
    case .extends: ["theo"]
    case .complies: ["tuân thủ"]
    case .timeZone: ["múi giờ"]
    case .workingDays: ["ngày làm việc"]
    case .workingHours: ["giờ làm việc"]
    case .holiday: ["nghỉ"]
    case .makeUpDay: ["làm bù"]
    case .countDays: ["đếm ngày"]
    case .byDay: ["theo ngày"]
    case .byHour: ["theo giờ"]
    case .publishedUntil: ["công bố đến"]
    case .inPlaceOf: ["thay"]
    case .monday: ["thứ hai"]
    case .tuesday: ["thứ ba"]
    case .wednesday: ["thứ tư"]
    case .thursday: ["thứ năm"]
    case .friday: ["thứ sáu"]
    case .saturday: ["thứ bảy"]
    case .sunday: ["chủ nhật"]
    case .code: ["mã"]
    case .partOf: ["thuộc"]
    case .inForce: ["hiệu lực"]
    case .replaces: ["thay thế"]
    case .of: ["thuộc"]
    case .from: ["từ"]
    case .to: ["đến"]
    case .takes: ["nhận"]
    case .gives: ["trả"]
    case .retry: ["thử lại"]
    case .every: ["cách"]
    case .template: ["mẫu"]
    case .sector: ["lĩnh vực"]
    case .level: ["mức độ"]
    case .full: ["toàn trình"]
    case .partial: ["một phần"]
    case .performedBy: ["thực hiện bởi"]
    case .applicants: ["đối tượng"]
    case .citizens: ["công dân"]
    case .enterprises: ["doanh nghiệp"]
    case .organizations: ["tổ chức"]
    case .stateBodies: ["cơ quan nhà nước"]
    case .legalBasis: ["căn cứ"]
    case .result: ["kết quả"]
    case .condition: ["điều kiện"]
    case .sets: ["số bộ"]
    case .filedAt: ["nơi nộp"]
    case .receivedBy: ["cơ quan tiếp nhận"]
    case .fileBefore: ["nộp trước"]
    case .atLeast: ["ít nhất"]
    case .transition: ["chuyển tiếp"]
    case .staysOnOld: ["hồ sơ đã nhận theo bản cũ"]
    case .movesToNew: ["hồ sơ đã nhận theo bản này"]
    case .cases: ["trường hợp"]
    case .data: ["thông tin"]
    case .dossier: ["hồ sơ"]
    case .oneOf: ["một trong"]
    case .text: ["chữ"]
    case .number: ["số"]
    case .integer: ["số nguyên"]
    case .money: ["tiền"]
    case .date: ["ngày"]
    case .time: ["thời điểm"]
    case .yesNo: ["có/không"]
    case .choice: ["lựa chọn"]
    case .listOf: ["danh sách"]
    case .duration: ["thời hạn"]
    case .longest: ["dài tối đa"]
    case .pattern: ["dạng"]
    case .default: ["mặc định"]
    case .statedAtFiling: ["khai khi nộp"]
    case .optional: ["tùy chọn"]
    case .original: ["bản chính"]
    case .copy: ["bản sao"]
    case .certifiedCopy: ["bản sao chứng thực"]
    case .electronic: ["bản điện tử"]
    case .model: ["mẫu"]
    case .format: ["định dạng"]
    case .atMost: ["tối đa"]
    case .when: ["khi"]
    case .validFor: ["giá trị"]
    case .presented: ["xuất trình"]
    case .replacedByData: ["thay bằng dữ liệu"]
    case .handedAtReturn: ["nộp khi nhận kết quả"]
    case .takenBack: ["thu lại"]
    case .fee: ["phí"]
    case .charge: ["lệ phí"]
    case .otherwise: ["còn lại"]
    case .exemptWhen: ["miễn khi"]
    case .reduce: ["giảm"]
    case .tableBy: ["theo"]
    case .setByCouncil: ["do hội đồng nhân dân quy định"]
    case .channels: ["cách thức"]
    case .file: ["nộp"]
    case .return: ["trả"]
    case .online: ["trực tuyến"]
    case .counter: ["trực tiếp"]
    case .post: ["bưu chính"]
    case .atCounter: ["tại quầy"]
    case .onBehalf: ["nộp thay"]
    case .notOnBehalfWhen: ["không được nộp thay khi"]
    case .openedBy: ["mở hồ sơ khi nhận"]
    case .limit: ["thời hạn"]
    case .sameDay: ["trong ngày"]
    case .nextWorkingDay: ["thì ngày làm việc tiếp theo"]
    case .stage: ["giai đoạn"]
    case .step: ["bước"]
    case .by: ["do"]
    case .within: ["trong"]
    case .enter: ["nhập"]
    case .takeDossier: ["nhận hồ sơ"]
    case .collect: ["thu"]
    case .otherFees: ["các khoản còn lại"]
    case .via: ["qua"]
    case .uncollected: ["chưa cần thu"]
    case .sign: ["ký"]
    case .notByPerformerOf: ["khác người làm"]
    case .assignTo: ["giao cho"]
    case .vote: ["biểu quyết"]
    case .members: ["thành viên"]
    case .membersPresent: ["thành viên dự họp"]
    case .chairedBy: ["chủ trì"]
    case .meetsWith: ["họp khi có ít nhất"]
    case .carries: ["thông qua"]
    case .moreThanHalf: ["quá nửa"]
    case .allOf: ["tất cả"]
    case .castingVote: ["ngang phiếu theo chủ trì"]
    case .votesMayChange: ["được đổi phiếu"]
    case .notCarried: ["không đủ phiếu"]
    case .choose: ["chọn"]
    case .requiring: ["cần"]
    case .inPresenceOf: ["có mặt"]
    case .if: ["nếu"]
    case .then: ["thì"]
    case .wait: ["chờ"]
    case .awaitEvent: ["chờ sự kiện"]
    case .onEntry: ["khi vào"]
    case .onExit: ["khi xong"]
    case .beforeDue: ["trước hạn"]
    case .overdue: ["quá hạn"]
    case .countsAs: ["coi như"]
    case .times: ["lần"]
    case .overallPauses: ["thời hạn chung tạm dừng"]
    case .overallRestarts: ["thời hạn chung tính lại từ đầu"]
    case .overallLeaves: ["thời hạn chung sau đó còn"]
    case .overallGains: ["thời hạn chung cộng thêm"]
    case .status: ["trạng thái"]
    case .ending: ["kết thúc"]
    case .succeeded: ["thành công"]
    case .refused: ["từ chối"]
    case .withdrawn: ["rút"]
    case .cancelled: ["hủy"]
    case .discontinued: ["dừng"]
    case .anytime: ["lúc nào"]
    case .parallel: ["song song"]
    case .branch: ["nhánh"]
    case .forEach: ["cho mỗi"]
    case .in: ["thuộc"]
    case .done: ["xong"]
    case .stopBranches: ["dừng các nhánh"]
    case .call: ["gọi"]
    case .with: ["với"]
    case .notify: ["báo"]
    case .remind: ["nhắc"]
    case .issue: ["lập"]
    case .publish: ["công bố"]
    case .postTo: ["gửi bưu chính"]
    case .set: ["đặt"]
    case .refund: ["hoàn"]
    case .startClock: ["bắt đầu tính thời hạn"]
    case .extendBy: ["gia hạn"]
    case .perform: ["thực hiện"]
    case .returnResult: ["trả kết quả"]
    case .into: ["vào"]
    case .onFailure: ["lỗi"]
    case .using: ["bằng"]
    case .sms: ["sms"]
    case .email: ["thư điện tử"]
    case .zalo: ["zalo"]
    case .portal: ["cổng"]
    case .parameter: ["tham số"]
    case .slot: ["chỗ điền"]
    case .exit: ["lối ra"]
    case .fill: ["điền"]
    case .amendStep: ["sửa bước"]
    case .forbidPaper: ["không yêu cầu giấy tờ"]
    case .ensure: ["đảm bảo"]
    case .afterEvent: ["sau"]
    case .beforeEvent: ["trước"]
    case .always: ["luôn có"]
    case .never: ["không bao giờ"]
    case .anyEnd: ["bất kỳ"]
    case .noMoreThan: ["không quá"]
    case .perStage: ["mỗi giai đoạn"]
    case .between: ["giữa"]
    case .without: ["không có"]
    case .performerOf: ["người làm"]
    case .sumOfLimits: ["tổng thời hạn các bước"]
    case .forProcedure: ["cho"]
    case .at: ["lúc"]
    case .after: ["sau"]
    case .receiveBy: ["nhận"]
    case .inCase: ["trường hợp"]
    case .attaching: ["kèm"]
    case .issuedOn: ["cấp ngày"]
    case .ofSize: ["dung lượng"]
    case .files: ["nộp"]
    case .chooses: ["chọn"]
    case .pays: ["đóng"]
    case .closesVote: ["chốt biểu quyết"]
    case .assigning: ["giao"]
    case .inBranch: ["ở nhánh"]
    case .event: ["sự kiện"]
    case .fails: ["lỗi"]
    case .expect: ["thì"]
    case .isAt: ["ở"]
    case .due: ["hạn"]
    case .overallDue: ["hạn trả"]
    case .hasNotified: ["đã báo"]
    case .hasReminded: ["đã nhắc"]
    case .hasIssued: ["đã lập"]
    case .hasPublished: ["đã công bố"]
    case .hasPosted: ["đã gửi bưu chính"]
    case .hasRefunded: ["đã hoàn"]
    case .hasPerformed: ["đã thực hiện"]
    case .hasReturned: ["đã trả kết quả"]
    case .notYet: ["chưa"]
    case .isRefused: ["không được"]
    case .endsAt: ["kết thúc"]
    case .sent: ["nội dung"]
    case .because: ["vì"]
    case .unitWorkingDay: ["ngày làm việc"]
    case .unitWorkingHour: ["giờ làm việc"]
    case .unitSecond: ["giây"]
    case .unitMinute: ["phút"]
    case .unitHour: ["giờ"]
    case .unitDay: ["ngày"]
    case .unitWeek: ["tuần"]
    case .unitMonth: ["tháng"]
    case .unitYear: ["năm"]
    case .dong: ["đồng", "₫", "VND"]
    case .megabytes: ["MB"]
    case .kilobytes: ["KB"]
    case .and: ["và"]
    case .or: ["hoặc"]
    case .not: ["không"]
    case .equals: ["là"]
    case .differs: ["khác"]
    case .memberOf: ["thuộc"]
    case .has: ["có"]
    case .ifElse: ["nếu"]
    case .thenElse: ["thì"]
    case .otherwiseElse: ["còn lại"]
    case .greatest: ["lớn nhất"]
    case .least: ["nhỏ nhất"]
    case .round: ["làm tròn"]
    case .daysFrom: ["số ngày từ"]
    case .daysTo: ["đến"]
    case .dueDay: ["ngày hẹn"]
    case .countedFrom: ["kể từ"]
    case .monthStart: ["ngày đầu tháng của"]
    case .lengthOf: ["độ dài"]
    case .yes: ["có"]
    case .no: ["không"]
    }
  }

  private var english: [String] {
    switch self {
    case .endBlock: ["end"]
    case .use: ["use"]
    case .calendar: ["calendar"]
    case .agency: ["agency"]
    case .role: ["role"]
    case .paper: ["paper"]
    case .message: ["message"]
    case .letter: ["letter"]
    case .action: ["action"]
    case .rule: ["rule"]
    case .framework: ["framework"]
    case .procedure: ["procedure"]
    case .scenario: ["scenario"]
    case .follows: ["follows"]
    case .extends: ["extends"]
    case .complies: ["complies with"]
    case .timeZone: ["time zone"]
    case .workingDays: ["working days"]
    case .workingHours: ["working hours"]
    case .holiday: ["holiday"]
    case .makeUpDay: ["working day"]
    case .countDays: ["count days"]
    case .byDay: ["by day"]
    case .byHour: ["by hour"]
    case .publishedUntil: ["published until"]
    case .inPlaceOf: ["in place of"]
    case .monday: ["monday"]
    case .tuesday: ["tuesday"]
    case .wednesday: ["wednesday"]
    case .thursday: ["thursday"]
    case .friday: ["friday"]
    case .saturday: ["saturday"]
    case .sunday: ["sunday"]
    case .code: ["code"]
    case .partOf: ["part of"]
    case .inForce: ["in force"]
    case .replaces: ["replaces"]
    case .of: ["of"]
    case .from: ["from"]
    case .to: ["to", "until"]
    case .takes: ["takes"]
    case .gives: ["gives"]
    case .retry: ["retry"]
    case .every: ["every"]
    case .template: ["template"]
    case .sector: ["sector"]
    case .level: ["level"]
    case .full: ["full"]
    case .partial: ["partial"]
    case .performedBy: ["performed by"]
    case .applicants: ["applicants"]
    case .citizens: ["citizens"]
    case .enterprises: ["enterprises"]
    case .organizations: ["organizations"]
    case .stateBodies: ["state bodies"]
    case .legalBasis: ["legal basis"]
    case .result: ["result"]
    case .condition: ["condition"]
    case .sets: ["sets"]
    case .filedAt: ["filed at"]
    case .receivedBy: ["received by"]
    case .fileBefore: ["file before"]
    case .atLeast: ["at least"]
    case .transition: ["transition"]
    case .staysOnOld: ["cases received before stay"]
    case .movesToNew: ["cases received before move"]
    case .cases: ["cases"]
    case .data: ["data"]
    case .dossier: ["dossier"]
    case .oneOf: ["one of"]
    case .text: ["text"]
    case .number: ["number"]
    case .integer: ["integer"]
    case .money: ["money"]
    case .date: ["date"]
    case .time: ["time"]
    case .yesNo: ["yes/no"]
    case .choice: ["choice"]
    case .listOf: ["list of"]
    case .duration: ["duration"]
    case .longest: ["length at most"]
    case .pattern: ["pattern"]
    case .default: ["default"]
    case .statedAtFiling: ["stated at filing"]
    case .optional: ["optional"]
    case .original: ["original"]
    case .copy: ["copy"]
    case .certifiedCopy: ["certified copy"]
    case .electronic: ["electronic"]
    case .model: ["form"]
    case .format: ["format"]
    case .atMost: ["at most"]
    case .when: ["when"]
    case .validFor: ["valid for"]
    case .presented: ["present"]
    case .replacedByData: ["replaced by data"]
    case .handedAtReturn: ["handed at return"]
    case .takenBack: ["taken back"]
    case .fee: ["fee"]
    case .charge: ["charge"]
    case .otherwise: ["otherwise"]
    case .exemptWhen: ["exempt when"]
    case .reduce: ["reduce"]
    case .tableBy: ["by"]
    case .setByCouncil: ["set by council"]
    case .channels: ["channels"]
    case .file: ["file"]
    case .return: ["return"]
    case .online: ["online"]
    case .counter: ["counter"]
    case .post: ["post"]
    case .atCounter: ["at counter"]
    case .onBehalf: ["filed on behalf"]
    case .notOnBehalfWhen: ["not on behalf when"]
    case .openedBy: ["opened by"]
    case .limit: ["limit"]
    case .sameDay: ["same day"]
    case .nextWorkingDay: ["then next working day"]
    case .stage: ["stage"]
    case .step: ["step"]
    case .by: ["by"]
    case .within: ["within"]
    case .enter: ["enter"]
    case .takeDossier: ["take dossier"]
    case .collect: ["collect"]
    case .otherFees: ["all other fees"]
    case .via: ["via"]
    case .uncollected: ["not yet collected"]
    case .sign: ["sign"]
    case .notByPerformerOf: ["not by performer of"]
    case .assignTo: ["assign to"]
    case .vote: ["vote of"]
    case .members: ["members", "member"]
    case .membersPresent: ["members present"]
    case .chairedBy: ["chaired by"]
    case .meetsWith: ["meets with at least"]
    case .carries: ["carries"]
    case .moreThanHalf: ["more than half of"]
    case .allOf: ["all"]
    case .castingVote: ["tie goes with chair"]
    case .votesMayChange: ["votes may change"]
    case .notCarried: ["not carried"]
    case .choose: ["choose"]
    case .requiring: ["requiring"]
    case .inPresenceOf: ["in presence of"]
    case .if: ["if"]
    case .then: ["then"]
    case .wait: ["wait"]
    case .awaitEvent: ["await event"]
    case .onEntry: ["on entry"]
    case .onExit: ["on exit"]
    case .beforeDue: ["before due"]
    case .overdue: ["overdue"]
    case .countsAs: ["counts as"]
    case .times: ["times", "time"]
    case .overallPauses: ["overall clock pauses"]
    case .overallRestarts: ["overall clock restarts"]
    case .overallLeaves: ["overall clock then has"]
    case .overallGains: ["overall clock gains"]
    case .status: ["status"]
    case .ending: ["end"]
    case .succeeded: ["succeeded"]
    case .refused: ["refused"]
    case .withdrawn: ["withdrawn"]
    case .cancelled: ["cancelled"]
    case .discontinued: ["discontinued"]
    case .anytime: ["anytime"]
    case .parallel: ["parallel"]
    case .branch: ["branch"]
    case .forEach: ["for each"]
    case .in: ["in"]
    case .done: ["done"]
    case .stopBranches: ["stop branches"]
    case .call: ["call"]
    case .with: ["with"]
    case .notify: ["notify"]
    case .remind: ["remind"]
    case .issue: ["issue"]
    case .publish: ["publish"]
    case .postTo: ["post"]
    case .set: ["set"]
    case .refund: ["refund"]
    case .startClock: ["start clock"]
    case .extendBy: ["extend by"]
    case .perform: ["perform"]
    case .returnResult: ["return result"]
    case .into: ["into"]
    case .onFailure: ["on failure"]
    case .using: ["with"]
    case .sms: ["sms"]
    case .email: ["email"]
    case .zalo: ["zalo"]
    case .portal: ["portal"]
    case .parameter: ["parameter"]
    case .slot: ["slot"]
    case .exit: ["exit"]
    case .fill: ["fill"]
    case .amendStep: ["amend step"]
    case .forbidPaper: ["forbid paper"]
    case .ensure: ["ensure"]
    case .afterEvent: ["after"]
    case .beforeEvent: ["before"]
    case .always: ["always"]
    case .never: ["never"]
    case .anyEnd: ["any"]
    case .noMoreThan: ["no more than"]
    case .perStage: ["per stage"]
    case .between: ["between"]
    case .without: ["without"]
    case .performerOf: ["performer of"]
    case .sumOfLimits: ["sum of step limits"]
    case .forProcedure: ["for"]
    case .at: ["at"]
    case .after: ["after"]
    case .receiveBy: ["receive"]
    case .inCase: ["case"]
    case .attaching: ["attaching"]
    case .issuedOn: ["issued on"]
    case .ofSize: ["of size"]
    case .files: ["files"]
    case .chooses: ["chooses"]
    case .pays: ["pays"]
    case .closesVote: ["closes vote"]
    case .assigning: ["assigning"]
    case .inBranch: ["in branch"]
    case .event: ["event"]
    case .fails: ["fails"]
    case .expect: ["then"]
    case .isAt: ["at"]
    case .due: ["due"]
    case .overallDue: ["overall due"]
    case .hasNotified: ["notified"]
    case .hasReminded: ["reminded"]
    case .hasIssued: ["issued"]
    case .hasPublished: ["published"]
    case .hasPosted: ["posted"]
    case .hasRefunded: ["refunded"]
    case .hasPerformed: ["performed"]
    case .hasReturned: ["returned result"]
    case .notYet: ["not yet"]
    case .isRefused: ["refused"]
    case .endsAt: ["ended"]
    case .sent: ["saying"]
    case .because: ["because"]
    case .unitWorkingDay: ["working days", "working day"]
    case .unitWorkingHour: ["working hours", "working hour"]
    case .unitSecond: ["seconds", "second"]
    case .unitMinute: ["minutes", "minute"]
    case .unitHour: ["hours", "hour"]
    case .unitDay: ["days", "day"]
    case .unitWeek: ["weeks", "week"]
    case .unitMonth: ["months", "month"]
    case .unitYear: ["years", "year"]
    case .dong: ["đồng", "₫", "VND"]
    case .megabytes: ["MB"]
    case .kilobytes: ["KB"]
    case .and: ["and"]
    case .or: ["or"]
    case .not: ["not"]
    case .equals: ["is"]
    case .differs: ["isnt"]
    case .memberOf: ["in"]
    case .has: ["has"]
    case .ifElse: ["if"]
    case .thenElse: ["then"]
    case .otherwiseElse: ["otherwise"]
    case .greatest: ["greatest"]
    case .least: ["least"]
    case .round: ["round"]
    case .daysFrom: ["days from"]
    case .daysTo: ["to"]
    case .dueDay: ["due day of"]
    case .countedFrom: ["counted from"]
    case .monthStart: ["first of month of"]
    case .lengthOf: ["length of"]
    case .yes: ["yes"]
    case .no: ["no"]
    }
  }
}
