package ask

import (
	"testing"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// TestWished protects that each kind of wish finds what it names in a report,
// and nothing of other reports.
func TestWished(t *testing.T) {
	d := desk(t)
	said, err := d.Said(t.Context(), SaidQuery{Name: "Lu Wenqi", About: "perdagangan negara"})
	if err != nil || len(said.Sayings) == 0 {
		t.Fatal(err)
	}
	trade := said.Sayings[0].Sources[0].Statement
	uid := trade[:len(trade)-len("/s1")]
	line := ""
	err = d.view(t.Context(), func(r store.Reader) error {
		lines, err := r.Lines(store.LineQuery{Limit: 1})
		if err == nil && len(lines) > 0 {
			line = record.Label(lines[0].Label)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		q    WishedQuery
		want int
	}{
		"speaker":          {WishedQuery{Speaker: "lu wenqi"}, 4},
		"nobody":           {WishedQuery{Speaker: "Nobody At All"}, 0},
		"pair, either way": {WishedQuery{Pair: []string{"Velmora", "Lu Wenqi"}}, 2},
		"no line":          {WishedQuery{Line: "zz"}, 0},
		"line":             {WishedQuery{Line: line}, 1},
	} {
		c.q.Report = uid
		got, err := d.Wished(t.Context(), c.q)
		if err != nil || len(got) != c.want {
			t.Errorf("%s: %d, want %d: %+v, %v", name, len(got), c.want, got, err)
		}
		for _, w := range got {
			if w.Statement[:len(uid)] != uid || w.Text == "" || len(w.Speakers) == 0 {
				t.Errorf("%s: %+v", name, w)
			}
		}
	}
}
