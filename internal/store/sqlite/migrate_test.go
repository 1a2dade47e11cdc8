package sqlite_test

import (
	"database/sql"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pressly/goose/v3"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlite"
)

var makeV1 = flag.Bool("make-v1", false, "make testdata/v1.db anew: a record as the first version kept it")

const v1 = "testdata/v1.db"

// v1Rows is what is in the old record: one report with two statements of an
// invented minister, one of them withdrawn.
const v1Rows = `
INSERT INTO meta VALUES ('name', 'an old record');
UPDATE tally SET reports = 1, statements = 1, wordings = 1, forms = 1, lines = 1, actors = 2;
INSERT INTO actor VALUES (1, 'name:imar doven', 'Imar Doven', 'person', 1), (2, 'harian-laut', 'Harian Laut', 'outlet', 0);
INSERT INTO actor_name VALUES ('imar doven', 1), ('harian laut', 2);
INSERT INTO office VALUES (77, 'minister', 'Sorna');
INSERT INTO report VALUES (1, 'aa01', x'00ff', 379603812995163610, 'harbour.txt', 5, 1, 1, 2, 'Dues to stay', '2031-05-02', '2031-05-02', 'en', '2031-06-01T00:00:00Z', 'v0.2.0', 9);
INSERT INTO body VALUES (1, x'12ae30', x'', x'01', x'02');
UPDATE band SET pairs = x'06177b2330ae1202';
INSERT INTO wording VALUES (1, -5, 'The dues will not be raised.', 'en');
UPDATE fingerprint SET pairs = x'0614e3ed5e531e09';
INSERT INTO form VALUES (1, 11, x'03', 11);
UPDATE form_key SET pairs = x'0656742c71a4b702';
INSERT INTO wording_form VALUES (1, 1);
INSERT INTO line VALUES (11, 1, 1, 1, 741930, 741930);
INSERT INTO manner VALUES (1, 'direct', 'en', 'asserts', 'after', 0.9);
INSERT INTO statement (id, report, ordinal, tail, manner, wording, said, until, place, occasion, negated, within, repeats, start, stop, outlet, voices, speakers, chain, withdrawn) VALUES
	(12447519866881, 1, 0, 's1', 1, 1, '2031-05-02', 741930, '', '', 0, -1, -1, 5, 33, 2, x'02086d696e697374657205536f726e61', x'02', x'0403', 0),
	(12447519866882, 1, 1, 's2', 1, 1, '2031-05-02', 741930, '', '', 0, -1, -1, 45, 73, 2, x'020000', x'02', x'', 1);
INSERT INTO speaker VALUES (1, 12447519866881, 77), (1, 12447519866882, 0);
INSERT INTO carrier VALUES (2, 12447519866881), (2, 12447519866882);
INSERT INTO words (rowid, terms) VALUES (12447519866881, 'aaaaaah 01 12'), (12447519866882, 'aaaaaah 01 12');
`

// writeV1 makes the old record: in small pages, since it has forty trees and
// next to nothing in them.
func writeV1(t *testing.T) {
	t.Helper()
	if err := os.Remove(v1); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+v1+"?_pragma=page_size(512)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	p, err := goose.NewProvider(goose.DialectSQLite3, db, os.DirFS("migrations"), goose.WithTableName("schema_version"))
	if err == nil {
		_, err = p.UpTo(t.Context(), 1)
	}
	if err == nil {
		_, err = db.Exec(v1Rows + "VACUUM")
	}
	if err != nil {
		t.Fatal(err)
	}
}

func copyOfV1(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(v1)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestOldRecord protects that a record of the first version is read by every
// later one: found by its terms, its lines and its names, and added to.
func TestOldRecord(t *testing.T) {
	if *makeV1 {
		writeV1(t)
	}
	path := copyOfV1(t)
	_, err := sqlite.Open(t.Context(), path, sqlite.Options{ReadOnly: true})
	is(t, err, store.ErrOlder, path, "open it once for writing")
	s := openAt(t, path, sqlite.Options{})
	err = s.View(t.Context(), func(r store.Reader) error {
		list, err := r.Statements(store.StatementQuery{Terms: []uint32{7}, Speakers: []int64{1}, Lines: []int64{11}, Carriers: []int64{2}, Since: "2031-05-02", Until: "2031-05-02"})
		if err != nil || len(list) != 1 || list[0].UID != "aa01/s1" || list[0].From != "2031-05-02" || list[0].Voices[0].Office != "minister" {
			t.Errorf("statements: %+v, %v", list, err)
		}
		reports, e := r.Reports(store.ReportQuery{Origins: []int64{9}})
		if e != nil || len(reports) != 1 || reports[0].Title != "Dues to stay" || reports[0].Words != 0 {
			t.Errorf("reports: %+v, %v", reports, e)
		}
		offices, e2 := r.OfficesOf(1)
		if e2 != nil || len(offices) != 1 || offices[0].Statements != 1 {
			t.Errorf("offices: %+v, %v", offices, e2)
		}
		c, e3 := r.Counts()
		if c.Statements != 1 || c.Actors != 2 {
			t.Errorf("counts: %+v", c)
		}
		return errors.Join(err, e, e2, e3)
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(w store.Writer) error {
		if err := w.SetWithdrawn([]int64{12447519866882}, false); err != nil {
			return err
		}
		return w.ReplaceReading(1, store.NewReport{Report: store.Report{Words: 120, Day: "2031-05-02"}})
	})
	if err != nil {
		t.Error(err)
	}
}

// TestNewer protects a record of a later build from an earlier one.
func TestNewer(t *testing.T) {
	path := copyOfV1(t)
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec("INSERT INTO schema_version (version_id, is_applied) VALUES (4000, 1)")
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for _, o := range []sqlite.Options{{}, {ReadOnly: true}} {
		_, err := sqlite.Open(t.Context(), path, o)
		is(t, err, store.ErrNewer, path, "use a newer build")
	}
}

// TestOpenAtOnce protects that several programs can open a record that none of
// them has made yet, and one that is old.
func TestOpenAtOnce(t *testing.T) {
	for _, path := range []string{filepath.Join(t.TempDir(), "new.db"), copyOfV1(t)} {
		var all sync.WaitGroup
		for range 6 {
			all.Go(func() {
				s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
				if err == nil {
					err = errors.Join(s.Update(t.Context(), func(w store.Writer) error { return w.SetMeta("k", "v") }), s.Close())
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
}

// TestMigrations protects that a migration which was published is never
// changed: records have been made with it. A new one gets a new file.
func TestMigrations(t *testing.T) {
	files, err := filepath.Glob("migrations/*.sql")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for i, f := range files {
		if name := filepath.Base(f); !strings.HasPrefix(name, "0000"+string(rune('1'+i))+"_") {
			t.Errorf("%s is not number %d", name, i+1)
		}
	}
}
