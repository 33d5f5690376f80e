CREATE TABLE artifacts (
  hash TEXT PRIMARY KEY, procedure TEXT NOT NULL, "from" BIGINT NOT NULL, until BIGINT,
  deployed_at BIGINT NOT NULL, content BYTEA NOT NULL);
CREATE INDEX artifacts_of_procedure ON artifacts (procedure);
CREATE TABLE cases (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number TEXT NOT NULL UNIQUE, series TEXT, ordinal BIGINT NOT NULL,
  procedure TEXT NOT NULL, artifact TEXT NOT NULL, sequence BIGINT NOT NULL,
  hash BYTEA NOT NULL, opened_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, person TEXT,
  status TEXT, "end" TEXT, due BIGINT, timer BIGINT, timer_taken_until BIGINT NOT NULL
);
CREATE INDEX cases_of_series ON cases (series, ordinal) WHERE series IS NOT NULL;
CREATE INDEX cases_by_due ON cases (due) WHERE due IS NOT NULL;
CREATE INDEX cases_by_timer ON cases (timer) WHERE timer IS NOT NULL;
CREATE INDEX cases_of_person ON cases (person, opened_at) WHERE person IS NOT NULL;
CREATE TABLE entries (
  position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "case" BIGINT NOT NULL,
  sequence BIGINT NOT NULL, recorded_at BIGINT NOT NULL, "key" TEXT, events BYTEA NOT NULL,
  commitment BYTEA, hash BYTEA NOT NULL);
CREATE UNIQUE INDEX entries_of_case ON entries ("case", sequence);
CREATE UNIQUE INDEX entries_by_key ON entries ("key") WHERE "key" IS NOT NULL;
CREATE TABLE personal (
  position BIGINT PRIMARY KEY, salt BYTEA NOT NULL, account TEXT, content BYTEA NOT NULL);
CREATE TABLE snapshots (
  "case" BIGINT PRIMARY KEY, sequence BIGINT NOT NULL, state BYTEA NOT NULL,
  seal BYTEA NOT NULL);
CREATE TABLE waiting (
  "case" BIGINT NOT NULL, place BIGINT NOT NULL, step TEXT NOT NULL, role TEXT NOT NULL,
  agency TEXT NOT NULL, assignee TEXT, since BIGINT NOT NULL, due BIGINT NOT NULL,
  PRIMARY KEY ("case", place));
CREATE INDEX waiting_for_role ON waiting (role, agency, due);
CREATE TABLE requests (
  "case" BIGINT NOT NULL, sequence BIGINT NOT NULL, place BIGINT NOT NULL,
  kind TEXT NOT NULL, request BIGINT NOT NULL, attempts BIGINT NOT NULL,
  ready_at BIGINT, failure TEXT, PRIMARY KEY ("case", sequence, place));
CREATE INDEX requests_by_time ON requests (ready_at) WHERE ready_at IS NOT NULL;
CREATE INDEX requests_given_up ON requests ("case", sequence, place) WHERE ready_at IS NULL;
CREATE TABLE checkpoints (
  number BIGINT PRIMARY KEY, position BIGINT NOT NULL, entries BIGINT NOT NULL,
  digest BYTEA NOT NULL, made_at BIGINT NOT NULL);
