ALTER TABLE entries ADD COLUMN effects BYTEA;
CREATE TABLE projection (position BIGINT NOT NULL);
INSERT INTO projection SELECT coalesce(max(position), 0) FROM entries;
