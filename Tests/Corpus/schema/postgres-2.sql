ALTER TABLE entries ADD COLUMN salt BYTEA, ADD COLUMN account TEXT, ADD COLUMN content BYTEA;
UPDATE entries e SET salt = p.salt, account = p.account, content = p.content
FROM personal p WHERE p.position = e.position;
DROP TABLE personal;
