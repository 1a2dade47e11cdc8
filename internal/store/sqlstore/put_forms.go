package sqlstore

import (
	"database/sql"
	"fmt"
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

var (
	formTable = &Table{Name: "form", Columns: "id, hash, body, line", Kinds: "iibi"}
	wordForms = &Table{Name: "wording_form", Columns: "wording, form", Kinds: "ii", Tail: skipKnown}
	opposites = &Table{Name: "opposite", Columns: "a, b", Kinds: "ii", Tail: skipKnown}
)

// PutForms leaves a form that is there as it is, with its line.
func (w *writer) PutForms(forms []store.NewForm) ([]int64, error) {
	const doing = "adding forms"
	hashes := make([]int64, len(forms))
	for i, f := range forms {
		hashes[i] = f.Hash
	}
	rows := make(map[int64]int64, len(forms))
	err := each(w.reader, doing, `SELECT f.hash, f.id FROM form f WHERE `+w.inInts("f.hash"),
		[]any{w.ints(hashes)}, func(row *sql.Rows) error {
			var hash, id int64
			err := row.Scan(&hash, &id)
			rows[hash] = id
			return err
		})
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(forms))
	var fresh []any
	var keys []store.Posting
	for i, f := range forms {
		if ids[i] = rows[f.Hash]; ids[i] != 0 {
			continue
		}
		id, err := w.next("form")
		if err != nil {
			return nil, err
		}
		ids[i], rows[f.Hash] = id, id
		fresh = append(fresh, id, f.Hash, some(f.Body), f.Line)
		keys = appendPostings(keys, f.Keys, id)
		w.line(f.Line).forms++
		w.counts.Forms++
	}
	if err := w.insert(doing, formTable, fresh); err != nil {
		return nil, err
	}
	return ids, w.addPostings(doing, formKeys, keys)
}

func (w *writer) PutWordingForms(pairs []store.Posting) error {
	const doing = "tying wordings to forms"
	wordings := make([]int64, len(pairs))
	forms := make([]int64, len(pairs))
	for i, p := range pairs {
		wordings[i], forms[i] = p.Key, p.Row
	}
	before, err := w.linesOf(wordings)
	if err != nil {
		return err
	}
	labels, err := w.labels(forms)
	if err != nil {
		return err
	}
	after := before.clone()
	for _, p := range pairs {
		label, ok := labels[p.Row]
		if !ok {
			return fmt.Errorf("%s: there is no form %d", doing, p.Row)
		}
		after.add(p.Key, label)
	}
	if err := w.insertPostings(doing, wordForms, append([]store.Posting(nil), pairs...)); err != nil {
		return err
	}
	return w.moved(before, after)
}

// labels returns the lines of forms.
func (w *writer) labels(forms []int64) (map[int64]int64, error) {
	labels := make(map[int64]int64, len(forms))
	err := each(w.reader, "looking lines up", `SELECT f.id, f.line FROM form f WHERE `+w.inInts("f.id"),
		[]any{w.ints(forms)}, func(rows *sql.Rows) error {
			var id, line int64
			err := rows.Scan(&id, &line)
			labels[id] = line
			return err
		})
	return labels, err
}

func (w *writer) SetLines(labels map[int64]int64) error {
	const doing = "moving forms to lines"
	forms, to := pairsOf(labels)
	old, err := w.labels(forms)
	if err != nil {
		return err
	}
	for i, f := range forms {
		if from, ok := old[f]; ok && from != to[i] {
			w.line(from).forms--
			w.line(to[i]).forms++
		} else if !ok {
			return fmt.Errorf("%s: there is no form %d", doing, f)
		}
	}
	wordings, err := ask(w.reader, doing, `SELECT DISTINCT p.wording FROM wording_form p WHERE `+w.inInts("p.form"),
		[]any{w.ints(forms)}, func(rows *sql.Rows, id *int64) error { return rows.Scan(id) })
	if err != nil {
		return err
	}
	before, err := w.linesOf(wordings)
	if err != nil {
		return err
	}
	if err := w.exec(doing, "UPDATE form SET line = j.b FROM "+w.d.Pairs+" WHERE form.id = j.a", w.d.BindPairs(forms, to)...); err != nil {
		return err
	}
	w.inLines = membership{}
	after, err := w.linesOf(wordings)
	if err != nil {
		return err
	}
	return w.moved(before, after)
}

func (w *writer) PutOpposites(pairs []store.Pair) error {
	const doing = "keeping opposites"
	rows := make([]any, 0, 2*len(pairs))
	for _, p := range pairs {
		if p.A >= p.B {
			return fmt.Errorf("%s: the pair %d, %d is not in order", doing, p.A, p.B)
		}
		rows = append(rows, p.A, p.B)
	}
	return w.insert(doing, opposites, rows)
}

// metaFormRow is the last row that a form had which is forgotten: no row is
// given twice, so who remembers one is never misled.
const metaFormRow = "store.form"

// lastForm is the last row that any form had.
func (w *writer) lastForm() (int64, error) {
	last, err := w.number("numbering", "SELECT coalesce(max(id), 0) FROM form")
	if err != nil {
		return 0, err
	}
	dropped, err := w.Meta(metaFormRow)
	if err != nil || dropped == "" {
		return last, err
	}
	n, err := strconv.ParseInt(dropped, 10, 64)
	return max(last, n), err
}

func (w *writer) DropForms() error {
	if err := w.settleAll(); err != nil {
		return err
	}
	last, err := w.lastForm()
	if err != nil {
		return err
	}
	w.inLines = membership{}
	if err := w.exec("remembering lines", `INSERT INTO line_alias (label, wording)
		SELECT f.line, min(p.wording) FROM form f JOIN wording_form p ON p.form = f.id WHERE f.line = f.hash GROUP BY f.line
		ON CONFLICT (label) DO UPDATE SET wording = excluded.wording`); err != nil {
		return err
	}
	for _, table := range []string{"form", "wording_form", "opposite", "line"} {
		if err := w.exec("forgetting forms", "DELETE FROM "+table); err != nil {
			return err
		}
	}
	if err := w.SetMeta(metaFormRow, strconv.FormatInt(last, 10)); err != nil {
		return err
	}
	if err := w.forgetPostings("forgetting forms", formKeys); err != nil {
		return err
	}
	return w.exec("forgetting forms", "UPDATE tally SET forms = 0, lines = 0")
}
