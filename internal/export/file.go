package export

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Stdout is how standard output is named.
const Stdout = "-"

// FileError says which file or folder could not be written, and why.
type FileError struct {
	Path string
	Err  error
}

func (e *FileError) Error() string { return fmt.Sprintf("writing %s: %v", e.Path, e.Err) }
func (e *FileError) Unwrap() error { return e.Err }

// plan is where the tables of an export go. Files are written under other
// names, and take their own when all of them are whole.
type plan struct {
	outputs []output
	force   bool
	spare   []string
	made    string // the folder that was made for them
}

// output is where one table goes.
type output struct {
	File

	w      *bufio.Writer
	file   *os.File
	temp   string // its name until it is whole; "" where it is written in place
	stream io.Writer
}

const bufferSize = 256 << 10

// newPlan refuses what cannot be written before anything is read.
func newPlan(o *Options) (*plan, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	p := &plan{force: o.Force, spare: o.Spare}
	if o.Out == Stdout || o.Out == "" {
		if len(o.Tables) != 1 {
			return nil, ErrMany
		}
		p.outputs = []output{{File: File{Table: o.Tables[0]}, stream: o.Stdout}}
		return p, nil
	}
	if strings.IndexByte(o.Out, 0) >= 0 {
		return nil, &FileError{o.Out, fs.ErrInvalid}
	}
	info, err := os.Stat(o.Out)
	folder := err == nil && info.IsDir() || strings.HasSuffix(filepath.ToSlash(o.Out), "/")
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, &FileError{o.Out, cause(err)}
	case len(o.Tables) != 1 && err == nil && !info.IsDir():
		return nil, &FileError{o.Out, ErrMany}
	case len(o.Tables) == 1 && !folder:
		p.outputs = []output{{File: File{Table: o.Tables[0], Path: o.Out}}}
	default:
		for _, t := range o.Tables {
			path := filepath.Join(o.Out, string(t)+o.Format.ending())
			p.outputs = append(p.outputs, output{File: File{Table: t, Path: path}})
		}
	}
	if err := p.look(); err != nil {
		return nil, err
	}
	return p, p.makeFolder(err)
}

// look refuses to write over what is there. A device or a pipe is written as it
// is: to put a file in its place would destroy it.
func (p *plan) look() error {
	for i := range p.outputs {
		o := &p.outputs[i]
		if whole, err := filepath.EvalSymlinks(o.Path); err == nil {
			o.Path = whole // the file that a link leads to is replaced, not the link
		}
		info, err := os.Stat(o.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return &FileError{o.Path, cause(err)}
		case info.IsDir():
			return &FileError{o.Path, ErrExists}
		case !info.Mode().IsRegular():
			if o.file, err = os.OpenFile(o.Path, os.O_WRONLY, 0); err != nil {
				return &FileError{o.Path, cause(err)}
			}
			o.stream = &named{o.file, o.Path}
		case p.spares(info):
			return &FileError{o.Path, ErrSpared}
		case !p.force:
			return &FileError{o.Path, ErrExists}
		}
	}
	return nil
}

// spares reports whether a file is one that is never written over.
func (p *plan) spares(info fs.FileInfo) bool {
	return slices.ContainsFunc(p.spare, func(name string) bool {
		other, err := os.Stat(name)
		return err == nil && os.SameFile(info, other)
	})
}

// WriteFile writes a file whole or not at all. It refuses to write over what is
// there unless force allows it, and over the files of spare always. Its errors
// are FileErrors.
func WriteFile(path string, data []byte, force bool, spare ...string) error {
	if path == "" || strings.IndexByte(path, 0) >= 0 {
		return &FileError{path, fs.ErrInvalid}
	}
	p := &plan{force: force, spare: spare, outputs: []output{{File: File{Path: path}}}}
	if err := p.look(); err != nil {
		return err
	}
	defer p.drop()
	o := &p.outputs[0]
	if err := o.open(); err != nil {
		return err
	}
	if _, err := o.w.Write(data); err != nil {
		return err
	}
	if err := o.close(); err != nil {
		return err
	}
	return p.keep()
}

// makeFolder makes the folder that the files go to, where there is none.
func (p *plan) makeFolder(there error) error {
	dir := filepath.Dir(p.outputs[0].Path)
	if there == nil {
		return nil
	}
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil { //nolint:gosec // what the user gave away, less what their mask takes
		return &FileError{dir, cause(err)}
	}
	p.made = dir
	return nil
}

// open opens a file under a name that nobody else takes.
func (o *output) open() error {
	if o.stream == nil {
		dir, name := filepath.Split(o.Path)
		o.temp = filepath.Join(dir, "."+name+"."+strings.ToLower(rand.Text()[:8])+".part")
		f, err := os.OpenFile(o.temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) //nolint:gosec // as above
		if err != nil {
			return &FileError{o.Path, cause(err)}
		}
		o.file, o.stream = f, &named{f, o.Path}
	}
	o.w = bufio.NewWriterSize(o.stream, bufferSize)
	return nil
}

// close makes sure that all of a table is written.
func (o *output) close() error {
	if err := o.w.Flush(); err != nil {
		return err
	}
	if o.file == nil {
		return nil
	}
	f := o.file
	o.file = nil
	if o.temp != "" {
		if err := f.Sync(); err != nil {
			return &FileError{o.Path, errors.Join(cause(err), f.Close())}
		}
	}
	if err := f.Close(); err != nil {
		return &FileError{o.Path, cause(err)}
	}
	return nil
}

// keep gives the files their names.
func (p *plan) keep() error {
	for i := range p.outputs {
		o := &p.outputs[i]
		if _, err := os.Lstat(o.Path); err == nil && o.temp != "" && !p.force {
			return &FileError{o.Path, ErrExists} // it came meanwhile
		}
	}
	for i := range p.outputs {
		o := &p.outputs[i]
		if o.temp == "" {
			continue
		}
		if err := os.Rename(o.temp, o.Path); err != nil {
			return &FileError{o.Path, cause(err)}
		}
		o.temp = ""
	}
	p.made = ""
	return nil
}

// drop takes away what was not kept.
func (p *plan) drop() {
	for i := range p.outputs {
		o := &p.outputs[i]
		if o.file != nil {
			_ = o.file.Close() // it is given up
		}
		if o.temp != "" {
			_ = os.Remove(o.temp) // what cannot be removed stays hidden
		}
	}
	if p.made != "" {
		_ = os.Remove(p.made) // only if it is empty
	}
}

// named is a file whose errors tell what the user called it.
type named struct {
	f    *os.File
	path string
}

func (n *named) Write(b []byte) (int, error) {
	w, err := n.f.Write(b)
	if err != nil {
		err = &FileError{n.path, cause(err)}
	}
	return w, err
}

// cause is an error of the system without the name that we gave to the file.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.Err
	}
	return err
}
