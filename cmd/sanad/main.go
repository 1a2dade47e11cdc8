package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

func main() {
	r, err := reader.New(reader.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	do := func(rep sanad.Report) {
		rd, err := r.Read(context.Background(), rep)
		if err != nil {
			fmt.Fprintln(os.Stderr, rep.Source, err)
			return
		}
		enc.Encode(rd)
	}
	for _, p := range os.Args[1:] {
		files, _ := filepath.Glob(p)
		for _, f := range files {
			b, _ := os.ReadFile(f)
			if strings.HasSuffix(f, ".jsonl") {
				for _, l := range strings.Split(string(b), "\n") {
					var x struct{ ID, Text string }
					if json.Unmarshal([]byte(l), &x) == nil && x.Text != "" {
						do(sanad.Report{Source: sanad.Source{ID: x.ID}, Text: x.Text})
					}
				}
				continue
			}
			do(sanad.Report{Source: sanad.Source{Path: f}, Text: string(b)})
		}
	}
}
