// CivilTime counts time the way Vietnamese law counts it.
//
// It holds dates, times of day and durations as distinct types, the working calendar of an office,
// the due date of a limit, the clock of a case (a budget and a ledger of what happened to it) and
// the day-by-day explanation of every due date. Sources: Bộ luật Dân sự 2015, Điều 145–148; Bộ luật
// Lao động 2019, Điều 112; the conventions offices differ in (day counting, office hours, make-up
// days) are data of the calendar.
//
// It refuses to know what time it is now, how a date is read from a file, what a procedure or a step
// is, and any human language: explanations are structured values, put into words elsewhere.
//
// All arithmetic is closed: dates stay within 1900...2200, moments past either end stay at that end,
// no input traps. Counting is by arithmetic on cumulative tables, never by walking day after day, so
// a limit of a century costs what a limit of a day costs.
