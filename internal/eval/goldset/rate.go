package goldset

// Rate counts what was found right, what was found, and what gold has.
type Rate struct {
	Right int `json:"right"`
	Found int `json:"found"`
	Gold  int `json:"gold"`
}

// Precision is the share of what was found that is right; 1 where nothing was.
func (r Rate) Precision() float64 { return share(r.Right, r.Found) }

// Recall is the share of gold that was found; 1 where gold has none.
func (r Rate) Recall() float64 { return share(r.Right, r.Gold) }

// F1 is the harmonic mean of both.
func (r Rate) F1() float64 {
	if p, c := r.Precision(), r.Recall(); p+c > 0 {
		return 2 * p * c / (p + c)
	}
	return 0
}

// Plus adds another count.
func (r Rate) Plus(d Rate) Rate { return Rate{r.Right + d.Right, r.Found + d.Found, r.Gold + d.Gold} }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}
