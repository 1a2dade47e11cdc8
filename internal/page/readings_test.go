package page

import (
	"testing"

	"github.com/sanad-news/sanad"
)

// readings are the readings whose pages are kept in testdata.
func readings(t *testing.T) map[string]*sanad.Reading {
	t.Helper()
	return map[string]*sanad.Reading{"wire": wire(t), "nested": nestedReport(t), "plain": plainReport(t)}
}

// wire is an agency's report with all that a head can hold, a title that is a
// statement, a statement over two paragraphs, and noise.
func wire(t *testing.T) *sanad.Reading {
	t.Helper()
	lu := []sanad.Speaker{{Name: "Lu Wenqi", Actor: "lu-wenqi", ResolvedBy: "self", Office: "Menteri Luar Negeri", Of: "Haiyun"}}
	he := []sanad.Speaker{lu[0]}
	he[0].ResolvedBy, he[0].Mention = "pronoun", &sanad.Span{Text: "Dia"}
	chain := []sanad.Link{{Carrier: "Xinhua", Kind: "wire"}, {Carrier: "ANTARA", Kind: "outlet"}}
	day := &sanad.Date{Value: "2023-03-15", Precision: "day"}
	rd := reading(t, `Kerja sama kami tidak ditujukan kepada siapa pun

Sarenda (ANTARA) - Menteri Luar Negeri Haiyun Lu Wenqi mengatakan hubungan negaranya dengan Velmora telah memasuki masa yang paling stabil dalam dua puluh tahun.

"Kerja sama kami tidak pernah ditujukan kepada siapa pun," kata Lu, "dan tidak akan."

Baca juga: Velmora dan Haiyun sepakati jalur kereta baru

Dia berpidato: "Kami membangun jembatan.

Kami tidak membangun pagar."

Pewarta: Xinhua
Copyright © ANTARA 2023`,
		map[string]sanad.BlockKind{"Kerja": sanad.TitleBlock, "Sarenda (ANTARA) -": sanad.DatelineBlock, "Baca": sanad.RelatedBlock,
			"Pewarta": sanad.CreditBlock, "Copyright": sanad.NoticeBlock},
		said{[]string{"Kerja sama kami tidak ditujukan kepada siapa pun"}, sanad.Statement{Kind: sanad.Direct, Speakers: lu, Repeats: new("s3"), Chain: chain}},
		said{[]string{"hubungan negaranya dengan Velmora telah memasuki masa yang paling stabil dalam dua puluh tahun"},
			sanad.Statement{Kind: sanad.Indirect, Speakers: lu, Said: day, Place: "Sarenda", Chain: chain}},
		said{[]string{"Kerja sama kami tidak pernah ditujukan kepada siapa pun", "dan tidak akan"}, sanad.Statement{Kind: sanad.Direct, Speakers: lu, Said: day, Chain: chain}},
		said{[]string{"Kami membangun jembatan.\n\nKami tidak membangun pagar."}, sanad.Statement{Kind: sanad.Direct, Speakers: he, Chain: chain}})
	rd.Source.Path = "examples/01.txt"
	rd.Outlet = &sanad.Outlet{Name: "ANTARA"}
	rd.Title = new("Kerja sama kami tidak ditujukan kepada siapa pun")
	rd.Dateline = &sanad.Dateline{Place: "Sarenda", Agency: "ANTARA"}
	rd.Published = &sanad.Date{Value: "2023-03-15T09:12+07:00", Precision: "minute", Evidence: []sanad.Span{{Text: "Rabu (15/3)"}, {Text: "2023"}}}
	rd.Credits = []sanad.Credit{{Role: "reporter", Name: "Xinhua"}, {Role: "editor", Name: "Ratna Puspitaloka"}}
	rd.Carriers = []sanad.Carrier{{Name: "Xinhua", Kind: "wire"}}
	kostan, state := []sanad.Party{{Name: "Mirela Kostan", Of: "VE"}}, []sanad.Party{{Name: "Haiyun", Of: "HY"}}
	rd.Events = []sanad.Event{
		{ID: "e1", Type: "CONSULT", Mode: "meet", Status: sanad.Done, Who: []sanad.Party{{Name: "Lu Wenqi"}}, Whom: kostan, Mutual: true, Count: 3,
			Date: &sanad.Date{Value: "2023-03-14/2023-03-15", Precision: "day"}, Place: "Sarenda", Trigger: sanad.Span{Text: "bertemu"}},
		{ID: "e2", Type: "CONSULT", Mode: "visit", Status: sanad.Planned, Who: kostan, Whom: state, Count: 1, Trigger: sanad.Span{Text: "mengunjungi"}, Statement: new("s2")},
		{ID: "e3", Type: "MOBILIZE", Status: sanad.Denied, Who: state, Count: 1, Trigger: sanad.Span{Text: "mengerahkan"}},
	}
	return rd
}

// nestedReport has statements inside statements, one that was not said, two
// speakers of one, a chain that is no outlet's, and a date that is one of two.
func nestedReport(t *testing.T) *sanad.Reading {
	t.Helper()
	shen := []sanad.Speaker{{Name: "Shen Baolin", ResolvedBy: "name", Office: "Duta Besar Haiyun untuk Tarandu", Of: "Haiyun"}}
	kostan := []sanad.Speaker{{Name: "Mirela Kostan", ResolvedBy: "self", Office: "Presiden", Of: "Velmora"}}
	scmp := sanad.Link{Carrier: "SCMP", Kind: "outlet"}
	said2 := &sanad.Date{Value: "[2015-12-29,2020-12-29]", Precision: "set"}
	rd := reading(t, `Shen mengatakan ia sepakat dengan Presiden Kostan yang menyebut pakta itu "belum perlu" bagi siapa pun di kawasan.
Kota Lembah menahan diri dari menyebut insiden itu sebagai "serangan", dan keduanya berharap penyelidikan 事故调查将于明年完成 selesai.`,
		nil,
		said{[]string{`ia sepakat dengan Presiden Kostan yang menyebut pakta itu "belum perlu" bagi siapa pun di kawasan`},
			sanad.Statement{Kind: sanad.Mixed, Speakers: shen, Said: said2, Chain: []sanad.Link{scmp}}},
		said{[]string{`pakta itu "belum perlu" bagi siapa pun di kawasan`},
			sanad.Statement{Kind: sanad.Mixed, Speakers: kostan, Within: new("s1"), Chain: []sanad.Link{{Carrier: "Shen Baolin", Kind: "speaker"}, scmp}}},
		said{[]string{"insiden itu sebagai \"serangan\""},
			sanad.Statement{Kind: sanad.Mixed, Negated: true, Force: "refrains", Speakers: []sanad.Speaker{{Name: "Tarandu", Actor: "TD", ResolvedBy: "seat", Mention: &sanad.Span{Text: "Kota Lembah"}}}}},
		said{[]string{"penyelidikan 事故调查将于明年完成 selesai"},
			sanad.Statement{Kind: sanad.Indirect, Force: "holds", Speakers: append(kostan[:1:1], shen...)}})
	rd.Source = sanad.Source{Path: "examples/08.jsonl:3", ID: "kabar-17"}
	return rd
}

// plainReport says nothing of itself and quotes no one.
func plainReport(t *testing.T) *sanad.Reading {
	t.Helper()
	rd := reading(t, "Hujan turun di Kota Lembah sejak pagi.\nAdvertisement", map[string]sanad.BlockKind{"Advertisement": sanad.NoiseBlock})
	rd.Source.Path = "-"
	rd.Outlet = &sanad.Outlet{Name: "Kabar Selat"}
	rd.Published = &sanad.Date{Value: "2023-11", Precision: "month"}
	return rd
}
