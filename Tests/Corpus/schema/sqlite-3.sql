ALTER TABLE requests ADD COLUMN delivered TEXT;
CREATE INDEX requests_that_call ON requests ("case", sequence, place) WHERE kind = 'call';
CREATE TABLE interventions (
  id INTEGER PRIMARY KEY, "case" INTEGER NOT NULL, sequence INTEGER NOT NULL,
  place INTEGER NOT NULL, decision TEXT NOT NULL, made_at INTEGER NOT NULL, "by" TEXT NOT NULL,
  reason TEXT NOT NULL) STRICT;
CREATE INDEX interventions_of_case ON interventions ("case", id);
