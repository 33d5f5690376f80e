ALTER TABLE requests ADD COLUMN delivered TEXT;
CREATE INDEX requests_that_call ON requests ("case", sequence, place) WHERE kind = 'call';
CREATE TABLE interventions (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "case" BIGINT NOT NULL, sequence BIGINT NOT NULL,
  place BIGINT NOT NULL, decision TEXT NOT NULL, made_at BIGINT NOT NULL, "by" TEXT NOT NULL,
  reason TEXT NOT NULL);
CREATE INDEX interventions_of_case ON interventions ("case", id);
