package postgres

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/sanad-news/sanad/internal/store"
)

// classify tells what an error of the server, or of the connection, means.
func classify(err error) (kind error, remedy string) {
	const again = "see that the server runs and can be reached, and do it again: what Update had returned from is kept"
	var fault *pgconn.PgError
	if errors.As(err, &fault) {
		return ofCode(fault.Code, again)
	}
	var net net.Error
	var connect *pgconn.ConnectError
	if errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.As(err, &net) || errors.As(err, &connect) || strings.Contains(err.Error(), "conn closed") {
		return store.ErrLost, again
	}
	return nil, ""
}

// ofCode tells what a code of the server means.
func ofCode(code, again string) (kind error, remedy string) {
	switch code {
	case "53100":
		return store.ErrFull, "free some room on the server's disk"
	case "25006", "42501":
		return store.ErrReadOnly, "grant this user CREATE and the tables' rights in the schema, or write to the first server if this one is a copy"
	case "55P03":
		return store.ErrLocked, "wait until that program is done, or end it"
	case "3D000":
		return store.ErrNoRecord, "make the database with createdb, or look at its name"
	case "XX001", "XX002":
		return store.ErrBroken, "put back a copy of the database"
	case "57P01", "57P02", "57P03", "57P05", "53300":
		return store.ErrLost, again
	}
	if strings.HasPrefix(code, "08") {
		return store.ErrLost, again
	}
	return nil, ""
}
