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
func classify(err error) (remedy string, kind error) {
	const again = "see that the server runs and can be reached, and do it again: what Update had returned from is kept"
	if fault, ok := errors.AsType[*pgconn.PgError](err); ok {
		return ofCode(fault.Code, again)
	}
	var net net.Error
	var connect *pgconn.ConnectError
	if errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.As(err, &net) || errors.As(err, &connect) || strings.Contains(err.Error(), "conn closed") {
		return again, store.ErrLost
	}
	return "", nil
}

// ofCode tells what a code of the server means.
func ofCode(code, again string) (remedy string, kind error) {
	switch code {
	case "53100":
		return "free some room on the server's disk", store.ErrFull
	case "25006", "42501":
		return "grant this user CREATE and the tables' rights in the schema, or write to the first server if this one is a copy", store.ErrReadOnly
	case "55P03":
		return "wait until that program is done, or end it", store.ErrLocked
	case "3D000":
		return "make the database with createdb, or look at its name", store.ErrNoRecord
	case "XX001", "XX002":
		return "put back a copy of the database", store.ErrBroken
	case "57P01", "57P02", "57P03", "57P05", "53300":
		return again, store.ErrLost
	}
	if strings.HasPrefix(code, "08") {
		return again, store.ErrLost
	}
	return "", nil
}
