package sqlstore

import (
	"github.com/sanad-news/sanad/internal/store"
)

var wordingTable = &Table{Name: "wording", Columns: "id, hash, text, language", Kinds: "iitt"}

// PutWordings keeps the least of several texts with one hash, whichever came
// first: the same words in other letters.
func (w *writer) PutWordings(wordings []store.NewWording) ([]store.Wording, error) {
	const doing = "adding wordings"
	hashes := make([]int64, len(wordings))
	for i, n := range wordings {
		hashes[i] = n.Hash
		if err := checkText(doing, n.Text, n.Language); err != nil {
			return nil, err
		}
	}
	known, err := w.WordingsByHash(hashes)
	if err != nil {
		return nil, err
	}
	byHash := make(map[int64]*store.Wording, len(wordings))
	for i := range known {
		byHash[known[i].Hash] = &known[i]
	}
	var fresh, changed []*store.Wording
	var prints []store.Posting
	for _, n := range wordings {
		k := byHash[n.Hash]
		if k == nil {
			id, err := w.next("wording")
			if err != nil {
				return nil, err
			}
			k = &store.Wording{ID: id, Hash: n.Hash, Text: n.Text, Language: n.Language, New: true}
			byHash[n.Hash], fresh = k, append(fresh, k)
			prints = appendPostings(prints, n.Prints, n.Hash)
			w.counts.Wordings++
			w.inLines[id] = nil // a new one is in none
		}
		if n.Text < k.Text {
			if k.Text = n.Text; !k.New {
				changed = append(changed, k)
			}
		}
	}
	if err := w.insertWordings(doing, fresh, changed); err != nil {
		return nil, err
	}
	out := make([]store.Wording, len(wordings))
	for i, n := range wordings {
		out[i] = *byHash[n.Hash]
	}
	return out, w.addPostings(doing, fingerprints, prints)
}

func (w *writer) insertWordings(doing string, fresh, changed []*store.Wording) error {
	rows := make([]any, 0, len(fresh)*wordingTable.Width())
	for _, k := range fresh {
		rows = append(rows, k.ID, k.Hash, k.Text, k.Language)
	}
	if err := w.insert(doing, wordingTable, rows); err != nil {
		return err
	}
	for _, k := range changed {
		if err := w.exec(doing, "UPDATE wording SET text = ? WHERE id = ?", k.Text, k.ID); err != nil {
			return err
		}
	}
	return nil
}
