-- +goose Up

-- The same tables as in SQLite, where their comments stand.

CREATE TABLE found (
    id      BIGINT PRIMARY KEY,
    report  BIGINT NOT NULL,
    until   BIGINT NOT NULL,
    class   INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    tail    TEXT COLLATE "C" NOT NULL,
    body    TEXT NOT NULL
);
CREATE INDEX found_report ON found (report, class, ordinal);

CREATE TABLE found_actor (
    actor BIGINT NOT NULL,
    found BIGINT NOT NULL,
    class INTEGER NOT NULL,
    PRIMARY KEY (class, actor, found)
);
CREATE INDEX found_actor_found ON found_actor (found);

CREATE TABLE found_pair (
    a     BIGINT NOT NULL,
    b     BIGINT NOT NULL,
    found BIGINT NOT NULL,
    class INTEGER NOT NULL,
    PRIMARY KEY (class, a, b, found)
);
CREATE INDEX found_pair_found ON found_pair (found);

CREATE TABLE relation (
    a     BIGINT NOT NULL,
    b     BIGINT NOT NULL,
    n     BIGINT NOT NULL,
    class INTEGER NOT NULL,
    month TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (a, b, month, class)
);

CREATE TABLE report_tie (
    report BIGINT NOT NULL,
    a      BIGINT NOT NULL,
    b      BIGINT NOT NULL,
    n      BIGINT NOT NULL,
    class  INTEGER NOT NULL,
    month  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (report, a, b, month, class)
);
