package record

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// betterReader reads as a later build does: what it is told to read in a
// report's text, else what it read before.
type betterReader struct {
	readings map[string]sanad.Reading // by text
	fails    map[string]error
	read     atomic.Int64
	stop     func() // called at each report
}

func (b *betterReader) Read(ctx context.Context, r sanad.Report) (sanad.Reading, error) {
	b.read.Add(1)
	if b.stop != nil {
		b.stop()
	}
	return b.readings[r.Text], errors.Join(b.fails[r.Text], ctx.Err())
}

func readerOf(items []Item) *betterReader {
	b := &betterReader{readings: map[string]sanad.Reading{}, fails: map[string]error{}}
	for _, i := range items {
		b.readings[i.Report.Text] = i.Reading
	}
	return b
}

func reread(tb testing.TB, r *Record, b *betterReader, uids ...string) Progress {
	tb.Helper()
	p, err := r.Reread(context.Background(), b, uids, func(Progress) {})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// worse are readings as an earlier build made them: statements missing, words
// cut short, other speakers, another day.
func worse(items []Item) []Item {
	out := slices.Clone(items)
	for i := range out {
		rd := detach(&out[i].Reading)
		for j := range rd.Statements {
			switch st := &rd.Statements[j]; (i + j) % 5 {
			case 1:
				runes := []rune(st.Text)
				st.End -= len(runes) / 4
				st.Text = string(runes[:len(runes)-len(runes)/4])
				st.Parts = []sanad.Span{{Start: st.Start, End: st.End, Text: st.Text}}
			case 2:
				st.Speakers = []sanad.Speaker{{Name: "pihak itu", ResolvedBy: "self"}}
			case 3:
				st.Said = &sanad.Date{Value: "2015"}
			}
		}
		if i%3 == 0 {
			rd.Statements = rd.Statements[1:]
		}
		if i%7 == 0 && len(rd.Blocks) > 4 {
			rd.Blocks = rd.Blocks[:4] // less of the body
		}
		out[i].Reading = rd
	}
	return out
}

// TestRereadAll protects that after reading again the record is as if this
// build had read everything from the start, but for actors that nobody is any
// more.
func TestRereadAll(t *testing.T) {
	items := made(t, 80)
	r := open(t, "")
	add(t, r, worse(items)...)
	p := reread(t, r, readerOf(items))
	if p.Reports != len(items) || p.Changed < len(items)/2 || p.Failed != 0 {
		t.Errorf("%+v", p)
	}
	fresh := open(t, "")
	add(t, fresh, items...)
	want, got := stateOf(t, fresh), stateOf(t, r)
	for key := range got.Actors {
		if _, ok := want.Actors[key]; !ok {
			delete(got.Actors, key)
			got.Counts.Actors--
		}
	}
	got.Counts.Wordings = want.Counts.Wordings // what nobody says any more stays, and is in no line
	if d := want.diff(&got); len(d) > 0 {
		t.Errorf("%s", strings.Join(d, "\n"))
	}
	if p := reread(t, r, readerOf(items)); p.Changed != 0 {
		t.Errorf("reading again changed %d readings that are the same", p.Changed)
	}
}

// TestRereadSome protects that a few reports can be read again by themselves,
// and that lines and origins follow.
func TestRereadSome(t *testing.T) {
	items := made(t, 40)
	r := open(t, "")
	out := add(t, r, worse(items)...)
	b := readerOf(items)
	for _, o := range out[:10] {
		reread(t, r, b, o.UID[:8])
	}
	if b.read.Load() != 10 {
		t.Errorf("%d reports were read", b.read.Load())
	}
	fresh := open(t, "")
	add(t, fresh, append(slices.Clone(items[:10]), worse(items)[10:]...)...)
	want, got := stateOf(t, fresh), stateOf(t, r)
	got.Counts, got.Actors = want.Counts, want.Actors
	if d := want.diff(&got); len(d) > 0 {
		t.Errorf("%s", strings.Join(d, "\n"))
	}
}

// TestRereadKeepsCorrections protects people's work: corrections hold to the
// words they were made on, though ids and places move.
func TestRereadKeepsCorrections(t *testing.T) {
	item := news(at("1"), "Kabar", "Lu Wenqi", "Air Sungai Orla tidak mengenal paspor dan tidak mengenal pagar")
	r := open(t, "")
	uid := add(t, r, item)[0].UID
	correct(t, r, Change{Kind: SetSpeaker, Statements: []string{uid + "/s1"}, To: []string{"Dragan Mirel"}})

	now := item
	now.Reading = detach(&item.Reading)
	shorter := now.Reading.Statements[0]
	shorter.ID, shorter.End = "s2", shorter.End-len(" dan tidak mengenal pagar")
	shorter.Text = string([]rune(now.Reading.Text)[:shorter.End])
	shorter.Parts = []sanad.Span{{Start: 0, End: shorter.End, Text: shorter.Text}}
	other := shorter
	other.ID, other.Start, other.End, other.Text = "s1", 0, 3, "Air"
	other.Parts = []sanad.Span{{Start: 0, End: 3, Text: "Air"}}
	now.Reading.Statements = []sanad.Statement{other, shorter}
	reread(t, r, readerOf([]Item{now}))
	if a, b := saidBy(t, r, uid+"/s1"), saidBy(t, r, uid+"/s2"); a != "name:lu wenqi" || b != "name:dragan mirel" {
		t.Errorf("s1 counts for %q, s2 for %q", a, b)
	}

	gone := now
	gone.Reading.Statements = []sanad.Statement{other}
	reread(t, r, readerOf([]Item{gone}))
	list, err := r.Listed(context.Background())
	if err != nil || len(list) != 1 || !list[0].Loose {
		t.Errorf("a correction of what is gone: %+v, %v", list, err)
	}
	reread(t, r, readerOf([]Item{now}))
	if b := saidBy(t, r, uid+"/s2"); b != "name:dragan mirel" {
		t.Errorf("found again, s2 counts for %q", b)
	}
}

// TestRereadStopped protects that reading again can be stopped anywhere: old
// lines stay until the new ones are there, and doing it again goes on.
func TestRereadStopped(t *testing.T) {
	items := made(t, 250)
	if testing.Short() {
		items = items[:120]
	}
	r := open(t, "")
	add(t, r, worse(items)...)
	before := stateOf(t, r)
	ctx, stop := context.WithCancel(context.Background())
	b := readerOf(items)
	b.stop = func() {
		if b.read.Load() > rereadAt+10 {
			stop()
		}
	}
	p, err := r.Reread(ctx, b, nil, func(Progress) {})
	if !errors.Is(err, context.Canceled) || p.Reports != rereadAt {
		t.Errorf("stopped after %d reports: %v", p.Reports, err)
	}
	half := stateOf(t, r)
	if half.Counts.Lines < before.Counts.Lines || half.Counts.Reports != before.Counts.Reports {
		t.Errorf("stopping lost something: %+v, before %+v", half.Counts, before.Counts)
	}
	b.stop = nil
	p = reread(t, r, b)
	if p.Reports != len(items) || p.Changed == 0 {
		t.Errorf("going on: %+v", p)
	}
	ctx, stop = context.WithCancel(context.Background())
	if err := r.Reform(ctx, true, func(Progress) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped in the middle of forming lines: %v", err)
	}
	done := stateOf(t, r)
	fresh := open(t, "")
	add(t, fresh, items...)
	want := stateOf(t, fresh)
	if d := (&state{Lines: want.Lines, Opposites: want.Opposites}).diff(&state{Lines: done.Lines, Opposites: done.Opposites}); len(d) > 0 {
		t.Errorf("%s", strings.Join(d, "\n"))
	}
}

// TestRereadFails protects that a report that cannot be read again keeps its
// old reading, and that the rest goes on.
func TestRereadFails(t *testing.T) {
	items := made(t, 10)
	r := open(t, "")
	add(t, r, worse(items)...)
	b := readerOf(items)
	no := errors.New("no such language any more")
	b.fails[items[4].Report.Text] = no
	told := 0
	p, err := r.Reread(context.Background(), b, nil, func(p Progress) {
		if errors.Is(p.Err, no) && p.Failing != "" {
			told++
		}
	})
	if err != nil || p.Failed != 1 || p.Reports != 10 || told != 1 {
		t.Errorf("%+v, told %d times: %v", p, told, err)
	}
	if _, err := r.Reread(context.Background(), b, []string{"nosuch"}, func(Progress) {}); !errors.Is(err, ErrNoReport) {
		t.Errorf("got %v", err)
	}
	view(t, r, func(rd store.Reader) error {
		c, err := rd.Counts()
		if c.Reports != 10 {
			t.Errorf("%+v", c)
		}
		return err
	})
}
