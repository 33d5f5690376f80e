CREATE TABLE entries_anew (
  position INTEGER PRIMARY KEY, "case" INTEGER NOT NULL, sequence INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL, "key" TEXT, events BLOB NOT NULL, commitment BLOB,
  hash BLOB NOT NULL, salt BLOB, account TEXT, content BLOB, effects BLOB) STRICT;
INSERT INTO entries_anew
SELECT e.position, e."case", e.sequence, e.recorded_at, e."key", e.events, e.commitment, e.hash,
  p.salt, p.account, p.content, NULL
FROM entries e LEFT JOIN personal p ON p.position = e.position ORDER BY e.position;
DROP TABLE personal;
DROP TABLE entries;
ALTER TABLE entries_anew RENAME TO entries;
CREATE UNIQUE INDEX entries_of_case ON entries ("case", sequence);
CREATE UNIQUE INDEX entries_by_key ON entries ("key") WHERE "key" IS NOT NULL;
CREATE TABLE projection (position INTEGER NOT NULL) STRICT;
INSERT INTO projection SELECT coalesce(max(position), 0) FROM entries;
