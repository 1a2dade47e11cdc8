package sqlstore

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

var (
	statementTable = &Table{Name: "statement", Columns: `id, report, ordinal, tail, wording, manner, said, until, place, occasion,
		negated, within, repeats, start, stop, outlet, voices, speakers, chain, withdrawn`,
		Kinds: "iiitiititt" + "iiiiiibbbi"}
	speakers = &Table{Name: "speaker", Columns: "actor, statement, office", Kinds: "iii"}
	carriers = &Table{Name: "carrier", Columns: "actor, statement", Kinds: "ii"}
	offices  = &Table{Name: "office", Columns: "id, title, whose", Kinds: "itt", Tail: skipKnown}
	words    = &Table{Name: "words", Columns: "rowid, terms", Kinds: "ix"}
)

// PutStatements adds statements in the order of their rows, whatever the order
// they come in: the full-text index starts a new piece for every row that is
// smaller than the one before it.
func (w *writer) PutStatements(statements []store.NewStatement) ([]int64, error) {
	const doing = "adding statements"
	order := make([]int, len(statements))
	for i := range statements {
		order[i] = i
		if err := checkStatement(doing, &statements[i].Statement); err != nil {
			return nil, err
		}
	}
	named, err := w.placesOf(doing, statements)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(statements[a].From, statements[b].From) })
	ids := make([]int64, len(statements))
	var b statementBatch
	for _, i := range order {
		s := &statements[i]
		day, _ := dayNumber(s.From) // checkStatement has looked at it
		id, err := w.nextOfDay(day)
		if err != nil {
			return nil, err
		}
		ids[i] = id
		if err := b.add(w, doing, id, named[i], s); err != nil {
			return nil, err
		}
		w.counts.Statements += count(named[i].state == 0)
	}
	if err := b.insert(w, doing); err != nil {
		return nil, err
	}
	list := make([]store.Statement, 0, len(statements))
	for i := range statements {
		if s := statements[i].Statement; named[i].state == 0 {
			s.ID = ids[i]
			list = append(list, s)
		}
	}
	return ids, w.count(list, true)
}

func checkStatement(doing string, s *store.Statement) error {
	for _, day := range []string{s.From, s.To} {
		if _, err := dayNumber(day); err != nil {
			return fmt.Errorf("%s: %s: %w", doing, shown(s.UID), err)
		}
	}
	for _, v := range s.Voices {
		if err := checkText(doing, v.Office, v.Of); err != nil {
			return err
		}
	}
	for _, c := range s.Chain {
		if err := checkText(doing, c.Kind); err != nil {
			return err
		}
	}
	return checkText(doing, s.UID, s.Kind, s.Said, s.Place, s.Occasion, s.Force, s.Language, s.Rule)
}

// reportPlace is what a statement has of its report.
type reportPlace struct {
	tail  string // what its UID has after that of its report; the rest is not kept twice
	state int    // bits; 0: it stands
}

func (w *writer) placesOf(doing string, statements []store.NewStatement) ([]reportPlace, error) {
	reports := make([]int64, len(statements))
	for i := range statements {
		reports[i] = statements[i].Report
	}
	type report struct {
		uid    string
		latest bool
	}
	known := make(map[int64]report, len(statements))
	err := each(w.reader, doing, `SELECT r.id, r.uid, r.latest FROM report r WHERE `+w.inInts("r.id"),
		[]any{w.ints(reports)}, func(rows *sql.Rows) error {
			var id int64
			var n report
			err := rows.Scan(&id, &n.uid, &n.latest)
			known[id] = n
			return err
		})
	if err != nil {
		return nil, err
	}
	named := make([]reportPlace, len(statements))
	for i := range statements {
		s := &statements[i]
		r, ok := known[s.Report]
		if !ok {
			return nil, fmt.Errorf("%s: %s: there is no report %d", doing, shown(s.UID), s.Report)
		}
		if named[i].tail, ok = strings.CutPrefix(s.UID, r.uid+"/"); !ok {
			return nil, fmt.Errorf("%s: %s is not called after its report, %s", doing, shown(s.UID), shown(r.uid))
		}
		named[i].state = markedWrong*count(s.Withdrawn) | outdated*count(!r.latest)
	}
	return named, nil
}

// statementBatch gathers the rows of statements.
type statementBatch struct {
	rows, words []any
	ofSpeakers  []speakerRow
	ofCarriers  []store.Posting
	offices     []any
}

type speakerRow struct{ actor, statement, office int64 }

func (b *statementBatch) add(w *writer, doing string, id int64, of reportPlace, s *store.NewStatement) error {
	until, _ := dayNumber(s.To)
	how, err := w.mannerRow(doing, mannerOf(&s.Statement))
	if err != nil {
		return err
	}
	b.rows = append(b.rows, id, s.Report, s.Ordinal, of.tail, s.Wording, how, s.Said, until, s.Place, s.Occasion,
		count(s.Negated), s.Within, s.Repeats, s.Start, s.End, s.Outlet,
		some(packVoices(s.Voices)), some(packSpeakers(s.Speakers, s.Spoke)), some(packChain(s.Chain)), of.state)
	b.words = append(b.words, id, w.d.Terms(distinct(s.Terms), distinct(s.Speakers), carriersOf(&s.Statement)))
	b.addSpeakers(id, &s.Statement, of.state)
	for _, a := range carriersOf(&s.Statement) {
		b.ofCarriers = append(b.ofCarriers, store.Posting{Key: a, Row: id})
	}
	return nil
}

// addSpeakers adds whom a statement counts for, with the office each spoke in
// where it stands.
func (b *statementBatch) addSpeakers(id int64, s *store.Statement, state int) {
	for i, a := range s.Speakers {
		if slices.Contains(s.Speakers[:i], a) {
			continue
		}
		row := speakerRow{actor: a, statement: id}
		if v := s.Office(i); v.Office != "" && state == 0 {
			row.office = hash64(v.Office, v.Of)
			b.offices = append(b.offices, row.office, v.Office, v.Of)
		}
		b.ofSpeakers = append(b.ofSpeakers, row)
	}
}

// carriersOf are the actors that a statement came through.
func carriersOf(s *store.Statement) []int64 {
	list := make([]int64, 0, len(s.Chain)+1)
	for _, c := range s.Chain {
		list = append(list, c.Actor)
	}
	return slices.DeleteFunc(distinct(append(list, s.Outlet)), func(a int64) bool { return a == 0 })
}

func (b *statementBatch) insert(w *writer, doing string) error {
	if err := w.insert(doing, statementTable, b.rows); err != nil {
		return err
	}
	if err := w.insert(doing, words, b.words); err != nil {
		return err
	}
	if err := b.insertSpeakers(w, doing); err != nil {
		return err
	}
	return w.insertPostings(doing, carriers, b.ofCarriers)
}

func (b *statementBatch) insertSpeakers(w *writer, doing string) error {
	slices.SortFunc(b.ofSpeakers, func(x, y speakerRow) int {
		return cmp.Or(cmp.Compare(x.actor, y.actor), cmp.Compare(x.statement, y.statement))
	})
	rows := make([]any, 0, 3*len(b.ofSpeakers))
	for _, s := range b.ofSpeakers {
		rows = append(rows, s.actor, s.statement, s.office)
	}
	if err := w.insert(doing, speakers, rows); err != nil {
		return err
	}
	return w.insert(doing, offices, b.offices)
}

// count is 1 for true; the databases agree on no type for it.
func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
