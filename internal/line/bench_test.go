package line

import (
	"testing"

	"github.com/sanad-news/sanad/internal/data"
)

func BenchmarkPropositions(b *testing.B) {
	k, _ := knowledge(b)
	const text = "Kedua negara selalu menjunjung tinggi prinsip nonaliansi, tidak menargetkan pihak ketiga mana pun, dan akan memperluas kerja sama ekonomi sampai akhir tahun depan."
	b.ResetTimer()
	for b.Loop() {
		k.Propositions(text, "id")
	}
}

func BenchmarkCompare(b *testing.B) {
	k, _ := knowledge(b)
	p := k.Propositions("Hubungan Velmaria dan Sonda tidak menargetkan pihak ketiga mana pun di kawasan itu.", "id")
	q := k.Propositions("Relations between Velmaria and Sonda are not directed against any third country.", "en")
	b.ResetTimer()
	for b.Loop() {
		k.Compare(&p[0], &q[0])
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		d, err := data.Load(data.Folders{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(d); err != nil {
			b.Fatal(err)
		}
	}
}
