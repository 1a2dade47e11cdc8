// Package store is the contract of the record: what is kept, and the few
// questions that a database must answer about it. It knows no language and
// judges nothing; what is worth keeping and what it means is decided above it.
// The stores are in the packages sqlite and postgres, and both pass the suite
// in storetest.
package store

import (
	"context"
	"errors"
)

// The errors that every store tells apart.
var (
	ErrNewer    = errors.New("the record was made by a newer build")
	ErrOlder    = errors.New("the record was made by an earlier build")
	ErrReadOnly = errors.New("the record cannot be written")
	ErrLocked   = errors.New("the record is locked by another program")
	ErrFull     = errors.New("no room is left for the record")
	ErrLost     = errors.New("the connection to the record was lost")
	ErrNoRecord = errors.New("no such record")
	ErrBroken   = errors.New("the file is damaged or is no record")
)

// Store holds one record. It is safe for use by many goroutines.
type Store interface {
	// Update runs f as the only writer, here and in every other process; what
	// f wrote is kept whole when Update returns nil, and not at all otherwise.
	Update(ctx context.Context, f func(Writer) error) error
	// View runs f on one state of the record, which no writer changes meanwhile.
	View(ctx context.Context, f func(Reader) error) error
	Close() error
}

// Reader asks the record. Slices come back in the order told; what is not
// there is left out. Every list of ids may be of any length.
type Reader interface {
	FoundReader
	OriginalReader

	// Meta returns the value kept under a key, or "".
	Meta(key string) (string, error)
	Counts() (Counts, error)

	// ReportsByHash returns the reports whose received text has one of the hashes.
	ReportsByHash(hashes []string) ([]Report, error)
	// ReportsOfPages returns all revisions of pages, oldest first.
	ReportsOfPages(pages []string) ([]Report, error)
	// ReportsByID returns reports by row.
	ReportsByID(ids []int64) ([]Report, error)
	// ReportsByUID returns the reports whose uid begins with prefix, at most limit.
	ReportsByUID(prefix string, limit int) ([]Report, error)
	// Reports browses, newest first.
	Reports(q ReportQuery) ([]Report, error)
	// Bodies returns the blobs of reports, by row.
	Bodies(ids []int64) (map[int64]Body, error)
	// ReportsByBand returns, for each of the bands, the reports in it.
	ReportsByBand(bands []int64) ([]Posting, error)
	// ReportsBySentence returns, for each hash of a sentence, the reports that have it.
	ReportsBySentence(hashes []int64) ([]Posting, error)

	// Statements asks for statements by any of their properties.
	Statements(q StatementQuery) ([]Statement, error)
	// CountStatements counts what Statements would return without a limit; it
	// stops at atMost.
	CountStatements(q StatementQuery, atMost int) (int, error)
	// CountTerms counts, for each of the terms, the statements that have it,
	// withdrawn ones too; it stops at atMost of each.
	CountTerms(terms []uint32, atMost int) ([]int, error)

	// Actors returns actors by key.
	Actors(keys []string) ([]Actor, error)
	// ActorsByID returns actors by row.
	ActorsByID(ids []int64) ([]Actor, error)
	// ActorsNamed returns the actors that have been named so, by folded name,
	// those with most statements first.
	ActorsNamed(names []string) ([]Actor, error)
	// BrowseActors lists actors, those with most statements first.
	BrowseActors(q ActorQuery) ([]Actor, error)
	// OfficesOf returns the offices in which an actor spoke, most frequent first.
	OfficesOf(actor int64) ([]Tenure, error)

	// Wordings returns wordings by row.
	Wordings(ids []int64) ([]Wording, error)
	// WordingsByHash returns wordings by the hash of their words.
	WordingsByHash(hashes []int64) ([]Wording, error)
	// WordingsByFingerprint returns, for each fingerprint, at most perPrint
	// wordings that have it, lowest hash first.
	WordingsByFingerprint(prints []int64, perPrint int) ([]Posting, error)

	// FormsByKey returns the forms that have at least one of the keys.
	FormsByKey(keys []int64) ([]Form, error)
	// FormPostings returns, for each of the keys, the forms that have it.
	FormPostings(keys []int64) ([]Posting, error)
	// FormsByID returns forms by row.
	FormsByID(ids []int64) ([]Form, error)
	// FormsByHash returns forms by hash.
	FormsByHash(hashes []int64) ([]Form, error)
	// FormsOfWordings returns which forms each wording has.
	FormsOfWordings(wordings []int64) ([]Posting, error)
	// FormsOfLines returns the forms of lines.
	FormsOfLines(lines []int64) ([]Form, error)
	// Opposites returns the pairs of forms that oppose each other and have one of these.
	Opposites(forms []int64) ([]Pair, error)
	// Lines browses lines, those with most statements first.
	Lines(q LineQuery) ([]Line, error)
	// LinesByPrefix returns the lines whose label, as 16 hex digits, begins with prefix.
	LinesByPrefix(prefix string, limit int) ([]Line, error)

	// WordingOfLine returns a wording of a line that was called so before its
	// forms were dropped, or 0.
	WordingOfLine(label int64) (int64, error)

	// Corrections returns all corrections, oldest first, undone ones too.
	Corrections() ([]Correction, error)
}

// Writer changes the record. It sees its own changes.
type Writer interface {
	Reader
	FoundWriter
	OriginalWriter

	SetMeta(key, value string) error

	// PutActors makes sure that the actors are there, with their names, and
	// returns their rows in order.
	PutActors(actors []Actor) ([]int64, error)
	// RenameActor changes the name that is shown.
	RenameActor(id int64, name string) error
	// PutReports adds reports with their bodies, bands and sentences, and
	// returns their rows in order. A report whose UID is there is left as it is.
	PutReports(reports []NewReport) ([]int64, error)
	// SeeAgain makes reports the last revisions of their pages, one after the
	// other, and moves those that came after them down by one.
	SeeAgain(reports []int64) error
	// ReplaceReading replaces what was read in a report and drops its statements.
	ReplaceReading(report int64, r NewReport) error
	// SetOrigins labels reports with the text they are copies of.
	SetOrigins(labels map[int64]int64) error
	// PutWordings makes sure that the wordings are there, and returns them in
	// order; New tells those that were not there before. Of texts with one hash
	// the least, byte by byte, is kept, whichever came first.
	PutWordings(wordings []NewWording) ([]Wording, error)
	// PutForms makes sure that the forms are there, and returns their rows.
	PutForms(forms []NewForm) ([]int64, error)
	// PutWordingForms ties wordings to their forms.
	PutWordingForms(pairs []Posting) error
	// SetLines moves forms to lines.
	SetLines(labels map[int64]int64) error
	// PutOpposites keeps pairs of forms that oppose each other; A < B.
	PutOpposites(pairs []Pair) error
	// DropForms forgets all forms, keys, opposites and lines, so that they can
	// be formed anew. What lines were called is remembered, with a wording of the
	// form that each was called after.
	DropForms() error
	// PutStatements adds statements, and returns their rows in order.
	PutStatements(statements []NewStatement) ([]int64, error)
	// SetSpeakers replaces the actors that a statement counts for, with their
	// offices as in Statement.Spoke, and its search terms; what was read stays.
	SetSpeakers(statement int64, actors []int64, spoke []int, terms []uint32) error
	// SetWithdrawn marks statements as wrongly read, or as right again.
	SetWithdrawn(statements []int64, withdrawn bool) error
	// PutCorrection adds a correction and returns its number.
	PutCorrection(c Correction) (int64, error)
	// UndoCorrection marks a correction as undone at a time, by someone.
	UndoCorrection(id int64, at, by string) error
}
