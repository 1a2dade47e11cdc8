package record

import "slices"

// formsOf are the propositions of a statement's words as they are kept, each
// once. They are made from what is kept of them, so that it makes no difference
// whether one is compared as it comes or after it was fetched.
func (r *Record) formsOf(words, code string) []form {
	var out []form
	props := r.Lines.Propositions(words, code)
	for i := range props {
		f, err := r.decodeForm(props[i].Encode())
		if err != nil {
			continue // a proposition that its own package cannot read cannot be compared
		}
		f.hash = props[i].Hash()
		known := false
		for _, o := range out {
			known = known || o.hash == f.hash
		}
		if !known {
			out = append(out, f)
		}
	}
	return out
}

// decodeForm unpacks a form; its hash is left to the caller, who knows it.
func (r *Record) decodeForm(body []byte) (form, error) {
	p, err := r.Lines.Decode(body)
	if err != nil {
		return form{}, err
	}
	return form{body: body, is: p, keys: distinct(p.Keys()), sketch: p.Sketch()}, nil
}

// mostWithKey is how many forms of one report a key may lead to. No report says
// two hundred things of the same two; one that was made to took 9 s for 1,944
// statements, and four times as long for twice as many.
const mostWithKey = 200

// dropWornKeys leaves out the keys that too many forms of a report have.
func dropWornKeys(all []said) {
	count := map[int64]int{}
	seen := map[int64]bool{}
	for i := range all {
		for _, f := range all[i].forms {
			if seen[f.hash] {
				continue
			}
			seen[f.hash] = true
			for _, key := range f.keys {
				count[key]++
			}
		}
	}
	for i := range all {
		for j := range all[i].forms {
			f := &all[i].forms[j]
			f.keys = slices.DeleteFunc(f.keys, func(key int64) bool { return count[key] > mostWithKey })
		}
	}
}
