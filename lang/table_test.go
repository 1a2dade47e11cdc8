package lang_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/lang"
)

// show writes rows as line:cell|cell in the order of the columns asked for.
func show(rows []lang.Row, cols ...string) string {
	var out []string
	for _, r := range rows {
		var cells []string
		for _, c := range cols {
			cells = append(cells, r.Get(c))
		}
		out = append(out, fmt.Sprintf("%d:%s", r.Line, strings.Join(cells, "/")))
	}
	return strings.Join(out, " ")
}

// TestReadTable protects the form of every data file: what is a comment, what
// a row, what line a row stands in.
func TestReadTable(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"rows and their lines", "a\tb\n1\t2\n3\t4\n", "2:1/2 3:3/4"},
		{"comments and empty lines count as lines", "# x\n\na\tb\n# y\n1\t2\n\n\n3\t4\n", "5:1/2 8:3/4"},
		{"Windows line ends", "a\tb\r\n1\t2\r\n", "2:1/2"},
		{"no line end at the end", "a\tb\n1\t2", "2:1/2"},
		{"byte order mark", "\ufeffa\tb\n1\t2\n", "2:1/2"},
		{"columns in another order", "b\ta\n1\t2\n", "2:2/1"},
		{"empty cells", "a\tb\n1\t\n\t2\n", "2:1/ 3:/2"},
		{"a column that may be missing", "a\tb\tc\n1\t2\t3\n", "2:1/2"},
		{"columns that begin so", "a\tb\tname_en\tname_id\n1\t2\t3\t4\n", "2:1/2"},
		{"no rows", "a\tb\n", ""},
		{"# inside a line is no comment", "a\tb\n1\t#2\n", "2:1/#2"},
		{"inner spaces stay", "a\tb\nx y\t2\n", "2:x y/2"},
		{"other alphabets", "a\tb\nМосква\t北京\n", "2:Москва/北京"},
	}
	for _, tt := range tests {
		rows, err := lang.ReadTable("t.tsv", []byte(tt.data), "a", "b", "c?", "name_*")
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if got := show(rows, "a", "b"); got != tt.want {
			t.Errorf("%s: rows %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestReadTableFaults protects that every fault of a table is told, each with
// its place, and that the rows without fault come all the same.
func TestReadTableFaults(t *testing.T) {
	tests := []struct{ name, data, rows, want string }{
		{"no table", "", "", "t.tsv:1:1: is empty: its first line must name the columns a, b, c?, name_*"},
		{"not UTF-8", "a\tb\n\xff\t2\n", "", "t.tsv:1:1: is not UTF-8: save it as UTF-8"},
		{"half a surrogate", "a\tb\n\xed\xa0\x80\t2\n", "", "t.tsv:1:1: is not UTF-8: save it as UTF-8"},
		{"unknown column", "# x\na\tz\tb\n", "", `t.tsv:2:2: unknown column "z": the columns are a, b, c?, name_*`},
		{"column twice", "a\tb\ta\n", "", `t.tsv:1:3: column "a" stands twice`},
		{"missing column", "a\n", "", `t.tsv:1:1: column "b" is missing: the columns are a, b, c?, name_*`},
		{"two faults, one good row", "a\tb\n1\n2\t3\n 4\t5\n", "3:2/3",
			"t.tsv:2:1: has 1 cells, the header has 2: separate cells by one tab each\nt.tsv:4:1: \" 4\" has space around it: take it out"},
		{"empty item", "a\tb\n1\tx|\n", "", `t.tsv:2:2: "x|" has an empty item or space around |`},
		{"doubled item", "a\tb\nx|y|x\t1\n", "", `t.tsv:2:1: "x" stands twice in the list`},
	}
	for _, tt := range tests {
		rows, err := lang.ReadTable("t.tsv", []byte(tt.data), "a", "b", "c?", "name_*")
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
		if !errors.Is(err, lang.ErrData) {
			t.Errorf("%s: %v is no ErrData", tt.name, err)
		}
		if got := show(rows, "a", "b"); got != tt.rows {
			t.Errorf("%s: rows %q, want %q", tt.name, got, tt.rows)
		}
	}
}

// TestRow protects what loaders ask of a row: lists, missing columns, errors
// that point at a column.
func TestRow(t *testing.T) {
	rows, err := lang.ReadTable("id/t.tsv", []byte("a\tb\nx|y z\t\n"), "a", "b", "c?")
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	r := rows[0]
	if got := strings.Join(r.List("a"), ";"); got != "x;y z" {
		t.Errorf("list %q", got)
	}
	if r.List("b") != nil || r.List("c") != nil || r.Get("c") != "" {
		t.Error("an empty cell or a missing column has items")
	}
	if got := strings.Join(r.Columns(), " "); got != "a b" {
		t.Errorf("columns %q", got)
	}
	if got := r.Errorf("b", "%d is odd", 1).Error(); got != "id/t.tsv:2:2: 1 is odd" {
		t.Errorf("error %q", got)
	}
}

// FuzzReadTable: any bytes give rows or an ErrData, never a panic, and every
// row has a cell for each column.
func FuzzReadTable(f *testing.F) {
	for _, s := range []string{"a\tb\n1\t2\n", "\ufeffa\tb\r\n\r\n#", "a\tb\n|\t\n", "\xff", "a\tb\tname_x\n1\t2\t3|3\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := lang.ReadTable("t.tsv", data, "a", "b", "name_*")
		if err != nil && !errors.Is(err, lang.ErrData) {
			t.Errorf("%v is no ErrData", err)
		}
		for _, r := range rows {
			for _, c := range r.Columns() {
				if got := r.Get(c); strings.TrimSpace(got) != got {
					t.Errorf("line %d: cell %q", r.Line, got)
				}
			}
			if r.Line < 2 || r.Line > strings.Count(string(data), "\n")+1 {
				t.Errorf("line %d of %q", r.Line, data)
			}
		}
	})
}
