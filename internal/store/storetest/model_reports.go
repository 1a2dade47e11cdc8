package storetest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

func (v *glance) reports() []store.Report {
	list := make([]store.Report, len(v.s.reports))
	for i := range list {
		list[i] = v.s.reports[i].Report
		list[i].Latest = v.latest(list[i].ID)
	}
	return list
}

// latest reports whether no later revision of a report's page is there.
func (v *glance) latest(report int64) bool {
	r := &v.s.reports[report-1]
	return r.Page == "" || !slices.ContainsFunc(v.s.reports, func(o store.NewReport) bool { return o.Page == r.Page && o.Revision > r.Revision })
}

func (v *glance) ReportsByHash(hashes []string) ([]store.Report, error) {
	return pick(hashes, v.reports(), func(r *store.Report) string { return r.Hash }), nil
}

func (v *glance) ReportsOfPages(pages []string) ([]store.Report, error) {
	list := v.reports()
	slices.SortStableFunc(list, func(a, b store.Report) int { return cmp.Compare(a.Revision, b.Revision) })
	return pick(pages, list, func(r *store.Report) string { return r.Page }), nil
}

func (v *glance) ReportsByID(ids []int64) ([]store.Report, error) {
	return pick(ids, v.reports(), func(r *store.Report) int64 { return r.ID }), nil
}

func (v *glance) ReportsByUID(prefix string, limit int) ([]store.Report, error) {
	list := slices.DeleteFunc(v.reports(), func(r store.Report) bool { return !strings.HasPrefix(r.UID, prefix) })
	slices.SortFunc(list, func(a, b store.Report) int { return cmp.Compare(a.UID, b.UID) })
	return first(list, limit), nil
}

func (v *glance) Reports(q store.ReportQuery) ([]store.Report, error) {
	var out []store.Report
	for _, r := range v.reports() {
		after := q.After == (store.Cursor{}) || r.Day < q.After.Sort || r.Day == q.After.Sort && r.ID < q.After.ID
		if oneOf(q.Outlets, r.Outlet) && oneOf(q.Languages, r.Language) && oneOf(q.Origins, r.Origin) &&
			r.Day >= q.Since && (q.Until == "" || r.Day != "" && r.Day <= q.Until) && (q.Revisions || r.Latest) && after {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b store.Report) int { return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.ID, a.ID)) })
	return first(out, q.Limit), nil
}

func (v *glance) Bodies(ids []int64) (map[int64]store.Body, error) {
	out := map[int64]store.Body{}
	for i := range v.s.reports {
		if r := &v.s.reports[i]; slices.Contains(ids, r.ID) {
			out[r.ID] = r.Body
		}
	}
	return out, nil
}

func (v *glance) ReportsByBand(bands []int64) ([]store.Posting, error) {
	return v.postings(bands, func(r *store.NewReport) []int64 { return r.Bands }), nil
}

func (v *glance) ReportsBySentence(hashes []int64) ([]store.Posting, error) {
	return v.postings(hashes, func(r *store.NewReport) []int64 { return r.Sentences }), nil
}

func (v *glance) postings(wanted []int64, of func(*store.NewReport) []int64) []store.Posting {
	var out []store.Posting
	for i := range v.s.reports {
		r := &v.s.reports[i]
		for _, k := range of(r) {
			if slices.Contains(wanted, k) {
				out = append(out, store.Posting{Key: k, Row: r.ID})
			}
		}
	}
	return sortPostings(out)
}

func sortPostings(list []store.Posting) []store.Posting {
	slices.SortFunc(list, func(a, b store.Posting) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Row, b.Row)) })
	return slices.Compact(list)
}

func (v *glance) PutReports(reports []store.NewReport) ([]int64, error) {
	var ids []int64
	for _, r := range reports {
		if err := sound(r.UID, r.Hash, r.Page, r.Title, r.Published, r.Day, r.Language, r.Added, r.Build); err != nil {
			return nil, err
		}
		if err := aDay(r.Day); err != nil {
			return nil, err
		}
		i := slices.IndexFunc(v.s.reports, func(o store.NewReport) bool { return o.UID == r.UID })
		if i < 0 {
			i = len(v.s.reports)
			r.ID = int64(i + 1)
			v.s.reports = append(v.s.reports, r)
		}
		ids = append(ids, v.s.reports[i].ID)
	}
	return ids, nil
}

func (v *glance) SeeAgain(reports []int64) error {
	for _, id := range reports {
		if id < 1 || int(id) > len(v.s.reports) || v.s.reports[id-1].Page == "" {
			continue
		}
		was := v.s.reports[id-1].Report
		last := was.Revision
		for i := range v.s.reports {
			if r := &v.s.reports[i]; r.Page == was.Page {
				last = max(last, r.Revision)
				if r.Revision > was.Revision {
					r.Revision--
				}
			}
		}
		v.s.reports[id-1].Revision = last
	}
	return nil
}

// stands reports whether a statement is counted.
func (v *glance) stands(s *store.Statement) bool { return !s.Withdrawn && v.latest(s.Report) }

func (v *glance) ReplaceReading(report int64, r store.NewReport) error {
	if report < 1 || int(report) > len(v.s.reports) {
		return errNone("report", report)
	}
	old := v.s.reports[report-1]
	r.ID, r.UID, r.Hash, r.Page, r.Revision, r.Added, r.Source = old.ID, old.UID, old.Hash, old.Page, old.Revision, old.Added, old.Source
	if r.Origin == 0 {
		r.Origin = old.Origin
	}
	v.s.reports[report-1] = r
	v.s.statements = slices.DeleteFunc(v.s.statements, func(s store.NewStatement) bool { return s.Report == report })
	v.s.events = slices.DeleteFunc(v.s.events, func(e store.NewEvent) bool { return e.Report == report })
	v.s.figures = slices.DeleteFunc(v.s.figures, func(f store.NewFigure) bool { return f.Report == report })
	v.s.ties = slices.DeleteFunc(v.s.ties, func(t store.ReportTies) bool { return t.Report == report })
	return sound(r.Title, r.Published, r.Day, r.Language, r.Build)
}

func (v *glance) SetOrigins(labels map[int64]int64) error {
	for i := range v.s.reports {
		if label, ok := labels[v.s.reports[i].ID]; ok {
			v.s.reports[i].Origin = label
		}
	}
	return nil
}
