package record

// union joins labels into components. The label of a component is the smallest
// of its labels, so it does not depend on the order in which they were joined.
type union map[int64]int64

// find returns the label of the component that a label is in.
func (u union) find(a int64) int64 {
	root := a
	for {
		next, ok := u[root]
		if !ok || next == root {
			break
		}
		root = next
	}
	for a != root { // the next look is short
		next := u[a]
		u[a] = root
		a = next
	}
	return root
}

// join joins the components of two labels.
func (u union) join(a, b int64) {
	a, b = u.find(a), u.find(b)
	if a == b {
		return
	}
	u[max(a, b)] = min(a, b)
}

// moved are the labels that are in the component of another.
func (u union) moved() []int64 {
	var out []int64
	for a := range u {
		if u.find(a) != a {
			out = append(out, a)
		}
	}
	return distinct(out)
}
