package lang

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

func (l *loader) about() {
	seen := map[string]int{}
	for _, r := range l.table("pack.tsv", true, "key", "value", "note?") {
		v := r.Get("value")
		if line, twice := seen[r.Get("key")]; twice {
			l.fail(r.Errorf("key", "%q stands in line %d too", r.Get("key"), line))
		}
		seen[r.Get("key")] = r.Line
		switch key := r.Get("key"); key {
		case "name":
			l.pack.Name = v
		case "aliases":
			l.pack.Aliases = r.List("value")
		case "noun-phrase":
			if v != "head-first" && v != "head-last" {
				l.fail(r.Errorf("value", "%q is no order of noun phrases: head-first or head-last", v))
			}
			l.pack.HeadLast = v == "head-last"
		case "nicknames":
			if v != "prefix" && v != "none" {
				l.fail(r.Errorf("value", "%q is no way of making nicknames: prefix or none", v))
			}
			l.pack.Nicknames = v == "prefix"
		case "decimal":
			if v != "comma" && v != "point" {
				l.fail(r.Errorf("value", "%q is no decimal mark: comma or point", v))
			}
			l.pack.DecimalComma = v == "comma"
		case "plural":
			l.pack.Plural = v
		case "stemmer":
			l.stemmer(r)
		case "roots-of":
			l.rootsOf = r
		case "events-of":
			l.pack.eventsOf, l.eventsRow = v, r
		default:
			l.fail(r.Errorf("key", "unknown key %q: the keys are name, aliases, noun-phrase, nicknames, plural, decimal, stemmer, roots-of, events-of", key))
		}
	}
	if l.pack.Name == "" {
		l.fail(&DataError{path.Join(l.dir, "pack.tsv"), 1, 1, "the pack needs a name: a line name, tab, the language's own name"})
	}
}

func (l *loader) wordTable() {
	seen := map[string]int{}
	for _, r := range l.table("words.tsv", true, "words", "classes", "note?") {
		class, err := ParseClass(r.Get("classes"))
		if err != nil {
			l.fail(r.Errorf("classes", "%v", err))
		} else if class == 0 {
			l.fail(r.Errorf("classes", "a word needs a class"))
		}
		for _, w := range r.List("words") {
			if line, twice := seen[w]; twice {
				l.fail(r.Errorf("words", "%q stands in line %d too: give it all its classes in one row", w, line))
			}
			seen[w] = r.Line
			l.pack.words = append(l.pack.words, wordRow{w, class})
		}
	}
}

// verbs reads the optional table of inflected verbs.
func (l *loader) verbs() {
	forms := []struct {
		col   string
		class Class
	}{{"base", VerbBase}, {"s", VerbS}, {"past", VerbPast}, {"participle", VerbPart}, {"ing", VerbIng}}
	l.pack.BaseForms = map[string]string{}
	seen := map[string]int{}
	l.pack.verbForms = map[string][]string{}
	for _, r := range l.table("verbs.tsv", false, "base", "s", "past", "participle", "ing", "note?") {
		if line, twice := seen[r.Get("base")]; twice {
			l.fail(r.Errorf("base", "%q stands in line %d too", r.Get("base"), line))
		}
		seen[r.Get("base")] = r.Line
		for _, f := range forms {
			for _, w := range r.List(f.col) {
				l.pack.words = append(l.pack.words, wordRow{w, f.class})
				if f.class == VerbPast || f.class == VerbPart {
					l.pack.BaseForms[w] = r.Get("base")
				}
			}
			l.pack.verbForms[r.Get("base")] = append(l.pack.verbForms[r.Get("base")], r.List(f.col)...)
		}
	}
	for base := range seen {
		delete(l.pack.BaseForms, base) // found is of find, and a verb itself
	}
}

func (l *loader) frames() {
	seen := map[string]int{}
	for _, r := range l.table("frames.tsv", true, "name", "group", "shape", "precision", "example", "counter", "note?") {
		f := Frame{Name: r.Get("name"), Group: r.Get("group"), Example: r.Get("example"), Counter: r.Get("counter"), Line: r.Line}
		if line, twice := seen[f.Name]; twice || f.Name == "" {
			l.fail(r.Errorf("name", "%q is empty or stands in line %d too", f.Name, line))
		}
		seen[f.Name] = r.Line
		var err error
		if f.Left, f.Right, err = parseShape(r.Get("shape")); err != nil {
			l.fail(r.Errorf("shape", "%v", err))
		}
		if f.Precision, err = strconv.ParseFloat(r.Get("precision"), 64); err != nil || f.Precision < 0 || f.Precision > 1 {
			l.fail(r.Errorf("precision", "%q is no share between 0 and 1", r.Get("precision")))
		}
		if !strings.Contains(f.Example, "[") || f.Counter == "" {
			l.fail(r.Errorf("example", "every frame needs an example with its content in [ ] and a counter-example"))
		}
		l.pack.Frames = append(l.pack.Frames, f)
	}
}

func (l *loader) cues() {
	seen := map[string]int{}
	for _, r := range l.table("cues.tsv", true, "forms", "frames", "force", "source", "note?") {
		row := CueRow{Forms: r.List("forms"), Force: Force(r.Get("force")), Source: Source(r.Get("source")), Line: r.Line}
		if !slices.Contains([]Force{Asserts, Calls, Asks, Holds, Denies, Refrains, Relays}, row.Force) {
			l.fail(r.Errorf("force", "unknown force %q: asserts, calls, asks, holds, denies, refrains or relays", row.Force))
		}
		if !slices.Contains([]Source{AnySource, PersonSource, ThingSource}, row.Source) {
			l.fail(r.Errorf("source", "unknown source %q: any, person or thing", row.Source))
		}
		for group := range strings.FieldsSeq(r.Get("frames")) {
			before := len(row.Frames)
			for i, f := range l.pack.Frames {
				if f.Group == group {
					row.Frames = append(row.Frames, int32(i))
				}
			}
			if len(row.Frames) == before {
				l.fail(r.Errorf("frames", "no frame of frames.tsv is in group %q", group))
			}
		}
		for _, form := range row.Forms {
			if line, twice := seen[form]; twice {
				l.fail(r.Errorf("forms", "%q stands in line %d too", form, line))
			}
			seen[form] = r.Line
		}
		l.pack.Cues = append(l.pack.Cues, row)
	}
}

func (l *loader) titles() {
	kinds := map[string]Class{"office": Title, "rank": Rank, "honorific": Honorific, "degree": Degree, "acting": Acting}
	for _, r := range l.table("titles.tsv", true, "titles", "kind", "note?") {
		class, ok := kinds[r.Get("kind")]
		if !ok {
			l.fail(r.Errorf("kind", "unknown kind %q: %s", r.Get("kind"), strings.Join(sortedKeys(kinds), ", ")))
		}
		switch r.Get("note") {
		case "m":
			class |= Male
		case "f":
			class |= Female
		}
		for _, t := range r.List("titles") {
			l.pack.Titles = append(l.pack.Titles, TitleRow{t, class})
		}
	}
}

func (l *loader) given() {
	for _, r := range l.table("given.tsv", false, "names", "gender", "note?") {
		class := Given
		switch g := r.Get("gender"); g {
		case "m":
			class |= Male
		case "f":
			class |= Female
		case "":
		default:
			l.fail(r.Errorf("gender", "%q is no gender: m, f or empty", g))
		}
		if r.Get("note") == "word" {
			class |= Ambiguous
		}
		for _, n := range r.List("names") {
			l.pack.words = append(l.pack.words, wordRow{n, class})
		}
	}
}

func (l *loader) abbreviations() {
	for _, r := range l.table("abbreviations.tsv", false, "abbreviation", "note?") {
		w := strings.TrimSuffix(r.Get("abbreviation"), ".")
		if strings.Contains(w, ".") { // initials are one token already
			continue
		}
		l.pack.words = append(l.pack.words, wordRow{w, Abbreviation})
	}
}

func (l *loader) pronouns() {
	for _, r := range l.table("pronouns.tsv", true, "forms", "person", "number", "gender", "note?") {
		row := PronounRow{Gender: r.Get("gender")}
		var ok bool
		if row.Person, ok = map[string]int{"1": 1, "2": 2, "3": 3}[r.Get("person")]; !ok {
			l.fail(r.Errorf("person", "%q is no person: 1, 2 or 3", r.Get("person")))
		}
		if row.Number, ok = map[string]int{"one": 1, "two": 2, "many": 3, "any": 0}[r.Get("number")]; !ok {
			l.fail(r.Errorf("number", "%q is no number: one, two, many or any", r.Get("number")))
		}
		for _, f := range r.List("forms") {
			row.Form, row.Enclitic = f, strings.HasPrefix(f, "-")
			l.pack.Pronouns = append(l.pack.Pronouns, row)
		}
	}
}

func (l *loader) markers() {
	kinds := []MarkerKind{CreditMarker, NoticeMarker, RelatedMarker, NoiseMarker, CaptionMarker, CarriageMarker, LanguageMarker, UpdateMarker, MediumMarker}
	for _, r := range l.table("markers.tsv", true, "phrases", "kind", "where", "value", "note?") {
		row := MarkerRow{Kind: MarkerKind(r.Get("kind")), Where: r.Get("where"), Value: r.Get("value")}
		if !slices.Contains(kinds, row.Kind) {
			l.fail(r.Errorf("kind", "unknown kind %q: %v", row.Kind, kinds))
		}
		if !slices.Contains([]string{"start", "whole", "any"}, row.Where) {
			l.fail(r.Errorf("where", "unknown place %q: start, whole or any", row.Where))
		}
		for _, p := range r.List("phrases") {
			row.Phrase = p
			l.pack.Markers = append(l.pack.Markers, row)
		}
	}
}

func (l *loader) quotes() {
	for _, r := range l.table("quotes.tsv", true, "open", "close", "level", "note?") {
		open, n := utf8.DecodeRuneInString(r.Get("open"))
		closing, m := utf8.DecodeRuneInString(r.Get("close"))
		if n != len(r.Get("open")) || m != len(r.Get("close")) || n == 0 || m == 0 {
			l.fail(r.Errorf("open", "a quotation mark is one character"))
		}
		level := r.Get("level")
		if level != "double" && level != "single" {
			l.fail(r.Errorf("level", "unknown level %q: double or single", level))
		}
		l.pack.Quotes = append(l.pack.Quotes, QuoteRow{open, closing, level == "single"})
	}
}
