package chain_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

var shared = sync.OnceValues(func() (*reader.Reader, error) { return reader.New(reader.Options{}) })

func read(t *testing.T, report sanad.Report) sanad.Reading {
	t.Helper()
	r, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	if report.Language == "" {
		report.Language = "id"
	}
	rd, err := r.Read(t.Context(), report)
	if err != nil {
		t.Fatalf("%q: %v", report.Text, err)
	}
	return rd
}

// outlet writes an outlet as name/actor.
func outlet(rd sanad.Reading) string {
	if rd.Outlet == nil {
		return ""
	}
	return rd.Outlet.Name + "/" + rd.Outlet.Actor
}

// carriers lists the carriers as kind:name/actor.
func carriers(rd sanad.Reading) string {
	var out []string
	for _, c := range rd.Carriers {
		out = append(out, c.Kind+":"+c.Name+"/"+c.Actor)
	}
	return strings.Join(out, " ")
}

// chainOf writes the chain of the statement with these words as kind:carrier,
// nearest to the speaker first.
func chainOf(t *testing.T, rd sanad.Reading, words string) string {
	t.Helper()
	for _, s := range rd.Statements {
		if !strings.Contains(s.Text, words) {
			continue
		}
		var out []string
		for _, l := range s.Chain {
			out = append(out, l.Kind+":"+l.Carrier)
		}
		return strings.Join(out, " ")
	}
	t.Errorf("no statement has the words %q in %q", words, rd.Text)
	return ""
}

// TestOutlet protects who is named as having published the report: what came
// beside the text first, then the copyright line, the dateline, the address.
func TestOutlet(t *testing.T) {
	const body = "Mao Ning pergi ke Beijing kemarin."
	tests := []struct {
		name   string
		report sanad.Report
		want   string
	}{
		{"the dateline", sanad.Report{Text: "Beijing (ANTARA) - " + body}, "ANTARA/antara"},
		{"the dateline, unknown outlet", sanad.Report{Text: "KOTA LEMBAH, Kabar Selat - " + body}, "Kabar Selat/"},
		{"the copyright line", sanad.Report{Text: body + "\n\nCopyright © ANTARA 2023"}, "ANTARA/antara"},
		{"copyright before dateline", sanad.Report{Text: "Beijing (Xinhua) - " + body + "\n\nCopyright © ANTARA 2023"}, "ANTARA/antara"},
		{"the address", sanad.Report{Text: body, Source: sanad.Source{URL: "https://www.antaranews.com/berita/1/x"}}, "ANTARA/antara"},
		{"the address itself", sanad.Report{Text: body, Source: sanad.Source{URL: "http://antaranews.com"}}, "ANTARA/antara"},
		{"dateline before address", sanad.Report{Text: "Beijing (Xinhua) - " + body, Source: sanad.Source{URL: "https://www.antaranews.com/x"}}, "Xinhua/xinhua"},
		{"an address that only ends alike", sanad.Report{Text: body, Source: sanad.Source{URL: "https://notantaranews.com/x"}}, ""},
		{"an address of nobody", sanad.Report{Text: body, Source: sanad.Source{URL: "https://example.org/antaranews.com"}}, ""},
		{"given beside the text", sanad.Report{Text: "Beijing (ANTARA) - " + body, Outlet: "Kabar Selat"}, "Kabar Selat/"},
		{"nothing tells", sanad.Report{Text: body}, ""},
	}
	for _, tt := range tests {
		if got := outlet(read(t, tt.report)); got != tt.want {
			t.Errorf("%s: outlet %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestGivenOutletIsKnown protects that an outlet given by its name is the one
// that the actor data knows.
func TestGivenOutletIsKnown(t *testing.T) {
	rd := read(t, sanad.Report{Text: "Mao Ning pergi ke Beijing.\n\nSumber: Antara", Outlet: "ANTARA"})
	if outlet(rd) != "ANTARA/antara" || carriers(rd) != "" {
		t.Errorf("outlet %q, carriers %q", outlet(rd), carriers(rd))
	}
}

// TestAddresses protects addresses with a port, capitals or a user in them.
func TestAddresses(t *testing.T) {
	t.Skip("known fault: an address with a port, capitals or no scheme's slashes names no outlet")
	for _, url := range []string{"https://www.antaranews.com:443/x", "HTTPS://WWW.ANTARANEWS.COM/x", "https://www.antaranews.com?page=2", "//www.antaranews.com/x"} {
		if got := outlet(read(t, sanad.Report{Text: "Mao Ning pergi ke Beijing kemarin.", Source: sanad.Source{URL: url}})); got != "ANTARA/antara" {
			t.Errorf("%s is %q", url, got)
		}
	}
}

// TestCarriers protects the wires and outlets behind the outlet: those that
// credits name and those that sentences cite.
func TestCarriers(t *testing.T) {
	const body = "Beijing (ANTARA) - Mao Ning pergi ke Moskow kemarin.\n\n"
	tests := []struct{ name, text, want string }{
		{"a wire as reporter", body + "Pewarta: Xinhua", "wire:Xinhua/xinhua"},
		{"a wire as source", body + "sumber : Reuters", "wire:Reuters/reuters"},
		{"an outlet as source", body + "Sumber: SCMP", "outlet:SCMP/scmp"},
		{"an unknown source", body + "Sumber: Kabar Selat", "outlet:Kabar Selat/"},
		{"a person is no carrier", body + "Pewarta: Budi Hartono", ""},
		{"a picture's agency is none", body + "Foto: AP/Ng Han Guan", ""},
		{"the outlet itself is none", body + "Sumber: ANTARA", ""},
		{"cited", body + "\"Kami siap,\" kata Wang Yi, seperti dikutip dari SCMP, Rabu (22/2).", "outlet:SCMP/scmp"},
		{"cited with words between", body + "\"Kami siap,\" kata Wang Yi, seperti dilansir kantor berita resmi Xinhua.", "wire:Xinhua/xinhua"},
		{"cited inside a quotation is the speaker's", body + "\"Itu dilansir dari SCMP,\" kata Wang Yi.", ""},
		{"named and not cited", body + "Wartawan Xinhua hadir di sana.", ""},
		{"two of them", body + "\"Kami siap,\" kata Wang Yi, seperti dikutip dari SCMP.\n\nPewarta: Xinhua", "wire:Xinhua/xinhua outlet:SCMP/scmp"},
	}
	for _, tt := range tests {
		if got := carriers(read(t, sanad.Report{Text: tt.text})); got != tt.want {
			t.Errorf("%s: carriers %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestQuotedFrom protects the plainest citation of all.
func TestQuotedFrom(t *testing.T) {
	for _, text := range []string{
		"\"Kami siap,\" kata Wang Yi, dikutip dari SCMP, Rabu (22/2).",
		"Hal itu dikutip dari SCMP. \"Kami siap,\" kata Wang Yi.",
	} {
		if got := carriers(read(t, sanad.Report{Text: text})); got != "outlet:SCMP/scmp" {
			t.Errorf("%q has the carriers %q", text, got)
		}
	}
}

// TestUnknownOutlets protects that an outlet that no table knows is cited by the
// word for an outlet beside its name, and that no one else is taken for one.
func TestUnknownOutlets(t *testing.T) {
	const id, en = "\"Kami akan menunggu,\" ujar Ratna Wulandari, ", "TARSEN, May 12, 2031 - \"We will wait for them,\" "
	tests := []struct{ text, want string }{
		{id + "seperti dikutip Veltan Press.", "outlet:Veltan Press"},
		{id + "seperti dikutip kantor berita Veltan.", "wire:Veltan"},
		{id + "dikutip dari harian Suara Tarsen, Senin.", "outlet:Suara Tarsen"},
		{id + "dikutip dari media sosial, Senin.", ""},
		{id + "seperti dikutip Budi Santoso.", ""},
		{en + "Arlen Veldt told the Tarsen Herald.", "outlet:Tarsen Herald"},
		{en + "Arlen Veldt told the Velta news agency.", "wire:Velta"},
		{en + "Arlen Veldt told the French broadcaster Velta.", "outlet:Velta"},
		{en + "Arlen Veldt told Senate Democrats.", ""},
		{en + "Arlen Veldt told the Sunday Herald.", "outlet:Sunday Herald"},
		{en + "Arlen Veldt told the Velta News Channel.", "outlet:Velta News Channel"},
		{en + "Arlen Veldt told the Press Freedom Committee.", ""},
		{en + "Arlen Veldt told workers of the Tarsen Post Office.", ""},
		{id + "seperti dikutip Radio Veltan Senin.", "outlet:Radio Veltan"},
		{id + "seperti dikutip televisi Senin.", ""},
	}
	for _, tt := range tests {
		report := sanad.Report{Text: tt.text, Language: "id"}
		if strings.HasPrefix(tt.text, en) {
			report.Language = "en"
		}
		if got := strings.TrimSuffix(carriers(read(t, report)), "/"); got != tt.want { // no actor is known
			t.Errorf("%q has the carriers %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestDatelineCarries protects that the agency of a dateline carried a report that
// another outlet published, and is none beside itself.
func TestDatelineCarries(t *testing.T) {
	const text = "Jakarta (ANTARA) - \"Kami siap membangun jembatan di sana,\" kata Wang Yi."
	for outlet, want := range map[string]string{"": "outlet:ANTARA", "Harian Tarsen": "wire:ANTARA outlet:Harian Tarsen", "ANTARA": "outlet:ANTARA", "Antara": "outlet:Antara"} {
		if got := chainOf(t, read(t, sanad.Report{Text: text, Outlet: outlet}), "Kami siap membangun"); got != want {
			t.Errorf("published by %q: chain %q, want %q", outlet, got, want)
		}
	}
}

// TestChain protects the order of a statement's chain: who relayed it, what
// its sentence cites, the wires of the whole report, the outlet.
func TestChain(t *testing.T) {
	const said = "\"Kami siap membangun jembatan di sana,\" kata Wang Yi"
	tests := []struct{ name, text, want string }{
		{"the outlet alone", "Beijing (ANTARA) - " + said + ".", "outlet:ANTARA"},
		{"a wire behind the outlet", "Beijing (ANTARA) - " + said + ".\n\nPewarta: Xinhua", "wire:Xinhua outlet:ANTARA"},
		{"cited, then wire, then outlet", "Beijing (ANTARA) - " + said + ", seperti dikutip dari SCMP.\n\nPewarta: Xinhua", "outlet:SCMP wire:Xinhua outlet:ANTARA"},
		{"the only citation serves the rest of its speaker's words", "Beijing (ANTARA) - " + said + ".\n\n\"Tidak ada pagar,\" kata Wang Yi, seperti dikutip dari SCMP.", "outlet:SCMP outlet:ANTARA"},
		{"and no other speaker's", "Beijing (ANTARA) - " + said + ".\n\n\"Tidak ada pagar,\" kata Vladimir Putin, seperti dikutip dari SCMP.", "outlet:ANTARA"},
		{"of two citations, its own", "Beijing (ANTARA) - " + said + ", seperti dikutip dari SCMP.\n\n\"Tidak,\" kata Putin, seperti dikutip dari Reuters.", "outlet:SCMP outlet:ANTARA"},
		{"of two citations, neither is its own", "Beijing (ANTARA) - " + said + ".\n\nHal itu dilansir dari SCMP.\n\nItu juga dilansir dari Reuters.", "outlet:ANTARA"},
		{"no carrier at all", said + ".", ""},
	}
	for _, tt := range tests {
		if got := chainOf(t, read(t, sanad.Report{Text: tt.text}), "Kami siap membangun"); got != tt.want {
			t.Errorf("%s: chain %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestRelayedSpeaker protects the chain of what one speaker says that another
// said: the one who tells it stands first.
func TestRelayedSpeaker(t *testing.T) {
	rd := read(t, sanad.Report{Text: "Beijing (ANTARA) - Duta Besar Andrey Denisov mengatakan Presiden Vladimir Putin mengatakan kedua negara tidak memerlukan pakta pertahanan."})
	for _, s := range rd.Statements {
		if s.Within == nil {
			if len(s.Chain) != 1 || s.Chain[0] != (sanad.Link{Carrier: "ANTARA", Kind: "outlet"}) {
				t.Errorf("the chain of %q is %v", s.Text, s.Chain)
			}
			continue
		}
		if len(s.Chain) != 2 || s.Chain[0] != (sanad.Link{Carrier: "Andrey Denisov", Kind: "speaker"}) || s.Chain[1].Carrier != "ANTARA" {
			t.Errorf("the chain of %q is %v", s.Text, s.Chain)
		}
	}
	if len(rd.Statements) != 2 {
		t.Errorf("%d statements, want one in the other", len(rd.Statements))
	}
}
