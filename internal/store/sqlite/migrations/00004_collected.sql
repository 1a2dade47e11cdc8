-- +goose Up

-- The queue: what is to be fetched or read, the sources that are followed, the
-- notices to be delivered. Times are nanoseconds since 1970, 0 for none. Builds
-- before this made these tables when they first followed a source.
CREATE TABLE IF NOT EXISTS queue_tasks (
    seq     INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    source  TEXT NOT NULL,
    title   TEXT NOT NULL,
    version TEXT NOT NULL,
    rounds  INTEGER NOT NULL,
    tries   INTEGER NOT NULL,
    found   INTEGER NOT NULL,
    due     INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    reason  TEXT NOT NULL,
    ended   INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS queue_tasks_waiting ON queue_tasks (seq) WHERE outcome = '';
CREATE INDEX IF NOT EXISTS queue_tasks_ended ON queue_tasks (ended, seq) WHERE outcome <> '';
CREATE TABLE IF NOT EXISTS queue_sources (url TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS queue_notices (id TEXT PRIMARY KEY, due INTEGER NOT NULL, taken INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS queue_notices_waiting ON queue_notices (due, id) WHERE taken = 0;
CREATE TABLE IF NOT EXISTS queue_notes (key TEXT PRIMARY KEY, value BLOB NOT NULL, until INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS queue_notes_until ON queue_notes (until);
CREATE TABLE IF NOT EXISTS queue_lease (id INTEGER PRIMARY KEY CHECK (id = 1), owner TEXT NOT NULL, until INTEGER NOT NULL);

-- The page that a report was taken out of: when and where it was got, and its
-- bytes, or the archive that has them. Several reports can be of the same bytes.
CREATE TABLE original (
    report    INTEGER PRIMARY KEY,
    hash      BLOB NOT NULL,
    size      INTEGER NOT NULL,
    retrieved TEXT NOT NULL,
    address   TEXT NOT NULL,
    media     TEXT NOT NULL,
    archive   TEXT NOT NULL,
    place     INTEGER NOT NULL
);
CREATE TABLE original_bytes (
    hash   BLOB NOT NULL UNIQUE,
    packed BLOB NOT NULL
);
