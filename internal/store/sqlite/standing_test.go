package sqlite_test

import (
	"database/sql"
	"errors"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlite"
)

// revised makes another revision of the page of the old record, with one
// statement, as builds did that counted all revisions.
const revised = `
UPDATE report SET latest = 0;
INSERT INTO report VALUES (2, 'bb02', x'00fe', 7, 'harbour.txt', 5, 6, 1, 2, 'Dues to stay', '2031-05-03', '2031-05-03', 'en', '2031-06-02T00:00:00Z', 'v0.2.0', 9);
INSERT INTO statement (id, report, ordinal, tail, manner, wording, said, until, place, occasion, negated, within, repeats, start, stop, outlet, voices, speakers, chain, withdrawn) VALUES
	(12447536644097, 2, 0, 's1', 1, 1, '2031-05-03', 741931, '', '', 0, -1, -1, 5, 33, 2, x'02086d696e697374657205536f726e61', x'02', x'0403', 0);
INSERT INTO speaker VALUES (1, 12447536644097, 77);
UPDATE tally SET reports = 2, statements = 2;
UPDATE actor SET statements = 2 WHERE id = 1;
UPDATE line SET statements = 2, last = 741931;
`

// TestOldRevisions protects that a record which counted all revisions of a page
// counts what stands when this build opens it.
func TestOldRevisions(t *testing.T) {
	path := copyOfV1(t)
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(revised)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	s := openAt(t, path, sqlite.Options{})
	err = s.View(t.Context(), func(r store.Reader) error {
		c, err := r.Counts()
		if c.Statements != 1 || c.Reports != 2 {
			t.Errorf("counts: %+v", c)
		}
		actors, err2 := r.ActorsByID([]int64{1})
		offices, err3 := r.OfficesOf(1)
		if len(actors) != 1 || actors[0].Statements != 1 || len(offices) != 1 || offices[0].From != "2031-05-03" {
			t.Errorf("actors: %+v, offices: %+v", actors, offices)
		}
		lines, err4 := r.Lines(store.LineQuery{})
		if len(lines) != 1 || lines[0] != (store.Line{Label: 11, Forms: 1, Wordings: 1, Statements: 1, First: "2031-05-03", Last: "2031-05-03"}) {
			t.Errorf("lines: %+v", lines)
		}
		all, err5 := r.Statements(store.StatementQuery{Withdrawn: true})
		standing, err6 := r.Statements(store.StatementQuery{Standing: true})
		if len(all) != 3 || len(standing) != 1 || standing[0].UID != "bb02/s1" {
			t.Errorf("statements: %+v, standing: %+v", all, standing)
		}
		return errors.Join(err, err2, err3, err4, err5, err6)
	})
	if err != nil {
		t.Error(err)
	}
}
