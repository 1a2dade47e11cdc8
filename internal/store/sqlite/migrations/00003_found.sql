-- +goose Up

-- Events and figures. The class is 1 for an event and 2 for a figure; id is as
-- a statement's: the number of the first day, shifted left by 24, and a place
-- in it; tail is its id in its report's reading; body is JSON, as it is only
-- ever read whole.
CREATE TABLE found (
    id      INTEGER PRIMARY KEY,
    class   INTEGER NOT NULL,
    report  INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    until   INTEGER NOT NULL,
    tail    TEXT NOT NULL,
    body    TEXT NOT NULL
);
CREATE INDEX found_report ON found (report, class, ordinal);

-- By whom they are found.
CREATE TABLE found_actor (
    class INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    found INTEGER NOT NULL,
    PRIMARY KEY (class, actor, found)
) WITHOUT ROWID;
CREATE INDEX found_actor_found ON found_actor (found);

CREATE TABLE found_pair (
    class INTEGER NOT NULL,
    a     INTEGER NOT NULL,
    b     INTEGER NOT NULL,
    found INTEGER NOT NULL,
    PRIMARY KEY (class, a, b, found)
) WITHOUT ROWID;
CREATE INDEX found_pair_found ON found_pair (found);

-- How often reports tell of a pair in a month, '' for none, by class; and what
-- of it each report told, so that it can be taken out when that is read again.
CREATE TABLE relation (
    a     INTEGER NOT NULL,
    b     INTEGER NOT NULL,
    month TEXT NOT NULL,
    class INTEGER NOT NULL,
    n     INTEGER NOT NULL,
    PRIMARY KEY (a, b, month, class)
) WITHOUT ROWID;

CREATE TABLE report_tie (
    report INTEGER NOT NULL,
    a      INTEGER NOT NULL,
    b      INTEGER NOT NULL,
    month  TEXT NOT NULL,
    class  INTEGER NOT NULL,
    n      INTEGER NOT NULL,
    PRIMARY KEY (report, a, b, month, class)
) WITHOUT ROWID;
