/// How a calendar reads *n ngày làm việc*.
public enum DayCounting: String, Sendable, Hashable, CaseIterable {
  /// *Theo ngày*: whole days from the next working day on, to the close of the n-th (Bộ luật Dân sự
  /// 2015, Điều 147 khoản 2). A half day of office hours is a day.
  case legalDays
  /// *Theo giờ*: eight working hours a day, from the minute.
  case exactHours
}
