ALTER TABLE cases ADD COLUMN origin TEXT;
ALTER TABLE cases ADD COLUMN batch TEXT;
CREATE INDEX cases_of_batch ON cases (batch) WHERE batch IS NOT NULL;
