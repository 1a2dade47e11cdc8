package storetest

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

// question asks and tells the answer, with an error where there was one.
type question func(r store.Reader) string

func told[T any](what string, answer T, err error) string {
	return fmt.Sprintf("%s: %+v %v\n", what, answer, err)
}

// questions are one about everything that is counted, and n by chance.
func (g *game) questions(n int) []question {
	list := []question{func(r store.Reader) string {
		c, err := r.Counts()
		lines, e := r.Lines(store.LineQuery{})
		actors, e2 := r.BrowseActors(store.ActorQuery{})
		return told("counts", c, err) + told("lines", lines, e) + told("actors", actors, e2)
	}}
	for range n {
		switch g.rand.IntN(6) {
		case 0:
			list = append(list, g.askReports())
		case 4:
			list = append(list, g.askFound())
		case 5:
			list = append(list, g.askTerms())
		case 1:
			list = append(list, g.askForms())
		default:
			list = append(list, g.askStatements())
		}
	}
	return list
}

func (g *game) askReports() question {
	q := store.ReportQuery{Revisions: g.rand.IntN(2) == 0, Limit: g.rand.IntN(9)}
	if g.rand.IntN(2) == 0 {
		q.Outlets = g.some(3, 9)
	}
	if g.rand.IntN(3) == 0 {
		q.Origins = g.some(2, 4)
	}
	if g.rand.IntN(3) == 0 {
		q.Since, q.Until = g.day(), g.day()
	}
	if g.rand.IntN(3) == 0 {
		q.Languages = g.names("l", 2, 3)
	}
	if g.rand.IntN(3) == 0 {
		q.After = store.Cursor{Sort: g.day(), ID: g.one(20)}
	}
	ids, keys, actor := g.some(5, 30), g.some(5, 20), g.one(8)
	names := each(ids, func(v int64) string { return fmt.Sprint("k", v) })
	kinds, prefix, most := g.names("k", 2, 9), fmt.Sprint("n", g.rand.IntN(3)), g.rand.IntN(4)
	after := store.Cursor{Sort: strconv.Itoa(g.rand.IntN(4)), ID: g.one(6)}
	return func(r store.Reader) string {
		reports, err := r.Reports(q)
		byID, err1 := r.ReportsByID(ids)
		byHash, err2 := r.ReportsByHash(each(ids, func(v int64) string { return strconv.FormatInt(v, 10) }))
		pages, err3 := r.ReportsOfPages([]string{"p1", "p3", "p9"})
		byUID, err4 := r.ReportsByUID("r1", most)
		bodies, err5 := r.Bodies(ids)
		bands, err6 := r.ReportsByBand(keys)
		sentences, err7 := r.ReportsBySentence(keys)
		actors, err8 := r.Actors(names)
		named, err9 := r.ActorsNamed([]string{"n1", "n5", "n20"})
		browsed, err10 := r.BrowseActors(store.ActorQuery{Kinds: kinds, Prefix: prefix, Limit: most, After: after})
		offices, err11 := r.OfficesOf(actor)
		slices.SortFunc(offices, func(a, b store.Tenure) int { return compareText(a.Office+a.Of, b.Office+b.Of) })
		corrections, err12 := r.Corrections()
		return told(fmt.Sprintf("%+v", q), reports, err) + told("ids", byID, err1) + told("hashes", byHash, err2) + told("pages", pages, err3) +
			told("uid", byUID, err4) + told("bodies", bodies, err5) + told("bands", bands, err6) + told("sentences", sentences, err7) +
			told("actors", actors, err8) + told("named", named, err9) + told("browsed", browsed, err10) + told("offices", offices, err11) +
			told("corrections", corrections, err12)
	}
}

func compareText(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

func (g *game) askForms() question {
	ids, keys, per := g.some(6, 30), g.some(6, 12), g.rand.IntN(4)
	lines := each(keys, func(v int64) int64 { return v - 4 })
	q := store.LineQuery{Least: g.rand.IntN(3), Limit: g.rand.IntN(4), After: store.Cursor{Sort: strconv.Itoa(g.rand.IntN(9)), ID: g.one(8) - 4}}
	prefix := []string{"", "f", "0", "fffffffffffffff", "000000000000000"}[g.rand.IntN(5)]
	return func(r store.Reader) string {
		wordings, err := r.Wordings(ids)
		byHash, err1 := r.WordingsByHash(lines)
		prints, err2 := r.WordingsByFingerprint(keys, per)
		byKey, err3 := r.FormsByKey(keys)
		forms, err4 := r.FormsByHash(ids)
		pairs, err5 := r.FormsOfWordings(ids)
		ofLines, err6 := r.FormsOfLines(lines)
		opposites, err7 := r.Opposites(keys)
		listed, err8 := r.Lines(q)
		found, err9 := r.LinesByPrefix(prefix, 4)
		return told("wordings", wordings, err) + told("hashes", byHash, err1) + told("prints", prints, err2) + told("keys", byKey, err3) +
			told("forms", forms, err4) + told("pairs", pairs, err5) + told("of lines", ofLines, err6) + told("opposites", opposites, err7) +
			told("lines", listed, err8) + told("prefix", found, err9)
	}
}

// query is a question for statements by about two of their properties.
func (g *game) query() store.StatementQuery {
	q := store.StatementQuery{Withdrawn: g.rand.IntN(3) == 0, Standing: g.rand.IntN(3) == 0, Oldest: g.rand.IntN(3) == 0, Limit: g.rand.IntN(12)}
	maybe := func() bool { return g.rand.IntN(6) == 0 }
	if maybe() {
		q.Reports = g.some(8, 40)
	}
	if maybe() {
		q.Speakers = each(g.some(4, 8), func(v int64) int64 { return v + 1 })
	}
	if maybe() {
		q.Speakers = append(q.Speakers, g.some(40, 100)...) // too many to walk one by one
	}
	if maybe() {
		q.Carriers = g.some(4, 8)
	}
	if maybe() {
		q.Wordings = g.some(8, 20)
	}
	if maybe() {
		q.Lines = each(g.some(4, 8), func(v int64) int64 { return v - 4 })
	}
	if maybe() {
		q.Terms = g.terms(2)
	}
	if maybe() {
		q.AnyTerms = g.terms(4)
	}
	if maybe() {
		q.Kinds = g.names("k", 2, 3)
	}
	if maybe() {
		q.Languages = g.names("l", 2, 3)
	}
	if maybe() {
		q.Since = g.day()
	}
	if maybe() {
		q.Until = g.day()
	}
	return q
}

// askStatements asks for the first page, the one after it, and the count.
func (g *game) askStatements() question {
	q, most := g.query(), g.rand.IntN(30)
	var names, rows []string
	if g.rand.IntN(5) == 0 {
		names = g.pickSaid(9)
	}
	if g.rand.IntN(5) == 0 {
		rows = g.pickSaid(30)
	}
	return func(r store.Reader) string {
		q := q
		q.UIDs = names
		ids, err := rowsOf(r, rows)
		q.IDs = ids
		n, err1 := r.CountStatements(q, most)
		page, err2 := r.Statements(q)
		answer := told("rows", len(ids), err) + told("count", n, err1)
		q.IDs = nil
		answer += told(fmt.Sprintf("%+v", q), unnumbered(page), err2)
		if len(page) > 0 {
			q.IDs = ids
			last := page[len(page)-1]
			q.After = store.Cursor{Sort: last.From, ID: last.ID}
			next, err := r.Statements(q)
			answer += told("next", unnumbered(next), err)
		}
		return answer
	}
}

// askTerms counts the statements of terms, some of which nobody used.
func (g *game) askTerms() question {
	terms, most := g.terms(4), g.rand.IntN(30)
	return func(r store.Reader) string {
		n, err := r.CountTerms(terms, most)
		return told("terms", n, err)
	}
}

// unnumbered is statements without their rows, which are each store's own.
func unnumbered(list []store.Statement) []store.Statement {
	return each(list, func(s store.Statement) store.Statement {
		s.ID = 0
		return s
	})
}
