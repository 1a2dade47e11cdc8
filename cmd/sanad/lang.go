package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader"
)

func (p *program) langCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lang",
		Short: p.words.Get("short.lang"),
		Args:  p.noVerb,

		SuggestionsMinimumDistance: 2,

		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(p.langListCommand(), p.langCheckCommand())
	return cmd
}

func (p *program) langListCommand() *cobra.Command {
	var dirs []string
	cmd := &cobra.Command{
		Use:   "list",
		Short: p.words.Get("short.lang.list"),
		Args:  p.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.langList(cmd, dirs) },
	}
	cmd.Flags().StringArrayVar(&dirs, "lang-dir", nil, p.words.Get("flag.lang-dir"))
	return cmd
}

func (p *program) langList(cmd *cobra.Command, dirs []string) error {
	folders := []packFolder{{fsys: lang.Embedded()}}
	for _, dir := range dirs {
		folder, err := p.packs(cmd, dir)
		if err != nil {
			return err
		}
		folders = append(folders, folder)
	}
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, p.words.Get("lang.head"))
	bad := 0
	for _, folder := range folders {
		packs, err := lang.LoadAll(folder.fsys)
		bad += p.printFaults(folder.root, err)
		for _, k := range packs {
			fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%s\n", k.Code, k.Name, len(k.Cues), len(k.Frames), len(k.Titles), strings.Join(k.Aliases, " "))
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the list: %w", err)
	}
	if bad > 0 {
		return errFailed
	}
	return nil
}

func (p *program) langCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check DIR",
		Short: p.words.Get("short.lang.check"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.use(cmd, "use.nopack")
			}
			return p.noArgs(cmd, args[1:])
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.langCheck(cmd, args[0]) },
	}
}

// langCheck loads the packs in a folder strictly and prints their faults.
func (p *program) langCheck(cmd *cobra.Command, dir string) error {
	folder, err := p.packs(cmd, dir)
	if err != nil {
		return err
	}
	packs, err := lang.LoadAll(folder.fsys)
	bad := p.printFaults(folder.root, err)
	if bad == 0 {
		// Each file is good; now whether they read together with the shipped data.
		_, err = reader.New(reader.Options{Languages: []fs.FS{folder.fsys}})
		bad = p.printFaults(folder.root, err)
	}
	if bad == 0 {
		bad = p.printFaults(folder.root, errors.Join(reader.CheckExamples(cmd.Context(), folder.fsys)...))
	}
	if bad > 0 {
		fmt.Fprintln(p.stderr, p.words.Count("lang.faults", bad))
		return errFailed
	}
	for _, k := range packs {
		fmt.Fprintln(p.plain(), p.words.Get("lang.good", filepath.Join(folder.root, k.Code), len(k.Cues), len(k.Frames)))
	}
	return nil
}

// printFaults prints each fault with its file as the user knows it, and
// returns how many there are.
func (p *program) printFaults(root string, err error) int {
	all := faults(err)
	for _, fault := range all {
		var d *lang.DataError
		if errors.As(fault, &d) && root != "" {
			at := *d
			at.File = filepath.Join(root, filepath.FromSlash(d.File))
			fault = &at
		}
		fmt.Fprintln(p.plain(), fault)
	}
	return len(all)
}
