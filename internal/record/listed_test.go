package record

import (
	"context"
	"errors"
	"testing"

	"github.com/sanad-news/sanad"
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

// TestSplitRepeats protects that taking a wording out of a line takes out what
// repeats it in its report, so that a headline does not take its place; and that
// asking for the repeat too is no error.
func TestSplitRepeats(t *testing.T) {
	r := open(t, "")
	whole, head := "Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun", "Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga"
	first := add(t, r, news(at("1"), "Kabar", "Dragan Mirel", "Hubungan antara Haiyun dan Velmora tidak menargetkan pihak ketiga"))[0].UID + "/s1"
	add(t, r, news(at("3"), "Kabar", "Lu Wenqi", "Hubungan Haiyun dan Velmora itu tidak menargetkan pihak ketiga"))
	item := news(at("2"), "Kabar", "Dragan Mirel", whole)
	body, s1 := item.Reading.Text+"\n", "s1"
	start, end := len(body), len(body)+len(head)
	item.Report.Text = body + head
	item.Reading.Text = item.Report.Text
	item.Reading.Statements = append(item.Reading.Statements, sanad.Statement{ID: "s2", Kind: sanad.Indirect, Start: start, End: end, Text: head,
		Parts: []sanad.Span{{Start: start, End: end, Text: head}}, Speakers: item.Reading.Statements[0].Speakers, Force: "asserts", Repeats: &s1,
		Chain: []sanad.Link{}, Rule: "test", Confidence: 1})
	uid := add(t, r, item)[0].UID
	line := linesOf(t, r, first)[0]
	if linesOf(t, r, uid+"/s1")[0] != line || linesOf(t, r, uid+"/s2")[0] != line {
		t.Fatal("wordings of one claim are in several lines")
	}
	done := correct(t, r, Change{Kind: LineSplit, Line: line, Statements: []string{uid + "/s1"}})
	left := linesOf(t, r, first)[0]
	if linesOf(t, r, uid+"/s1")[0] == left || linesOf(t, r, uid+"/s2")[0] == left {
		t.Error("a wording or its repeat is still in the line")
	}
	for _, id := range []string{line, left} { // the line's id can have been that of what was taken out
		again, err := r.Correct(context.Background(), Change{Kind: LineSplit, Line: id, Statements: []string{uid + "/s2"}, By: "desk", Why: "x"})
		if err != nil || again.ID != done.ID {
			t.Errorf("taking out the repeat too: %+v, %v", again, err)
		}
	}
	undo(t, r, done.ID)
	if linesOf(t, r, uid+"/s1")[0] != linesOf(t, r, first)[0] || linesOf(t, r, uid+"/s2")[0] != linesOf(t, r, first)[0] {
		t.Error("undone, and not in the line again")
	}
}
