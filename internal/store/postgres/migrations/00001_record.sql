-- +goose Up

-- The same tables as in SQLite, where their comments stand. Columns are in the
-- order of their widths, so that none is padded; what is compared by its bytes
-- is of collation C.

CREATE TABLE meta (
    key   TEXT COLLATE "C" PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE tally (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    reports     BIGINT NOT NULL DEFAULT 0,
    statements  BIGINT NOT NULL DEFAULT 0,
    wordings    BIGINT NOT NULL DEFAULT 0,
    forms       BIGINT NOT NULL DEFAULT 0,
    lines       BIGINT NOT NULL DEFAULT 0,
    actors      BIGINT NOT NULL DEFAULT 0,
    corrections BIGINT NOT NULL DEFAULT 0
);
INSERT INTO tally (one) VALUES (1);

CREATE TABLE actor (
    id         BIGINT PRIMARY KEY,
    statements BIGINT NOT NULL,
    key        TEXT COLLATE "C" NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL
);
CREATE INDEX actor_size ON actor (statements DESC, id);

CREATE TABLE actor_name (
    actor BIGINT NOT NULL,
    name  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name, actor)
);
CREATE INDEX actor_name_actor ON actor_name (actor, name);

CREATE TABLE office (
    id    BIGINT PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL,
    whose TEXT COLLATE "C" NOT NULL
);

CREATE TABLE report (
    id        BIGINT PRIMARY KEY,
    page_hash BIGINT NOT NULL,
    outlet    BIGINT NOT NULL,
    origin    BIGINT NOT NULL,
    revision  INTEGER NOT NULL,
    latest    INTEGER NOT NULL,
    uid       TEXT COLLATE "C" NOT NULL UNIQUE,
    hash      BYTEA NOT NULL,
    hash_key  BIGINT NOT NULL,
    page      TEXT NOT NULL,
    title     TEXT NOT NULL,
    published TEXT NOT NULL,
    day       TEXT COLLATE "C" NOT NULL,
    language  TEXT NOT NULL,
    added     TEXT NOT NULL,
    build     TEXT NOT NULL
);
CREATE INDEX report_hash ON report (hash_key);
CREATE INDEX report_page ON report (page_hash, revision);
CREATE INDEX report_day ON report (day, id);
CREATE INDEX report_outlet ON report (outlet, day, id);

-- What the caller packed is not packed again.
CREATE TABLE body (
    report    BIGINT PRIMARY KEY,
    bands     BYTEA NOT NULL,
    sentences BYTEA NOT NULL,
    source    BYTEA NOT NULL,
    reading   BYTEA NOT NULL
);
ALTER TABLE body ALTER COLUMN bands SET STORAGE EXTERNAL;
ALTER TABLE body ALTER COLUMN sentences SET STORAGE EXTERNAL;
ALTER TABLE body ALTER COLUMN source SET STORAGE EXTERNAL;
ALTER TABLE body ALTER COLUMN reading SET STORAGE EXTERNAL;

CREATE TABLE band (first BIGINT PRIMARY KEY, pairs BYTEA NOT NULL);
INSERT INTO band VALUES (0, '');
ALTER TABLE band ALTER COLUMN pairs SET STORAGE EXTERNAL;
ALTER TABLE band SET (toast_tuple_target = 8000, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE sentence (first BIGINT PRIMARY KEY, pairs BYTEA NOT NULL);
INSERT INTO sentence VALUES (0, '');
ALTER TABLE sentence ALTER COLUMN pairs SET STORAGE EXTERNAL;
ALTER TABLE sentence SET (toast_tuple_target = 8000, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE wording (
    id       BIGINT PRIMARY KEY,
    hash     BIGINT NOT NULL UNIQUE,
    text     TEXT NOT NULL,
    language TEXT NOT NULL
);

CREATE TABLE recent (
    id    BIGINT PRIMARY KEY,
    pairs BYTEA NOT NULL
);

CREATE TABLE recent_kind (
    kind    BIGINT PRIMARY KEY,
    put     BIGINT NOT NULL,
    pending BIGINT NOT NULL,
    slice   BIGINT NOT NULL
);
INSERT INTO recent_kind VALUES (1, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 0), (4, 0, 0, 0);

CREATE TABLE fingerprint (first BIGINT PRIMARY KEY, pairs BYTEA NOT NULL);
INSERT INTO fingerprint VALUES (0, '');
ALTER TABLE fingerprint ALTER COLUMN pairs SET STORAGE EXTERNAL;
ALTER TABLE fingerprint SET (toast_tuple_target = 8000, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE form (
    id   BIGINT PRIMARY KEY,
    hash BIGINT NOT NULL UNIQUE,
    line BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX form_line ON form (line) WHERE line <> hash;

CREATE TABLE form_key (first BIGINT PRIMARY KEY, pairs BYTEA NOT NULL);
INSERT INTO form_key VALUES (0, '');
ALTER TABLE form_key ALTER COLUMN pairs SET STORAGE EXTERNAL;
ALTER TABLE form_key SET (toast_tuple_target = 8000, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE wording_form (
    wording BIGINT NOT NULL,
    form    BIGINT NOT NULL,
    PRIMARY KEY (wording, form)
);
CREATE INDEX wording_form_form ON wording_form (form, wording);

CREATE TABLE opposite (
    a BIGINT NOT NULL,
    b BIGINT NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE INDEX opposite_b ON opposite (b, a);

CREATE TABLE line (
    label      BIGINT PRIMARY KEY,
    forms      BIGINT NOT NULL,
    wordings   BIGINT NOT NULL,
    statements BIGINT NOT NULL,
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL
);
CREATE INDEX line_size ON line (statements DESC, label) WHERE statements > 1;

CREATE TABLE manner (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    language   TEXT NOT NULL,
    force      TEXT NOT NULL,
    rule       TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL
);

CREATE TABLE statement (
    id         BIGINT PRIMARY KEY,
    report     BIGINT NOT NULL,
    wording    BIGINT NOT NULL,
    outlet     BIGINT NOT NULL,
    manner     INTEGER NOT NULL,
    ordinal    INTEGER NOT NULL,
    until      INTEGER NOT NULL,
    within     INTEGER NOT NULL,
    repeats    INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    negated    SMALLINT NOT NULL,
    withdrawn  SMALLINT NOT NULL,
    tail       TEXT NOT NULL,
    said       TEXT NOT NULL,
    place      TEXT NOT NULL,
    occasion   TEXT NOT NULL,
    voices     BYTEA NOT NULL,
    speakers   BYTEA NOT NULL,
    chain      BYTEA NOT NULL
);
CREATE UNIQUE INDEX statement_report ON statement (report, ordinal);
CREATE INDEX statement_wording ON statement (wording, withdrawn, id);

CREATE TABLE speaker (
    actor     BIGINT NOT NULL,
    statement BIGINT NOT NULL,
    office    BIGINT NOT NULL,
    PRIMARY KEY (actor, statement)
);

CREATE TABLE carrier (
    actor     BIGINT NOT NULL,
    statement BIGINT NOT NULL,
    PRIMARY KEY (actor, statement)
);

-- rowid is the statement's row; the column is called as in SQLite.
CREATE TABLE words (
    rowid BIGINT PRIMARY KEY,
    terms INTEGER[] NOT NULL
);
CREATE INDEX words_terms ON words USING gin (terms);

CREATE TABLE correction (
    id        BIGINT PRIMARY KEY,
    kind      TEXT NOT NULL,
    target    TEXT NOT NULL,
    value     TEXT NOT NULL,
    author    TEXT NOT NULL,
    made      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    undone_at TEXT NOT NULL,
    undone_by TEXT NOT NULL
);

CREATE TABLE line_alias (
    label   BIGINT PRIMARY KEY,
    wording BIGINT NOT NULL
);
