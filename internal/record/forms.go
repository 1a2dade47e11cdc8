package record

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
