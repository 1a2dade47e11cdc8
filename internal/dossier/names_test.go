package dossier_test

import (
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestReadersLanguage protects that days and places are told as the reader of a
// dossier writes them, that what is done jointly is called as the report calls
// it, and that the characters stay those of the report.
func TestReadersLanguage(t *testing.T) {
	d := invented(t)
	r := open(t, d)
	const clause = "Sarenda and Melvia held a joint patrol in Laut Jepang dan Laut China Timur"
	item := write(t, d, "Courier", "2031-05-07", clause+" on 5 and 6 May 2031.").
		event("COOPERATE/joint", sanad.Done, "Sarenda", "Melvia", "2031-05-05/2031-05-06", "Laut Jepang", clause).item
	e := &item.Reading.Events[0]
	e.Trigger = sanad.Span{Start: 24, End: 36, Text: "joint patrol"}
	recordtest.Add(t, r, item)
	for language, want := range map[string]dossier.Item{
		"en": {Label: "5–6 May 2031", Text: "Sarenda acted jointly with Melvia: “joint patrol” (Sea of Japan)."},
		"id": {Label: "5–6 Mei 2031", Text: "Sarenda bertindak bersama Melvia: “joint patrol” (Laut Jepang)."},
	} {
		page, _ := told(t, r, language, "Sarenda", "Melvia")
		it := section(t, page, "acts").Items[0]
		if it.Label != want.Label || it.Text != want.Text || it.Quote != clause || it.Date != "2031-05-05/2031-05-06" {
			t.Errorf("%s: %+v", language, it)
		}
	}
}
