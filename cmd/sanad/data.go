package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/lang"
)

// dataFlags name the user's own data.
type dataFlags struct {
	langDirs []string
	actors   []string
}

func (f *dataFlags) add(p *program, flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.langDirs, "lang-dir", nil, p.words.Get("flag.lang-dir"))
	flags.StringArrayVar(&f.actors, "actors", nil, p.words.Get("flag.actors"))
}

// load loads the shipped data and the user's.
func (f *dataFlags) load(p *program, cmd *cobra.Command) (*data.Data, error) {
	var folders data.Folders
	for _, dir := range f.langDirs {
		folder, err := p.packs(cmd, dir)
		if err != nil {
			return nil, err
		}
		folders.Languages = append(folders.Languages, folder.fsys)
	}
	for _, dir := range f.actors {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, p.use(cmd, "use.dir", dir)
		}
		folders.Actors = append(folders.Actors, os.DirFS(dir))
	}
	d, err := data.Load(folders)
	if err != nil {
		fmt.Fprintln(p.stderr, p.words.Get("error.data"))
		for _, fault := range faults(err) {
			fmt.Fprintln(p.stderr, fault)
		}
		return nil, errFailed
	}
	return d, nil
}

// packFolder is a folder of packs, as lang.LoadAll wants it.
type packFolder struct {
	fsys fs.FS
	root string // its path, to name files by
}

// packs opens what a user names as packs: a folder of packs, or one pack.
func (p *program) packs(cmd *cobra.Command, dir string) (packFolder, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return packFolder{}, p.use(cmd, "use.dir", dir)
	}
	if _, err := os.Stat(filepath.Join(dir, "pack.tsv")); err == nil {
		abs, err := filepath.Abs(dir) // "." has no name, and the name is the language's code
		if err != nil {
			return packFolder{}, fmt.Errorf("finding %s: %w", dir, err)
		}
		parent, name := filepath.Split(abs)
		root := strings.TrimSuffix(filepath.Clean(dir), name)
		if filepath.Base(filepath.Clean(dir)) != name {
			root = parent
		}
		return packFolder{onlyFS{os.DirFS(parent), name}, root}, nil
	}
	fsys := os.DirFS(dir)
	if found, err := fs.Glob(fsys, "*/pack.tsv"); err != nil || len(found) == 0 {
		return packFolder{}, p.use(cmd, "use.nopackin", dir)
	}
	return packFolder{fsys, dir}, nil
}

// onlyFS shows one folder of a file system, so that a pack can be loaded
// without the folders that happen to stand beside it.
type onlyFS struct {
	fs.FS
	name string
}

// ReadDir lists a folder; the root holds the one folder only.
func (o onlyFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if err != nil || name != "." {
		return entries, err
	}
	for _, e := range entries {
		if e.Name() == o.name {
			return []fs.DirEntry{e}, nil
		}
	}
	return nil, nil
}

// faults takes joined errors apart.
func faults(err error) []error {
	if err == nil {
		return nil
	}
	var data *lang.DataError
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, faults(e)...)
		}
		return all
	}
	if inner := errors.Unwrap(err); inner != nil && errors.As(inner, &data) {
		return faults(inner)
	}
	return []error{err}
}
