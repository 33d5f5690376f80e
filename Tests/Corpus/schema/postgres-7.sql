-- From here on effects are written in their shorter form; the longer one is read as well.
-- In the order in which they are asked for, also where thousands are due at one moment: an index
-- of the other database ends with the key of its table by itself.
DROP INDEX waiting_for_role;
CREATE INDEX waiting_for_role ON waiting (role, agency, due, "case");
DROP INDEX cases_by_due;
CREATE INDEX cases_by_due ON cases (due, id) WHERE due IS NOT NULL;
DROP INDEX cases_by_timer;
CREATE INDEX cases_by_timer ON cases (timer, id) WHERE timer IS NOT NULL;
DROP INDEX requests_by_time;
CREATE INDEX requests_by_time ON requests (ready_at, "case", sequence, place)
  WHERE ready_at IS NOT NULL;
