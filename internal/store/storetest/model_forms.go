package storetest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

func (v *glance) wordings() []store.Wording {
	list := make([]store.Wording, len(v.s.wordings))
	for i, w := range v.s.wordings {
		list[i] = store.Wording{ID: int64(i + 1), Hash: w.Hash, Text: w.Text, Language: w.Language}
	}
	return list
}

func (v *glance) Wordings(ids []int64) ([]store.Wording, error) {
	return pick(ids, v.wordings(), func(w *store.Wording) int64 { return w.ID }), nil
}

func (v *glance) WordingsByHash(hashes []int64) ([]store.Wording, error) {
	return pick(hashes, v.wordings(), func(w *store.Wording) int64 { return w.Hash }), nil
}

func (v *glance) WordingsByFingerprint(prints []int64, perPrint int) ([]store.Posting, error) {
	list := v.wordings()
	slices.SortFunc(list, func(a, b store.Wording) int { return cmp.Compare(a.Hash, b.Hash) })
	prints = slices.Compact(slices.Sorted(slices.Values(prints)))
	var out []store.Posting
	for _, p := range prints {
		n := 0
		for _, w := range list {
			if n < perPrint && slices.Contains(v.s.wordings[w.ID-1].Prints, p) {
				out = append(out, store.Posting{Key: p, Row: w.ID})
				n++
			}
		}
	}
	return out, nil
}

func (v *glance) PutWordings(wordings []store.NewWording) ([]store.Wording, error) {
	var out []store.Wording
	for _, n := range wordings {
		if err := sound(n.Text, n.Language); err != nil {
			return nil, err
		}
		i := slices.IndexFunc(v.s.wordings, func(w store.NewWording) bool { return w.Hash == n.Hash })
		w := store.Wording{ID: int64(i + 1), Hash: n.Hash, New: i < 0 || slices.ContainsFunc(out, func(w store.Wording) bool { return w.New && w.Hash == n.Hash })}
		if i < 0 {
			v.s.wordings = append(v.s.wordings, n)
			w.ID = int64(len(v.s.wordings))
		}
		if kept := &v.s.wordings[w.ID-1]; n.Text < kept.Text {
			kept.Text = n.Text
		}
		kept := &v.s.wordings[w.ID-1]
		kept.Text = min(kept.Text, n.Text)
		out = append(out, w)
	}
	for i := range out {
		out[i].Text, out[i].Language = v.s.wordings[out[i].ID-1].Text, v.s.wordings[out[i].ID-1].Language
	}
	return out, nil
}

// formRow is the row of the i-th form; form is the form of a row, nil where
// there is none.
func (s *state) formRow(i int) int64 { return s.forgotten + int64(i) + 1 }

func (s *state) form(row int64) *store.NewForm {
	if i := row - s.forgotten - 1; i >= 0 && i < int64(len(s.forms)) {
		return &s.forms[i]
	}
	return nil
}

func (v *glance) forms() []store.Form {
	list := make([]store.Form, len(v.s.forms))
	for i, f := range v.s.forms {
		list[i] = store.Form{ID: v.s.formRow(i), Hash: f.Hash, Body: f.Body, Line: f.Line}
	}
	return list
}

func (v *glance) FormsByKey(keys []int64) ([]store.Form, error) {
	list := slices.DeleteFunc(v.forms(), func(f store.Form) bool {
		return !slices.ContainsFunc(v.s.form(f.ID).Keys, func(k int64) bool { return slices.Contains(keys, k) })
	})
	slices.SortFunc(list, func(a, b store.Form) int { return cmp.Compare(a.Hash, b.Hash) })
	return list, nil
}

func (v *glance) FormPostings(keys []int64) ([]store.Posting, error) {
	var list []store.Posting
	for i, f := range v.s.forms {
		for _, k := range f.Keys {
			if p := (store.Posting{Key: k, Row: v.s.formRow(i)}); slices.Contains(keys, k) && !slices.Contains(list, p) {
				list = append(list, p)
			}
		}
	}
	slices.SortFunc(list, func(a, b store.Posting) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Row, b.Row)) })
	return list, nil
}

func (v *glance) FormsByID(ids []int64) ([]store.Form, error) {
	return pick(ids, v.forms(), func(f *store.Form) int64 { return f.ID }), nil
}

func (v *glance) FormsByHash(hashes []int64) ([]store.Form, error) {
	return pick(hashes, v.forms(), func(f *store.Form) int64 { return f.Hash }), nil
}

func (v *glance) FormsOfLines(lines []int64) ([]store.Form, error) {
	list := slices.DeleteFunc(v.forms(), func(f store.Form) bool { return !slices.Contains(lines, f.Line) })
	slices.SortStableFunc(list, func(a, b store.Form) int { return cmp.Compare(a.Line, b.Line) })
	return list, nil
}

func (v *glance) FormsOfWordings(wordings []int64) ([]store.Posting, error) {
	return sortPostings(slices.DeleteFunc(slices.Clone(v.s.pairs), func(p store.Posting) bool { return !slices.Contains(wordings, p.Key) })), nil
}

func (v *glance) PutForms(forms []store.NewForm) ([]int64, error) {
	rows := map[int64]int64{}
	for i, f := range v.s.forms {
		rows[f.Hash] = v.s.formRow(i)
	}
	var ids []int64
	for _, f := range forms {
		if rows[f.Hash] == 0 {
			v.s.forms = append(v.s.forms, f)
			rows[f.Hash] = v.s.formRow(len(v.s.forms) - 1)
		}
		ids = append(ids, rows[f.Hash])
	}
	return ids, nil
}

func (v *glance) PutWordingForms(pairs []store.Posting) error {
	for _, p := range pairs {
		if v.s.form(p.Row) == nil {
			return errNone("form", p.Row)
		}
	}
	v.s.pairs = sortPostings(slices.Concat(v.s.pairs, pairs))
	return nil
}

func (v *glance) SetLines(labels map[int64]int64) error {
	for form, label := range labels {
		f := v.s.form(form)
		if f == nil {
			return errNone("form", form)
		}
		f.Line = label
	}
	return nil
}

func (v *glance) Opposites(forms []int64) ([]store.Pair, error) {
	list := slices.DeleteFunc(slices.Clone(v.s.opposites), func(p store.Pair) bool { return !slices.Contains(forms, p.A) && !slices.Contains(forms, p.B) })
	return list, nil
}

func (v *glance) PutOpposites(pairs []store.Pair) error {
	for _, p := range pairs {
		if p.A >= p.B {
			return fmt.Errorf("%d, %d is not in order", p.A, p.B)
		}
	}
	v.s.opposites = slices.Concat(v.s.opposites, pairs)
	slices.SortFunc(v.s.opposites, func(a, b store.Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	v.s.opposites = slices.Compact(v.s.opposites)
	return nil
}

func (v *glance) WordingOfLine(label int64) (int64, error) { return v.s.aliases[label], nil }

func (v *glance) DropForms() error {
	forgotten := map[int64]int64{}
	for _, p := range v.s.pairs {
		if f := v.s.form(p.Row); f.Line == f.Hash && (forgotten[f.Line] == 0 || p.Key < forgotten[f.Line]) {
			forgotten[f.Line] = p.Key
		}
	}
	aliases := map[int64]int64{}
	maps.Copy(aliases, v.s.aliases)
	maps.Copy(aliases, forgotten)
	v.s.aliases = aliases
	v.s.forgotten += int64(len(v.s.forms))
	v.s.forms, v.s.pairs, v.s.opposites = nil, nil, nil
	return nil
}

// linesOf tells in which lines a wording is.
func (v *glance) linesOf(wording int64) map[int64]bool {
	lines := map[int64]bool{}
	for _, p := range v.s.pairs {
		if p.Key == wording {
			lines[v.s.form(p.Row).Line] = true
		}
	}
	return lines
}

// lines counts every line in full.
func (v *glance) lines() []store.Line {
	byLabel := map[int64]*store.Line{}
	for _, f := range v.s.forms {
		if byLabel[f.Line] == nil {
			byLabel[f.Line] = &store.Line{Label: f.Line}
		}
		byLabel[f.Line].Forms++
	}
	wordings := map[int64]bool{}
	for _, p := range v.s.pairs {
		wordings[p.Key] = true
	}
	for w := range wordings {
		for label := range v.linesOf(w) {
			byLabel[label].Wordings++
		}
	}
	for i := range v.s.statements {
		s := &v.s.statements[i]
		if !v.stands(&s.Statement) {
			continue
		}
		for label := range v.linesOf(s.Wording) {
			l := byLabel[label]
			l.Statements++
			if l.First == "" || s.From != "" && s.From < l.First {
				l.First = s.From
			}
			l.Last = max(l.Last, s.From)
		}
	}
	var out []store.Line
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		out = append(out, *byLabel[label])
	}
	slices.SortStableFunc(out, func(a, b store.Line) int { return cmp.Compare(b.Statements, a.Statements) })
	return out
}

func (v *glance) Lines(q store.LineQuery) ([]store.Line, error) {
	list := slices.DeleteFunc(v.lines(), func(l store.Line) bool {
		return l.Statements < q.Least || !afterSize(q.After, l.Statements, l.Label)
	})
	return first(list, q.Limit), nil
}

func (v *glance) LinesByPrefix(prefix string, limit int) ([]store.Line, error) {
	hex := func(l store.Line) string { return fmt.Sprintf("%016x", uint64(l.Label)) }
	list := slices.DeleteFunc(v.lines(), func(l store.Line) bool { return !strings.HasPrefix(hex(l), prefix) })
	slices.SortFunc(list, func(a, b store.Line) int { return cmp.Compare(hex(a), hex(b)) })
	return first(list, limit), nil
}
