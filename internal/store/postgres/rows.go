package postgres

import (
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/store/sqlstore"
)

// mostRows bounds what one insert sends.
const mostRows = 20_000

// insert takes the rows as one array for each column: one round trip and one
// plan for any number of rows.
func insert(t *sqlstore.Table, _ int) string {
	var arrays, values []string
	for i := range t.Width() {
		column := "c" + strconv.Itoa(i+1)
		kind, value := "text", column
		switch t.Kinds[i] {
		case sqlstore.Integer:
			kind = "bigint"
		case sqlstore.Real:
			kind = "double precision"
		case sqlstore.Bytes:
			kind = "bytea"
		case sqlstore.Terms:
			value += "::integer[]" // an array of arrays would be unnested to its ground
		}
		arrays = append(arrays, "$"+strconv.Itoa(i+1)+"::"+kind+"[]")
		values = append(values, value)
	}
	columns := strings.Repeat("c?, ", t.Width())
	for i := range t.Width() {
		columns = strings.Replace(columns, "?", strconv.Itoa(i+1), 1)
	}
	return "INSERT INTO " + t.Name + " (" + t.Columns + ") SELECT " + strings.Join(values, ", ") +
		" FROM unnest(" + strings.Join(arrays, ", ") + ") AS r(" + strings.TrimSuffix(columns, ", ") + ")" + t.Tail
}

// bindRows turns rows into columns.
func bindRows(t *sqlstore.Table, rows []any) []any {
	columns := make([]any, t.Width())
	for i := range columns {
		switch t.Kinds[i] {
		case sqlstore.Integer:
			columns[i] = column(t, rows, i, asInt)
		case sqlstore.Real:
			columns[i] = column(t, rows, i, as[float64])
		case sqlstore.Bytes:
			columns[i] = column(t, rows, i, as[[]byte])
		default:
			columns[i] = column(t, rows, i, as[string])
		}
	}
	return columns
}

func column[T any](t *sqlstore.Table, rows []any, i int, as func(any) T) []T {
	list := make([]T, 0, len(rows)/t.Width())
	for ; i < len(rows); i += t.Width() {
		list = append(list, as(rows[i]))
	}
	return list
}

func as[T any](v any) T {
	t, _ := v.(T) // sqlstore gives what Kinds says
	return t
}

func asInt(v any) int64 {
	if n, ok := v.(int); ok {
		return int64(n)
	}
	return as[int64](v)
}

// terms writes the search terms as an array. The databases' integers have
// signs, terms have none; equal stays equal.
func terms(terms []uint32, _, _ []int64) string {
	b := make([]byte, 0, 12*len(terms)+2)
	b = append(b, '{')
	for i, t := range terms {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(int32(t)), 10)
	}
	return string(append(b, '}'))
}

// match asks the index of terms. Actors are left to the planner, which knows how
// common each is.
func match(all, anyOf []uint32, speakers, carriers []int64) (cond string, args []any, whole bool) {
	var conds []string
	if len(all) > 0 {
		conds, args = append(conds, "x.terms @> ?::integer[]"), append(args, signed(all))
	}
	if len(anyOf) > 0 {
		conds, args = append(conds, "x.terms && ?::integer[]"), append(args, signed(anyOf))
	}
	return strings.Join(conds, " AND "), args, len(speakers)+len(carriers) == 0
}

func signed(terms []uint32) []int32 {
	list := make([]int32, len(terms))
	for i, t := range terms {
		list[i] = int32(t)
	}
	return list
}
