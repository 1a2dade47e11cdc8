package record

import "github.com/sanad-news/sanad/internal/store"

// OfficeOf is the office in which an actor spoke a statement, as every answer and
// export tells it: that of a voice which is the actor's, or which counts for it
// since someone merged the two; counts tells that by row (see CountsFor). One
// whom a person put in another's place has none: the report gave it to the other.
func OfficeOf(s *store.Statement, actor int64, counts map[int64]int64) (office, of string) {
	for _, v := range s.Voices {
		if (v.Actor == actor || counts[v.Actor] == actor) && v.Office != "" {
			return v.Office, v.Of
		}
	}
	return "", ""
}
