package record

import (
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// TestOffices protects the one rule by which a speaker has an office, in what is
// told of a statement as in what is listed of an actor: it goes with the voice,
// to whomever that is merged or split, and not to one whom a person put in the
// speaker's place.
func TestOffices(t *testing.T) {
	r := open(t, "")
	said := func(page, speaker, office string) string {
		s := sanad.Speaker{Name: speaker, ResolvedBy: "self", Office: office, Of: "Haiyun"}
		return add(t, r, newsOf(at(page), "Kabar", s, "Kami membangun jembatan "+page))[0].UID + "/s1"
	}
	one := said("1", "Lu Wenqi", "Menteri Luar Negeri")
	offices := func(when, actor, want string) {
		t.Helper()
		view(t, r, func(rd store.Reader) error {
			actors, err := rd.Actors([]string{actor})
			if err != nil || len(actors) == 0 {
				t.Fatalf("%s: %+v, %v", when, actors, err)
			}
			listed, err := rd.OfficesOf(actors[0].ID)
			got := ""
			for _, o := range listed {
				got += o.Office + " "
			}
			list, err2 := rd.Statements(store.StatementQuery{Speakers: []int64{actors[0].ID}, Oldest: true, Limit: 1})
			told := ""
			if len(list) == 1 && list[0].Office(0).Office != "" {
				told = list[0].Office(0).Office + " "
			}
			if got != want || told != want {
				t.Errorf("%s: %s is listed as %q and told as %q, want %q", when, actor, got, told, want)
			}
			if err == nil {
				err = err2
			}
			return err
		})
	}
	offices("as read", "name:lu wenqi", "Menteri Luar Negeri ")
	set := correct(t, r, Change{Kind: SetSpeaker, Statements: []string{one}, To: []string{"Imar Doven"}})
	offices("given to another", "name:imar doven", "")
	undo(t, r, set.ID)
	merge := correct(t, r, Change{Kind: ActorMerge, Actor: "Lu Wenqi", To: []string{"Imar Doven"}})
	offices("merged", "name:imar doven", "Menteri Luar Negeri ")
	said("2", "Lu Wenqi", "Menteri Luar Negeri")
	offices("merged, and more came", "name:imar doven", "Menteri Luar Negeri ")
	undo(t, r, merge.ID)
	offices("parted again", "name:lu wenqi", "Menteri Luar Negeri ")
	correct(t, r, Change{Kind: ActorSplit, Actor: "Lu Wenqi", Office: "Menteri Luar Negeri", To: []string{"Lu Wenqi (menteri)"}})
	offices("split", "name:lu wenqi menteri", "Menteri Luar Negeri ")
}
