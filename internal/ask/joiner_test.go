package ask

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// TestJoiner protects that what an export takes for one saying is what an
// answer takes for one: joined as they stream by, statements make the same
// sayings as when all of them are at hand.
func TestJoiner(t *testing.T) {
	d := desk(t)
	for _, page := range [][2]string{{"2031-05-02", "Tarif"}, {"2031-05-03", "Tarif"}, {"2031-05", "Tarif"}, {"2031", "Tarif"}, {"2032-01-09", "Tarif"}, {"", "Tarif"}, {"", "Bea"}} {
		text := "\"" + page[1] + " pelabuhan tidak akan dinaikkan sebelum panen raya selesai,\" kata Menteri Perdagangan Velmora Oriana Velasko di Sarenda.\n"
		if page[0] != "" {
			text = "Published: " + page[0] + "\nOutlet: Kabar " + page[0] + "\n\n" + text
		}
		addTo(t, d, text)
	}
	var together, streaming []string
	err := d.rec.Store.View(t.Context(), func(r store.Reader) error {
		oldest, err := r.Statements(store.StatementQuery{Oldest: true})
		if err != nil {
			return err
		}
		l, err := load(r, oldest)
		if err != nil {
			return err
		}
		for _, g := range join(l.statements, sameWords) {
			var uids []string
			for _, s := range g.statements {
				uids = append(uids, s.UID)
			}
			together = append(together, sorted(uids))
		}
		j := NewJoiner(r, func(joint *Joint) error {
			var uids []string
			for _, s := range joint.Statements {
				uids = append(uids, s.UID)
			}
			streaming = append(streaming, sorted(uids))
			if len(joint.Sources) == 0 || joint.Text == "" {
				t.Errorf("an empty saying of %q", uids)
			}
			return nil
		})
		for some := range slices.Chunk(oldest, 3) {
			if err := j.Add(some); err != nil {
				return err
			}
		}
		return j.End()
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(together)
	slices.Sort(streaming)
	if !slices.Equal(together, streaming) {
		t.Errorf("together:\n%s\nstreaming:\n%s", strings.Join(together, "\n"), strings.Join(streaming, "\n"))
	}
}

func sorted(list []string) string {
	slices.SortFunc(list, cmp.Compare)
	return strings.Join(list, " ")
}
