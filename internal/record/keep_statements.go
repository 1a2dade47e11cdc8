package record

import (
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// putStatements puts the statements of what is new, with their wordings and
// lines.
func (k *keeping) putStatements() error {
	var all []*said
	for _, a := range k.fresh {
		for i := range a.said {
			all = append(all, &a.said[i])
		}
	}
	wordings, err := k.r.putWordings(k.w, all, k.force)
	if err != nil {
		return err
	}
	var list []store.NewStatement
	for _, a := range k.fresh {
		for i := range a.said {
			s := &a.said[i]
			s.Report, s.Wording, s.Outlet = a.row, wordings[s.wording.Hash], a.report.Outlet
			for j, v := range s.voices {
				s.Voices[j].Actor = k.row(a.Entry, v)
			}
			for j, c := range s.chain {
				s.Chain[j].Actor = k.row(a.Entry, c)
			}
		}
		list = append(list, k.force.apply(a, k)...)
	}
	_, err = k.w.PutStatements(list)
	return err
}

// putWordings makes sure that the wordings of statements are there, tied to
// their forms, and these in their lines; it returns the rows of the wordings by
// hash.
//
// A wording is kept once however it is spelt, and its forms are those of all
// its spellings: what a capital or a comma changes in them does not depend on
// which came first.
func (r *Record) putWordings(w store.Writer, all []*said, force *inForce) (map[int64]int64, error) {
	byHash := map[int64]store.NewWording{}
	forms := map[int64]form{}
	ties := map[store.Posting]bool{} // hash of a wording, hash of a form
	for _, s := range all {
		h := s.wording.Hash
		if old, ok := byHash[h]; !ok || plainer(s.wording.Text, old.Text) {
			byHash[h] = s.wording
		}
		for _, f := range s.forms {
			forms[f.hash] = f
			ties[store.Posting{Key: h, Row: f.hash}] = true
		}
	}
	hashes := slices.Sorted(maps.Keys(byHash))
	list := make([]store.NewWording, len(hashes))
	for i, h := range hashes {
		list[i] = byHash[h]
	}
	put, err := w.PutWordings(list)
	if err != nil {
		return nil, err
	}
	rows := make(map[int64]int64, len(put))
	for _, p := range put {
		rows[p.Hash] = p.ID
	}
	formRows, err := r.putForms(w, forms, force)
	if err != nil {
		return nil, err
	}
	return rows, tie(w, put, ties, rows, formRows)
}

// tie ties wordings to their forms, where they are not tied yet.
func tie(w store.Writer, put []store.Wording, ties map[store.Posting]bool, wordings, forms map[int64]int64) error {
	var old []int64
	for _, p := range put {
		if !p.New {
			old = append(old, p.ID)
		}
	}
	known, err := w.FormsOfWordings(old)
	if err != nil {
		return err
	}
	there := make(map[store.Posting]bool, len(known))
	for _, p := range known {
		there[p] = true
	}
	var pairs []store.Posting
	for t := range ties {
		p := store.Posting{Key: wordings[t.Key], Row: forms[t.Row]}
		if !there[p] {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, byKeyAndRow)
	return w.PutWordingForms(pairs)
}
