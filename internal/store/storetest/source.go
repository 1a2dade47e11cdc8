package storetest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// What a record of the world's news looks like, as far as a store can tell.
const (
	perReport  = 4     // statements
	termsEach  = 25    // of a statement
	printsEach = 12    // of a wording
	formsEach  = 2     // of a wording
	keysEach   = 4     // of a form
	bandsEach  = 16    // of a report
	sentences  = 12    // of a report
	bodySize   = 1200  // of a report and its reading, packed
	manyActors = 20000 // speakers
	outlets    = 200
	vocabulary = 200_000 // terms, some of them in every fourth statement
	perDay     = 100     // reports
	disorder   = 30      // days by which reports are out of their order
)

// Source makes up reports: the same ones for the same seed. Half of the
// statements say again what was said before, as news does; fresh is the share
// that do not.
type Source struct {
	rand     *rand.Rand
	words    *rand.Zipf
	speakers *rand.Zipf
	fresh    float64
	base     int64 // what it makes up has numbers from here on
	reports  int
	wordings int64
}

// NewSource returns a source of which the share fresh of statements has new
// words.
func NewSource(seed uint64, fresh float64) *Source {
	r := rand.New(rand.NewPCG(seed, 7)) //nolint:gosec // the same at every run is what is wanted
	return &Source{base: int64(seed) << 40, rand: r, fresh: fresh, words: rand.NewZipf(r, 1.1, 8, vocabulary), speakers: rand.NewZipf(r, 1.2, 20, manyActors-1)}
}

// Batch is what is put in one Update.
type Batch struct {
	actors     []store.Actor
	reports    []store.NewReport
	wordings   []store.NewWording
	forms      [][]store.NewForm // of each wording
	statements []store.NewStatement
}

// hash scatters a number, the same way always.
func (s *Source) hash(kind string, n int64) int64 {
	x := uint64(s.base+n)*0x9e3779b97f4a7c15 ^ uint64(len(kind))*0xd1b54a32d192ed03 ^ uint64(kind[0])<<56
	x ^= x >> 31
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return int64(x ^ x>>31)
}

func (s *Source) hashes(kind string, n int64, each int) []int64 {
	list := make([]int64, each)
	for i := range list {
		list[i] = s.hash(kind, n*int64(each)+int64(i))
	}
	return list
}

// Batch makes up n statements with their reports.
func (s *Source) Batch(n int) *Batch {
	b := &Batch{}
	for len(b.statements) < n {
		if len(b.statements)%perReport == 0 {
			s.report(b)
		}
		s.statement(b)
	}
	return b
}

func (s *Source) report(b *Batch) {
	s.reports++
	n := int64(s.reports)
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, s.reports/perDay+s.rand.IntN(disorder)).Format(time.DateOnly)
	body := make([]byte, bodySize)
	for i := range body {
		body[i] = byte(s.rand.Uint32())
	}
	b.reports = append(b.reports, store.NewReport{
		Report: store.Report{
			UID: fmt.Sprintf("%016x", uint64(s.hash("uid", n))), Hash: fmt.Sprintf("%064x", uint64(s.hash("sum", n))),
			Page: fmt.Sprintf("https://news.example/%d/harbour-dues-to-stay-minister-says", n), Revision: 1, Outlet: int64(s.rand.IntN(outlets)),
			Title: "Harbour dues to stay as they are, the minister says", Published: day, Day: day, Language: []string{"en", "id"}[s.rand.IntN(2)],
			Added: "2035-01-01T00:00:00Z", Build: "v0.2.0", Words: 300,
		},
		Body:  store.Body{Source: body[:bodySize/2], Reading: body[bodySize/2:]},
		Bands: s.hashes("band", n, bandsEach), Sentences: s.hashes("sentence", n, sentences),
	})
}

// statement makes up a statement. Rows stand for places in the batch until it
// is put.
func (s *Source) statement(b *Batch) {
	report := &b.reports[len(b.reports)-1]
	var n int64
	if s.wordings == 0 || s.rand.Float64() < s.fresh {
		s.wordings++
		n = s.wordings
	} else {
		n = 1 + s.rand.Int64N(s.wordings)
	}
	b.wordings = append(b.wordings, store.NewWording{
		Hash: s.hash("words", n), Language: report.Language, Prints: s.hashes("print", n, printsEach),
		Text: fmt.Sprintf("The dues of the %d harbours in the north will not be raised before the quays have been mended and the ferries run again.", n),
	})
	forms := make([]store.NewForm, formsEach)
	for i := range forms {
		h := s.hash("form", n*formsEach+int64(i))
		forms[i] = store.NewForm{Hash: h, Body: make([]byte, 60), Keys: s.hashes("key", n*formsEach+int64(i), keysEach), Line: h}
	}
	b.forms = append(b.forms, forms)
	ordinal := len(b.statements) % perReport
	st := store.NewStatement{Statement: store.Statement{
		Ordinal: ordinal, UID: fmt.Sprintf("%s/s%d", report.UID, ordinal+1), Kind: []string{"direct", "indirect", "mixed"}[s.rand.IntN(3)],
		Said: report.Day, From: report.Day, To: report.Day, Place: "Sorna", Force: "asserts", Within: -1, Repeats: -1, Start: 400 * ordinal,
		End: 400*ordinal + 120, Language: report.Language, Rule: "quote-cue-speaker", Confidence: 0.97,
		Voices: []store.Voice{{}}, Chain: []store.Carriage{{Kind: "speaker"}, {Kind: "outlet"}},
	}}
	if s.rand.IntN(3) == 0 {
		st.Voices[0] = store.Voice{Office: "minister", Of: "Sorna"}
	}
	for range termsEach {
		st.Terms = append(st.Terms, term(s.words.Uint64()))
	}
	speaker := s.speakers.Uint64()
	b.actors = append(b.actors, store.Actor{
		Key: fmt.Sprintf("name:speaker %d", speaker), Name: fmt.Sprintf("Speaker %d", speaker), Kind: "person", Names: []string{fmt.Sprintf("speaker %d", speaker)},
	})
	b.statements = append(b.statements, st)
}

// term is the nth term of the vocabulary, the commonest first.
func term(n uint64) uint32 { return uint32(n) * 2654435761 }

// Put puts the batch, as adding reports does.
func (b *Batch) Put(w store.Writer) error {
	carriers := make([]store.Actor, outlets)
	for i := range carriers {
		carriers[i] = store.Actor{Key: fmt.Sprintf("outlet-%d", i), Name: fmt.Sprintf("Outlet %d", i), Kind: "outlet", Names: []string{fmt.Sprintf("outlet %d", i)}}
	}
	ofOutlets, err := w.PutActors(carriers)
	if err != nil {
		return err
	}
	speakers, err := w.PutActors(b.actors)
	if err != nil {
		return err
	}
	reports := make([]store.NewReport, len(b.reports))
	for i, r := range b.reports {
		r.Outlet = ofOutlets[r.Outlet]
		reports[i] = r
	}
	rows, err := w.PutReports(reports)
	if err != nil {
		return err
	}
	wordings, err := w.PutWordings(b.wordings)
	if err != nil {
		return err
	}
	if err := b.putForms(w, wordings); err != nil {
		return err
	}
	statements := make([]store.NewStatement, len(b.statements))
	for i, s := range b.statements {
		report := i / perReport
		s.Report, s.Wording, s.Outlet, s.Speakers = rows[report], wordings[i].ID, reports[report].Outlet, speakers[i:i+1]
		s.Voices = []store.Voice{{Actor: speakers[i], Office: s.Voices[0].Office, Of: s.Voices[0].Of}}
		s.Chain = []store.Carriage{{Actor: speakers[i], Kind: "speaker"}, {Actor: s.Outlet, Kind: "outlet"}}
		statements[i] = s
	}
	_, err = w.PutStatements(statements)
	return err
}

func (b *Batch) putForms(w store.Writer, wordings []store.Wording) error {
	var forms []store.NewForm
	var of []int64
	seen := map[int64]bool{}
	for i, wording := range wordings {
		if wording.New && !seen[wording.ID] {
			seen[wording.ID] = true
			for _, f := range b.forms[i] {
				forms, of = append(forms, f), append(of, wording.ID)
			}
		}
	}
	rows, err := w.PutForms(forms)
	if err != nil {
		return err
	}
	pairs := make([]store.Posting, len(rows))
	for i, row := range rows {
		pairs[i] = store.Posting{Key: of[i], Row: row}
	}
	return w.PutWordingForms(pairs)
}
