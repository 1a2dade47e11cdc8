package collect

import "errors"

// Why something could not be taken.
var (
	ErrNotFound   = errors.New("is not there")
	ErrPermission = errors.New("may not be read")
	ErrUnreadable = errors.New("could not be read")
	ErrEmpty      = errors.New("is empty")
	ErrTooLarge   = errors.New("is too large")
	ErrBinary     = errors.New("is not text")
	ErrMarkup     = errors.New("is a document, not plain text")
	ErrNoReports  = errors.New("holds no reports")
	ErrJSON       = errors.New("is no report in JSON")
	ErrJSONArray  = errors.New("is JSON over several lines")
	ErrEncoding   = errors.New("unknown encoding")
	ErrFormat     = errors.New("unknown format")
	ErrColumns    = errors.New("has no such columns")
	ErrNoArticle  = errors.New("is a page without a report")
	ErrFeed       = errors.New("is a broken feed")
	ErrLinks      = errors.New("only lists addresses")
	ErrArchive    = errors.New("is a broken archive")
	ErrBomb       = errors.New("unpacks to more than it may")
	ErrTranscript = errors.New("is no transcript")
)

// Error is one file, or one line of a file, that could not be taken.
type Error struct {
	Where   string // file or file:line
	Problem error  // one of the errors above
	Detail  string // what exactly, where Problem does not say it: a kind of file, a field
	Cause   error  // the error under it, if any
}

// Error says where and what.
func (e *Error) Error() string {
	s := e.Where + " " + e.Problem.Error()
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// Unwrap gives the problem and its cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Problem}
	}
	return []error{e.Problem, e.Cause}
}

// Note says what was done to read a report.
type Note string

// The notes.
const (
	ReplacedNote Note = "replaced" // broken characters of a Unicode text were replaced by U+FFFD
	LegacyNote   Note = "legacy"   // was not Unicode and was read as Windows-1252, which was not asked for
	PartialNote  Note = "partial"  // the page says that only a part of the report is free to read
	PagedNote    Note = "paged"    // the report continues on another page
	SummaryNote  Note = "summary"  // the feed gives no more than a summary
	UndatedNote  Note = "undated"  // the day of publication that came beside the text is no date that is read
)
