package record

import (
	"context"
	"errors"
	"testing"
)

// TestSplitAfterPin protects that a wording can be taken out of a line that was
// pinned, and that it cannot where it is what holds a merged line together.
func TestSplitAfterPin(t *testing.T) {
	r := open(t, "")
	uid := add(t, r, news(at("1"), "Kabar", "Lu Wenqi", "Air Sungai Orla tidak mengenal paspor"))[0].UID + "/s1"
	first := add(t, r, news(at("2"), "Kabar", "Dragan Mirel", "Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga"))[0].UID + "/s1"
	second := add(t, r, news(at("3"), "Kabar", "Dragan Mirel", "Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun"))[0].UID + "/s1"
	if linesOf(t, r, first)[0] != linesOf(t, r, second)[0] {
		t.Fatal("two wordings of one claim are in two lines")
	}
	correct(t, r, Change{Kind: LinePin, Line: linesOf(t, r, first)[0]})
	correct(t, r, Change{Kind: LineSplit, Line: linesOf(t, r, first)[0], Statements: []string{second}})
	if linesOf(t, r, first)[0] == linesOf(t, r, second)[0] {
		t.Error("a wording taken out of a pinned line is still in it")
	}
	if l, err := r.Listed(context.Background()); err != nil || l[0].Line != linesOf(t, r, first)[0] || l[1].Line != linesOf(t, r, second)[0] {
		t.Errorf("listed %+v, error %v", l, err)
	}
	correct(t, r, Change{Kind: LineMerge, Line: linesOf(t, r, uid)[0], Other: linesOf(t, r, first)[0]})
	_, err := r.Correct(context.Background(), Change{Kind: LineSplit, Line: linesOf(t, r, first)[0], Statements: []string{uid}, By: "desk", Why: "x"})
	if !errors.Is(err, ErrHolds) {
		t.Errorf("error %v, want %v", err, ErrHolds)
	}
	_, err = r.Correct(context.Background(), Change{Kind: ActorRename, Actor: "Lu Wenqi", To: []string{"Dragan Mirel"}, By: "desk", Why: "x"})
	if _, ok := errors.AsType[*SameNameError](err); !ok {
		t.Errorf("error %v, want a SameNameError", err)
	}
	_, err = r.Correct(context.Background(), Change{Kind: ActorMerge, Actor: "Drag", To: []string{"Lu Wenqi"}, By: "desk", Why: "x"})
	var many *ManyError
	if !errors.As(err, &many) || len(many.Found) != 1 {
		t.Errorf("error %v, want a choice of one", err)
	}
}

// TestListed protects that every kind of correction can be listed, with who,
// when and why, also when it was undone.
func TestListed(t *testing.T) {
	r := open(t, "")
	uid := add(t, r, news(at("1"), "Kabar", "Lu Wenqi", "Air Sungai Orla tidak mengenal paspor"))[0].UID + "/s1"
	other := add(t, r, news(at("2"), "Kabar", "Dragan Mirel", "Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga"))[0].UID + "/s1"
	third := add(t, r, news(at("3"), "Kabar", "Dragan Mirel", "Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun"))[0].UID + "/s1"
	line := linesOf(t, r, uid)[0]
	for _, c := range []Change{
		{Kind: StatementWrong, Statements: []string{uid}}, {Kind: StatementRight, Statements: []string{uid}},
		{Kind: SetSpeaker, Statements: []string{uid}, To: []string{"Petra Halvik"}},
		{Kind: ActorMerge, Actor: "Lu Wenqi", To: []string{"Dragan Mirel"}}, {Kind: ActorRename, Actor: "Dragan Mirel", To: []string{"D. Mirel"}},
		{Kind: ActorSplit, Actor: "Lu Wenqi", Statements: []string{uid}, Office: "Menteri", To: []string{"Lu lain"}},
		{Kind: LineName, Line: line, Name: "paspor"}, {Kind: LineMerge, Line: line, Other: linesOf(t, r, other)[0]},
		{Kind: LinePin, Line: linesOf(t, r, other)[0]}, {Kind: LineSplit, Line: linesOf(t, r, other)[0], Statements: []string{third}},
	} {
		if c.Line != "" {
			c.Line = linesOf(t, r, other)[0] // it moves
			if c.Kind == LineName || c.Kind == LineMerge {
				c.Line = linesOf(t, r, uid)[0]
			}
		}
		correct(t, r, c)
	}
	undo(t, r, 3)
	list, err := r.Listed(context.Background())
	if err != nil || len(list) != 10 {
		t.Fatalf("%d corrections, %v", len(list), err)
	}
	for i, l := range list {
		if l.ID != int64(i+1) || l.Subject == "" || l.By != "desk" || l.Why != "checked" || l.At != "2024-05-06T12:00:00Z" || l.Loose || (l.UndoneAt != "") != (l.ID == 3) {
			t.Errorf("%+v", l)
		}
	}
}
