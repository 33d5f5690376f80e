CREATE TABLE artifacts (
  hash TEXT PRIMARY KEY, procedure TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER,
  deployed_at INTEGER NOT NULL, content BLOB NOT NULL) STRICT;
CREATE INDEX artifacts_of_procedure ON artifacts (procedure);
CREATE TABLE cases (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, series TEXT, ordinal INTEGER NOT NULL,
  procedure TEXT NOT NULL, artifact TEXT NOT NULL, sequence INTEGER NOT NULL,
  hash BLOB NOT NULL, opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, person TEXT,
  status TEXT, "end" TEXT, due INTEGER, timer INTEGER, timer_taken_until INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_of_series ON cases (series, ordinal) WHERE series IS NOT NULL;
CREATE INDEX cases_by_due ON cases (due) WHERE due IS NOT NULL;
CREATE INDEX cases_by_timer ON cases (timer) WHERE timer IS NOT NULL;
CREATE INDEX cases_of_person ON cases (person, opened_at) WHERE person IS NOT NULL;
CREATE TABLE entries (
  position INTEGER PRIMARY KEY AUTOINCREMENT, "case" INTEGER NOT NULL,
  sequence INTEGER NOT NULL, recorded_at INTEGER NOT NULL, "key" TEXT, events BLOB NOT NULL,
  commitment BLOB, hash BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX entries_of_case ON entries ("case", sequence);
CREATE UNIQUE INDEX entries_by_key ON entries ("key") WHERE "key" IS NOT NULL;
CREATE TABLE personal (
  position INTEGER PRIMARY KEY, salt BLOB NOT NULL, account TEXT, content BLOB NOT NULL) STRICT;
CREATE TABLE snapshots (
  "case" INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, state BLOB NOT NULL,
  seal BLOB NOT NULL) STRICT;
CREATE TABLE waiting (
  "case" INTEGER NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL, role TEXT NOT NULL,
  agency TEXT NOT NULL, assignee TEXT, since INTEGER NOT NULL, due INTEGER NOT NULL,
  PRIMARY KEY ("case", place)) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_for_role ON waiting (role, agency, due);
CREATE TABLE requests (
  "case" INTEGER NOT NULL, sequence INTEGER NOT NULL, place INTEGER NOT NULL,
  kind TEXT NOT NULL, request INTEGER NOT NULL, attempts INTEGER NOT NULL,
  ready_at INTEGER, failure TEXT, PRIMARY KEY ("case", sequence, place)) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_time ON requests (ready_at) WHERE ready_at IS NOT NULL;
CREATE INDEX requests_given_up ON requests ("case", sequence, place) WHERE ready_at IS NULL;
CREATE TABLE checkpoints (
  number INTEGER PRIMARY KEY, position INTEGER NOT NULL, entries INTEGER NOT NULL,
  digest BLOB NOT NULL, made_at INTEGER NOT NULL) STRICT;
