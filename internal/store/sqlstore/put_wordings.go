package sqlstore

import (
	"github.com/sanad-news/sanad/internal/store"
)

var wordingTable = &Table{Name: "wording", Columns: "id, hash, text, language", Kinds: "iitt"}

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
	byHash := make(map[int64]store.Wording, len(wordings))
	for _, k := range known {
		byHash[k.Hash] = k
	}
	out := make([]store.Wording, len(wordings))
	var rows []any
	var prints []store.Posting
	var texts []store.Wording // that change
	for i, n := range wordings {
		k, ok := byHash[n.Hash]
		if !ok {
			id, err := w.next("wording")
			if err != nil {
				return nil, err
			}
			k = store.Wording{ID: id, Hash: n.Hash, Text: n.Text, Language: n.Language, New: true}
			rows = append(rows, id, n.Hash, n.Text, n.Language)
			prints = appendPostings(prints, n.Prints, n.Hash)
			w.counts.Wordings++
			w.inLines[id] = nil // a new one is in none
			byHash[n.Hash] = k
		}
		// The same words in other letters: the least stand for both, whichever
		// came first.
		if n.Text < k.Text {
			k.Text = n.Text
			byHash[n.Hash] = k
			texts = append(texts, k)
		}
		out[i] = k
	}
	if err := w.insert(doing, wordingTable, rows); err != nil {
		return nil, err
	}
	for _, k := range texts {
		if err := w.exec(doing, "UPDATE wording SET text = ? WHERE id = ?", k.Text, k.ID); err != nil {
			return nil, err
		}
	}
	return out, w.addPostings(doing, fingerprints, prints)
}
