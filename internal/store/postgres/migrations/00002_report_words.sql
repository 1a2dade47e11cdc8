-- +goose Up

-- How many words the body has. Reports kept before this have 0 until they are
-- read again.
ALTER TABLE report ADD COLUMN words INTEGER NOT NULL DEFAULT 0;

-- The copies of one text.
CREATE INDEX report_origin ON report (origin, day, id);
