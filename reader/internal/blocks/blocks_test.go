package blocks_test

import "testing"

// TestBlocks protects what each line of a report is taken for. Statements are
// looked for in the body alone, so a link or a caption taken for body puts
// words into somebody's mouth.
func TestBlocks(t *testing.T) {
	const body = "Menteri Luar Negeri Mao Ning mengatakan kedua negara siap bekerja sama."
	tests := []struct{ name, in, want string }{
		{"a title", "Kedua Negara Siap Bekerja Sama\n\n" + body, lines("title: Kedua Negara Siap Bekerja Sama", "body: "+body)},
		{"a title and a subtitle", "Kedua Negara Siap\nMao Ning menolak perundingan\n\n" + body,
			lines("title: Kedua Negara Siap", "title: Mao Ning menolak perundingan", "body: "+body)},
		{"no title", body, lines("body: " + body)},
		{"a lead in quotation marks is no title", "\"Kami siap.\"\n" + body, lines("body: \"Kami siap.\"", "body: "+body)},
		{"a short line behind the body begun is no title", body + "\n\nKerja Sama Baru\n\n" + body,
			lines("body: "+body, "body: Kerja Sama Baru", "body=0: "+body)},
		{"credits", "Pewarta: Budi Hartono\nEditor: Ani Lestari\n" + body, lines("credit: Pewarta: Budi Hartono", "credit: Editor: Ani Lestari", "body: "+body)},
		{"a caption", body + "\nFoto: AP/Ng Han Guan\n" + body + " Ya.", lines("body: "+body, "caption: Foto: AP/Ng Han Guan", "body: "+body+" Ya.")},
		{"a caption by its agency", "Duta Besar Haiyun dalam suatu pertemuan/Net\n" + body, lines("caption: Duta Besar Haiyun dalam suatu pertemuan/Net", "body: "+body)},
		{"a related link", body + "\nBaca juga: Mao Ning Menolak Perundingan\n" + body + " Ya.",
			lines("body: "+body, "related: Baca juga: Mao Ning Menolak Perundingan", "body: "+body+" Ya.")},
		{"noise", body + "\nAdvertisement\nSCROLL TO CONTINUE WITH CONTENT\n" + body + " Ya.",
			lines("body: "+body, "noise: Advertisement", "noise: SCROLL TO CONTINUE WITH CONTENT", "body: "+body+" Ya.")},
		{"headings among noise", body + "\n\nTerpopuler\n1\nHarga Beras Naik\n2\nHarga Gula Turun",
			lines("body: "+body, "noise: Terpopuler", "noise: 1", "noise: Harga Beras Naik", "noise: 2", "noise: Harga Gula Turun")},
		{"lines without words", body + "\n***\n- - -\n" + body + " Ya.", lines("body: "+body, "noise: ***", "noise: - - -", "body: "+body+" Ya.")},
		{"a notice", body + "\n\nCopyright © ANTARA 2023", lines("body: "+body, "notice: Copyright © ANTARA 2023")},
		{"a word that could be a label", "Foto itu diambil kemarin oleh warga.\nEditor menolak berkomentar.\nTag itu hilang.\n",
			lines("body: Foto itu diambil kemarin oleh warga.", "body: Editor menolak berkomentar.", "body: Tag itu hilang.")},
		{"a repeat", body + "\n\nIa pergi.\n\n" + body, lines("body: "+body, "body: Ia pergi.", "body=0: "+body)},
		{"a repeat in other marks and capitals", "\"Kami siap membangun jembatan di sana,\" kata Mao.\n“KAMI siap membangun jembatan di sana” kata Mao.\n",
			lines("body: \"Kami siap membangun jembatan di sana,\" kata Mao.", "body=0: “KAMI siap membangun jembatan di sana” kata Mao.")},
		{"too short to be a repeat", "Ia pergi.\n\nIa pergi.", lines("body: Ia pergi.", "body: Ia pergi.")},
	}
	for _, tt := range tests {
		if got := outline(read(t, "id", tt.in)); got != tt.want {
			t.Errorf("%s: %q has the blocks\n%swant\n%s", tt.name, tt.in, got, tt.want)
		}
	}
}

// TestBrokenLines protects paragraphs whose lines were broken in mid-sentence,
// as text taken from pages and mails has them.
func TestBrokenLines(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"behind a preposition", "Mao Ning mengatakan hal itu kemarin di\nBeijing kepada para wartawan.", lines("body: Mao Ning mengatakan hal itu kemarin di\nBeijing kepada para wartawan.")},
		{"behind a comma", "Mao Ning, juru bicara Kementerian Luar Negeri,\nMenteri Wang dan Duta Besar Shen pergi.",
			lines("body: Mao Ning, juru bicara Kementerian Luar Negeri,\nMenteri Wang dan Duta Besar Shen pergi.")},
		{"before a small letter", "Mao Ning mengatakan hal itu kemarin sore kepada\npara wartawan di Beijing.",
			lines("body: Mao Ning mengatakan hal itu kemarin sore kepada\npara wartawan di Beijing.")},
		{"three lines", "Mao Ning mengatakan hal itu kemarin sore kepada\npara wartawan yang menunggu di\nBeijing sejak pagi.",
			lines("body: Mao Ning mengatakan hal itu kemarin sore kepada\npara wartawan yang menunggu di\nBeijing sejak pagi.")},
		{"a whole sentence does not join", "Mao Ning pergi kemarin.\nWang Yi tinggal di sana.", lines("body: Mao Ning pergi kemarin.", "body: Wang Yi tinggal di sana.")},
		{"an empty line does not join", "Mao Ning mengatakan hal itu kemarin sore kepada\n\npara wartawan di Beijing.",
			lines("title: Mao Ning mengatakan hal itu kemarin sore kepada", "body: para wartawan di Beijing.")},
	}
	for _, tt := range tests {
		if got := outline(read(t, "id", tt.in)); got != tt.want {
			t.Errorf("%s: %q has the blocks\n%swant\n%s", tt.name, tt.in, got, tt.want)
		}
	}
}

// TestDatelines protects every style of dateline, which tells the place and
// who publishes, and must not be read as part of the first sentence.
func TestDatelines(t *testing.T) {
	tests := []struct{ code, in, span, place, agency string }{
		{"id", "Beijing (ANTARA) - Mao Ning pergi.", "Beijing (ANTARA) -", "Beijing", "ANTARA"},
		{"id", "Jakarta (ANTARA) — Mao Ning pergi.", "Jakarta (ANTARA) —", "Jakarta", "ANTARA"},
		{"id", "Jakarta (ANTARA News) - Mao Ning pergi.", "Jakarta (ANTARA News) -", "Jakarta", "ANTARA News"},
		{"id", "BEIJING, KOMPAS — Mao Ning pergi.", "BEIJING, KOMPAS —", "BEIJING", "KOMPAS"},
		{"id", "JAKARTA, KOMPAS.com - Mao Ning pergi.", "JAKARTA, KOMPAS.com -", "JAKARTA", "KOMPAS.com"},
		{"id", "REPUBLIKA.CO.ID, BEIJING -- Mao Ning pergi.", "REPUBLIKA.CO.ID, BEIJING --", "BEIJING", "REPUBLIKA.CO.ID"},
		{"id", "TEMPO.CO, Jakarta - Mao Ning pergi.", "TEMPO.CO, Jakarta -", "Jakarta", "TEMPO.CO"},
		{"id", "KOTA LEMBAH, Kabar Selat - Mao Ning pergi.", "KOTA LEMBAH, Kabar Selat -", "KOTA LEMBAH", "Kabar Selat"},
		{"id", "Jakarta, CNBC Indonesia - Mao Ning pergi.", "Jakarta, CNBC Indonesia -", "Jakarta", "CNBC Indonesia"},
		{"en", "BEIJING (AP) — Mao Ning left.", "BEIJING (AP) —", "BEIJING", "AP"},
		{"en", "SARENDA, March 21 (Reuters) - Mao Ning left.", "SARENDA, March 21 (Reuters) -", "SARENDA", "Reuters"},
		{"en", "SARENDA, Feb 22, 2023 (Reuters) - Mao Ning left.", "SARENDA, Feb 22, 2023 (Reuters) -", "SARENDA", "Reuters"},
		{"en", "BEIJING, Feb. 22 (Xinhua) -- Mao Ning left.", "BEIJING, Feb. 22 (Xinhua) --", "BEIJING", "Xinhua"},
		{"en", "KOTA LEMBAH - Mao Ning left.", "KOTA LEMBAH -", "KOTA LEMBAH", ""},
		{"en", "Mao Ning left - or so she said.", "", "", ""},
		{"id", "Hubungan China-Rusia membaik.", "", "", ""},
		{"id", "Kata dia, Beijing (ANTARA) - tidak ada.", "", "", ""},
	}
	for _, tt := range tests {
		rd := read(t, tt.code, tt.in)
		var span, place, agency string
		if dl := rd.Dateline; dl != nil {
			span, place, agency = dl.Span.Text, dl.Place, dl.Agency
		}
		if span != tt.span || place != tt.place || agency != tt.agency {
			t.Errorf("%s: the dateline of %q is %q, place %q, agency %q; want %q, %q, %q", tt.code, tt.in, span, place, agency, tt.span, tt.place, tt.agency)
		}
	}
}

// TestDatelineOfTwoPlaces protects the commonest dateline of AP: a town, its
// country, and the agency in brackets.
func TestDatelineOfTwoPlaces(t *testing.T) {
	for _, in := range []string{"KYIV, Ukraine (AP) — Mao Ning left.", "SARENDA, Velmora (AP) -- Mao Ning left.", "RAMALLAH, West Bank (AP) — Mao Ning left."} {
		if rd := read(t, "en", in); rd.Dateline == nil || rd.Dateline.Agency != "AP" {
			t.Errorf("the dateline of %q is %+v", in, rd.Dateline)
		}
	}
}

// TestPersonIsNoDateline protects a sentence that begins with a known person
// and a dash: all of it is body.
func TestPersonIsNoDateline(t *testing.T) {
	t.Skip("known fault: a known actor of any kind before a dash is taken for a dateline, a person too")
	for _, in := range []string{"Mao Ning - juru bicara itu - mengatakan tidak.", "Putin - yang tiba kemarin - mengatakan tidak.", "NATO - aliansi itu - mengatakan tidak."} {
		if rd := read(t, "id", in); rd.Dateline != nil {
			t.Errorf("the dateline of %q is %+v", in, rd.Dateline)
		}
	}
}

// TestCreditsInSentences protects the credits that English wires write without
// a colon.
func TestCreditsInSentences(t *testing.T) {
	t.Skip("known fault: credits without a colon are body: (Reporting by Ann Smith; Editing by Bob Lee)")
	for _, in := range []string{"(Reporting by Ann Smith; Editing by Bob Lee)", "Reporting by Ann Smith; Editing by Bob Lee"} {
		if got := credits(read(t, "en", "Mao Ning left for Beijing yesterday.\n\n"+in)); got != "reporter=Ann Smith; editor=Bob Lee" {
			t.Errorf("%q credits %q", in, got)
		}
	}
}

// TestOneDateline protects that only the first dateline is one, behind a title
// or not.
func TestOneDateline(t *testing.T) {
	got := outline(read(t, "id", "Mao Ning Pergi\n\nBeijing (ANTARA) - Mao Ning pergi.\n\nMoskow (ANTARA) - Putin tinggal."))
	want := lines("title: Mao Ning Pergi", "dateline: Beijing (ANTARA) -", "body: Mao Ning pergi.", "body: Moskow (ANTARA) - Putin tinggal.")
	if got != want {
		t.Errorf("blocks\n%swant\n%s", got, want)
	}
}

// TestCredits protects who is named as having made the report.
func TestCredits(t *testing.T) {
	tests := []struct{ code, in, want string }{
		{"id", "Pewarta: Budi Hartono", "reporter=Budi Hartono"},
		{"id", "Pewarta: Budi Hartono\nEditor: Ani Lestari", "reporter=Budi Hartono; editor=Ani Lestari"},
		{"id", "Rep: Galih Prasodjo/ Red: Niken Wulandari", "reporter=Galih Prasodjo; editor=Niken Wulandari"},
		{"id", "Penulis: Budi Hartono Editor: Ani Lestari", "reporter=Budi Hartono; editor=Ani Lestari"},
		{"id", "sumber : Reuters", "source=Reuters"},
		{"id", "Sumber: Anadolu", "source=Anadolu"},
		{"id", "Penerjemah: Ani Lestari", "translator=Ani Lestari"},
		{"id", "Pewarta: Xinhua", "reporter=Xinhua"},
		{"id", "Foto: AP/Ng Han Guan", "photo=AP/Ng Han Guan"},
		{"id", "Pewarta:", ""},
		{"id", "Pewarta menunggu di luar gedung.", ""},
		{"en", "Source: Xinhua", "source=Xinhua"},
	}
	for _, tt := range tests {
		in := "Mao Ning pergi ke Beijing kemarin.\n\n" + tt.in
		if got := credits(read(t, tt.code, in)); got != tt.want {
			t.Errorf("%q credits %q, want %q", tt.in, got, tt.want)
		}
	}
}
