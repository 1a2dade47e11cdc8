package export

import (
	"slices"
	"strconv"
	"testing"

	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// TestCrowdedDays protects that rows come in the same order when a day has more
// of them than are held, and that none is left out or comes twice.
func TestCrowdedDays(t *testing.T) {
	type row struct {
		id   int64
		day  string
		text string
	}
	var rows []row // as a store lists them: by day, then by row
	for i := range 2600 {
		day := []string{"2031-05-03", "2031-05-02", ""}[min(i/400, 2)]
		rows = append(rows, row{int64(9000 - i), day, strconv.Itoa(i * 7919 % 1009)})
	}
	walkAll := func(most int) []int64 {
		var out []int64
		w := walk[row]{
			most: most,
			page: func(after store.Cursor) ([]row, store.Cursor, bool, error) {
				i := slices.IndexFunc(rows, func(r row) bool { return after.ID == 0 || r.id < after.ID })
				if i < 0 {
					return nil, after, false, nil
				}
				page := rows[i:min(len(rows), i+37)]
				return slices.Clone(page), store.Cursor{ID: page[len(page)-1].id}, true, nil
			},
			under: func(r *row) string { return r.day },
			key:   func(r *row) key { return key{text: r.text} },
			id:    func(r *row) int64 { return r.id },
			again: func(ids []int64) ([]row, error) {
				var found []row
				for _, r := range rows {
					if slices.Contains(ids, r.id) {
						found = append(found, r)
					}
				}
				return found, nil
			},
		}
		err := w.run(func(list []row) error {
			for _, r := range list {
				out = append(out, r.id)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	held := walkAll(0)
	for _, most := range []int{1, 10, 399, 400, 401, 5000} {
		if got := walkAll(most); !slices.Equal(got, held) {
			t.Errorf("with %d rows held the order is another", most)
		}
	}
	sorted := slices.Clone(held)
	slices.Sort(sorted)
	if sorted = slices.Compact(sorted); len(held) != len(rows) || len(sorted) != len(rows) {
		t.Errorf("%d rows came of %d, %d of them different", len(held), len(rows), len(sorted))
	}
}

// TestLittleHeld protects that an export is the same however little it holds,
// and however few rows it fetches at once.
func TestLittleHeld(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, append(made(t, 40), fixture(t)...)...)
	for _, table := range Tables() {
		whole := export(t, r, Options{Format: JSONL, Tables: []Table{table}})
		for _, o := range []Options{{most: 1}, {most: 3}, {page: 2}, {page: 7, most: 3}} {
			o.Format, o.Tables = JSONL, []Table{table}
			if got := export(t, r, o); got != whole {
				t.Errorf("%s differs where %d rows are held and %d fetched at once: %s", table, o.most, o.page, firstDifference(got, whole))
			}
		}
	}
}
