-- +goose Up

PRAGMA application_id = 1396788804; -- "SAND": a record of this program

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What is counted, so that nobody has to count it.
CREATE TABLE tally (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    reports     INTEGER NOT NULL DEFAULT 0,
    statements  INTEGER NOT NULL DEFAULT 0,
    wordings    INTEGER NOT NULL DEFAULT 0,
    forms       INTEGER NOT NULL DEFAULT 0,
    lines       INTEGER NOT NULL DEFAULT 0,
    actors      INTEGER NOT NULL DEFAULT 0,
    corrections INTEGER NOT NULL DEFAULT 0
);
INSERT INTO tally (one) VALUES (1);

CREATE TABLE actor (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    statements INTEGER NOT NULL
);
CREATE INDEX actor_size ON actor (statements DESC, id);

CREATE TABLE actor_name (
    name  TEXT NOT NULL,
    actor INTEGER NOT NULL,
    PRIMARY KEY (name, actor)
) WITHOUT ROWID;
CREATE INDEX actor_name_actor ON actor_name (actor, name);

-- An office with whose it is; the row is a hash of both.
CREATE TABLE office (
    id    INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    whose TEXT NOT NULL
);

-- page_hash finds a page whatever its length; latest is 0 when a later
-- revision of the page is there.
CREATE TABLE report (
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE,
    hash      BLOB NOT NULL,
    hash_key  INTEGER NOT NULL,
    page      TEXT NOT NULL,
    page_hash INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    latest    INTEGER NOT NULL,
    outlet    INTEGER NOT NULL,
    title     TEXT NOT NULL,
    published TEXT NOT NULL,
    day       TEXT NOT NULL,
    language  TEXT NOT NULL,
    added     TEXT NOT NULL,
    build     TEXT NOT NULL,
    origin    INTEGER NOT NULL
);
CREATE INDEX report_hash ON report (hash_key);
CREATE INDEX report_page ON report (page_hash, revision);
CREATE INDEX report_day ON report (day, id);
CREATE INDEX report_outlet ON report (outlet, day, id);

-- Apart from report, so that walking reports does not walk over their texts.
-- Of its bands and sentences three bytes each stand here, so that they are found
-- when the report is read again.
CREATE TABLE body (
    report    INTEGER PRIMARY KEY,
    bands     BLOB NOT NULL,
    sentences BLOB NOT NULL,
    source    BLOB NOT NULL,
    reading   BLOB NOT NULL
);

CREATE TABLE band (first INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
INSERT INTO band VALUES (0, x'');

CREATE TABLE sentence (first INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
INSERT INTO sentence VALUES (0, x'');

CREATE TABLE wording (
    id       INTEGER PRIMARY KEY,
    hash     INTEGER NOT NULL UNIQUE,
    text     TEXT NOT NULL,
    language TEXT NOT NULL
);

-- Postings that are not in their trees yet, packed; sqlstore/recent.go tells
-- why. The row is the kind, the slice of the keys and a number.
CREATE TABLE recent (
    id    INTEGER PRIMARY KEY,
    pairs BLOB NOT NULL
);

-- Of each kind of postings how many there ever were, how many are recent, and
-- which slice is carried over next.
CREATE TABLE recent_kind (
    kind    INTEGER PRIMARY KEY,
    put     INTEGER NOT NULL,
    pending INTEGER NOT NULL,
    slice   INTEGER NOT NULL
);
INSERT INTO recent_kind VALUES (1, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 0), (4, 0, 0, 0);

-- By the hash of the wording, not its row, so that the first few of a common
-- print are the same in whatever order the reports came.
CREATE TABLE fingerprint (first INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
INSERT INTO fingerprint VALUES (0, x'');

CREATE TABLE form (
    id   INTEGER PRIMARY KEY,
    hash INTEGER NOT NULL UNIQUE,
    body BLOB NOT NULL,
    line INTEGER NOT NULL
);
-- Most forms are in the line that is called after them, and are found there by
-- their hash; the index has those that came to another.
CREATE INDEX form_line ON form (line) WHERE line <> hash;

CREATE TABLE form_key (first INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
INSERT INTO form_key VALUES (0, x'');

CREATE TABLE wording_form (
    wording INTEGER NOT NULL,
    form    INTEGER NOT NULL,
    PRIMARY KEY (wording, form)
) WITHOUT ROWID;
CREATE INDEX wording_form_form ON wording_form (form, wording);

CREATE TABLE opposite (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX opposite_b ON opposite (b, a);

-- first and last are numbers of days, 0 where no day is known.
CREATE TABLE line (
    label      INTEGER PRIMARY KEY,
    forms      INTEGER NOT NULL,
    wordings   INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL
);
-- Half of all lines have been said once; they come last in every list, in the
-- order of their labels.
CREATE INDEX line_size ON line (statements DESC, label) WHERE statements > 1;

-- How statements are made and read: some hundred ways, so that a statement has
-- the number of one.
CREATE TABLE manner (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    language   TEXT NOT NULL,
    force      TEXT NOT NULL,
    rule       TEXT NOT NULL,
    confidence REAL NOT NULL
);

-- id is the number of the first day it can have been said, 0 for an unknown
-- one, shifted left by 24, and its place in that day; until is the number of
-- the last day; tail is the statement's id in its report's reading. Voices,
-- speakers and chain are packed (sqlstore/lists.go), as they are only ever read
-- whole.
CREATE TABLE statement (
    id         INTEGER PRIMARY KEY,
    report     INTEGER NOT NULL,
    ordinal    INTEGER NOT NULL,
    tail       TEXT NOT NULL,
    manner     INTEGER NOT NULL,
    wording    INTEGER NOT NULL,
    said       TEXT NOT NULL,
    until      INTEGER NOT NULL,
    place      TEXT NOT NULL,
    occasion   TEXT NOT NULL,
    negated    INTEGER NOT NULL,
    within     INTEGER NOT NULL,
    repeats    INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    outlet     INTEGER NOT NULL,
    voices     BLOB NOT NULL,
    speakers   BLOB NOT NULL,
    chain      BLOB NOT NULL,
    withdrawn  INTEGER NOT NULL
);
CREATE UNIQUE INDEX statement_report ON statement (report, ordinal);
CREATE INDEX statement_wording ON statement (wording, withdrawn, id);

-- Who a statement counts for; office is 0 where none was named, and for a
-- withdrawn statement.
CREATE TABLE speaker (
    actor     INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    office    INTEGER NOT NULL,
    PRIMARY KEY (actor, statement)
) WITHOUT ROWID;

CREATE TABLE carrier (
    actor     INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    PRIMARY KEY (actor, statement)
) WITHOUT ROWID;

-- Each term is seven letters, so nothing that a person writes gets in here.
-- Which terms a statement has is all that is kept of them: no text, no places.
CREATE VIRTUAL TABLE words USING fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE correction (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    target    TEXT NOT NULL,
    value     TEXT NOT NULL,
    author    TEXT NOT NULL,
    made      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    undone_at TEXT NOT NULL,
    undone_by TEXT NOT NULL
);

-- What lines were called before lines were formed anew, and a wording of theirs.
CREATE TABLE line_alias (
    label   INTEGER PRIMARY KEY,
    wording INTEGER NOT NULL
);
