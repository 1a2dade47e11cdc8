-- +goose Up

-- The same tables as in SQLite, where their comments stand.
CREATE TABLE IF NOT EXISTS queue_tasks (
    seq     BIGINT PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    source  TEXT NOT NULL,
    title   TEXT NOT NULL,
    version TEXT NOT NULL,
    rounds  BIGINT NOT NULL,
    tries   BIGINT NOT NULL,
    found   BIGINT NOT NULL,
    due     BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    reason  TEXT NOT NULL,
    ended   BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS queue_tasks_waiting ON queue_tasks (seq) WHERE outcome = '';
CREATE INDEX IF NOT EXISTS queue_tasks_ended ON queue_tasks (ended, seq) WHERE outcome <> '';
CREATE TABLE IF NOT EXISTS queue_sources (url TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS queue_notices (id TEXT PRIMARY KEY, due BIGINT NOT NULL, taken BIGINT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS queue_notices_waiting ON queue_notices (due, id) WHERE taken = 0;
CREATE TABLE IF NOT EXISTS queue_notes (key TEXT PRIMARY KEY, value BYTEA NOT NULL, until BIGINT NOT NULL);
CREATE INDEX IF NOT EXISTS queue_notes_until ON queue_notes (until);
CREATE TABLE IF NOT EXISTS queue_lease (id BIGINT PRIMARY KEY CHECK (id = 1), owner TEXT NOT NULL, until BIGINT NOT NULL);

CREATE TABLE original (
    report    BIGINT PRIMARY KEY,
    size      BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    hash      BYTEA NOT NULL,
    retrieved TEXT NOT NULL,
    address   TEXT NOT NULL,
    media     TEXT NOT NULL,
    archive   TEXT NOT NULL
);
CREATE TABLE original_bytes (
    hash   BYTEA PRIMARY KEY,
    packed BYTEA NOT NULL
);
