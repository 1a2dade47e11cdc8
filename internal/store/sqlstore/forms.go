package sqlstore

import (
	"database/sql"

	"github.com/sanad-news/sanad/internal/store"
)

const formColumns = `f.id, f.hash, f.body, f.line`

func scanForm(rows *sql.Rows, f *store.Form) error {
	return rows.Scan(&f.ID, &f.Hash, &f.Body, &f.Line)
}

func (r *reader) FormPostings(keys []int64) ([]store.Posting, error) {
	return r.findPostings("looking forms up", formKeys, keys)
}

// FormsByKey gathers the rows of the forms before it looks at any: most are
// found by more than one key.
func (r *reader) FormsByKey(keys []int64) ([]store.Form, error) {
	list, err := r.FormPostings(keys)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	ids := make([]int64, len(list))
	for i, p := range list {
		ids[i] = p.Row
	}
	return ask(r, "looking forms up", `SELECT `+formColumns+` FROM form f WHERE `+r.inInts("f.id")+`
		ORDER BY f.hash`, []any{r.ints(ids)}, scanForm)
}

func (r *reader) FormsByID(ids []int64) ([]store.Form, error) {
	rows, err := ask(r, "looking forms up", `SELECT `+formColumns+` FROM form f WHERE `+r.inInts("f.id"), []any{r.ints(ids)}, scanForm)
	return inOrder(ids, rows, func(f *store.Form) int64 { return f.ID }), err
}

func (r *reader) FormsByHash(hashes []int64) ([]store.Form, error) {
	rows, err := ask(r, "looking forms up", `SELECT `+formColumns+`
		FROM form f WHERE `+r.inInts("f.hash"), []any{r.ints(hashes)}, scanForm)
	return inOrder(hashes, rows, func(f *store.Form) int64 { return f.Hash }), err
}

func (r *reader) FormsOfWordings(wordings []int64) ([]store.Posting, error) {
	return ask(r, "looking forms up", `SELECT p.wording, p.form
		FROM wording_form p WHERE `+r.inInts("p.wording")+`
		ORDER BY p.wording, p.form`, []any{r.ints(wordings)}, scanPosting)
}

func (r *reader) FormsOfLines(lines []int64) ([]store.Form, error) {
	list := r.ints(lines)
	return ask(r, "looking lines up", `SELECT `+formColumns+` FROM (`+r.formsOfLines()+`) i CROSS JOIN form f WHERE f.id = i.id
		ORDER BY f.line, f.id`, []any{list, list}, scanForm)
}

// formsOfLines is a query for the rows of the forms of lines, whose list is
// bound twice: for the forms that the line is called after, and the others.
func (r *reader) formsOfLines() string {
	return `SELECT f.id AS id FROM form f WHERE ` + r.inInts("f.hash") + ` AND f.line = f.hash
		UNION ALL SELECT f.id FROM form f WHERE ` + r.inInts("f.line") + ` AND f.line <> f.hash`
}

func (r *reader) Opposites(forms []int64) ([]store.Pair, error) {
	list := r.ints(forms)
	return ask(r, "looking opposites up", `SELECT o.a, o.b FROM opposite o WHERE `+r.inInts("o.a")+`
		UNION SELECT o.a, o.b FROM opposite o WHERE `+r.inInts("o.b")+`
		ORDER BY 1, 2`, []any{list, list}, func(rows *sql.Rows, p *store.Pair) error { return rows.Scan(&p.A, &p.B) })
}
