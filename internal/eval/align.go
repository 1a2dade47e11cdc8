package eval

// aligner maps the words of one text to those of another by their longest
// common stretches, as Python's difflib does without its "junk": the reference
// scorer aligns with it, and another diff would map repeated words otherwise.
type aligner struct {
	a, b  []string
	at    map[string][]int // places of each word of b, in order
	cur   []int            // length of the stretch that ends at b[j-1], for this word of a
	prev  []int            // and for the word of a before
	toB   []int            // result: for each word of a its word of b, or -1
	stack [][4]int         // stretches yet to be compared: a from, to, b from, to
}

// align returns for each word of a the word of b it is, or -1.
func align(a, b []string) []int {
	al := &aligner{a: a, b: b, at: map[string][]int{}, cur: make([]int, len(b)+1), prev: make([]int, len(b)+1), toB: make([]int, len(a))}
	for i := range al.toB {
		al.toB[i] = -1
	}
	for j, w := range b {
		al.at[w] = append(al.at[w], j)
	}
	al.stack = append(al.stack, [4]int{0, len(a), 0, len(b)})
	for len(al.stack) > 0 {
		s := al.stack[len(al.stack)-1]
		al.stack = al.stack[:len(al.stack)-1]
		al.split(s)
	}
	return al.toB
}

// split maps the longest stretch common to both ranges and leaves what stands
// before and behind it on the stack.
func (al *aligner) split(s [4]int) {
	i, j, n := al.longest(s)
	if n == 0 {
		return
	}
	for k := range n {
		al.toB[i+k] = j + k
	}
	if s[0] < i && s[2] < j {
		al.stack = append(al.stack, [4]int{s[0], i, s[2], j})
	}
	if i+n < s[1] && j+n < s[3] {
		al.stack = append(al.stack, [4]int{i + n, s[1], j + n, s[3]})
	}
}

// longest finds the longest common stretch; of several the one first in a,
// then first in b.
func (al *aligner) longest(s [4]int) (besti, bestj, best int) {
	var touched []int // cells of prev that are set
	for i := s[0]; i < s[1]; i++ {
		var set []int
		for _, j := range al.at[al.a[i]] {
			if j < s[2] {
				continue
			}
			if j >= s[3] {
				break
			}
			n := al.prev[j] + 1
			al.cur[j+1] = n
			set = append(set, j+1)
			if n > best {
				besti, bestj, best = i-n+1, j-n+1, n
			}
		}
		for _, j := range touched {
			al.prev[j] = 0
		}
		al.prev, al.cur, touched = al.cur, al.prev, set
	}
	for _, j := range touched {
		al.prev[j] = 0
	}
	return besti, bestj, best
}
