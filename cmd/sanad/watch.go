package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/queue/sqlqueue"
	"github.com/sanad-news/sanad/internal/watch"
	"github.com/sanad-news/sanad/reader"
)

// watchFlags are the flags of sanad watch.
type watchFlags struct {
	record  recordFlags
	data    dataFlags
	network networkFlags
	workers int
	once    bool
	dry     bool
	quiet   bool
	noRaw   bool
}

func (p *program) watchCommand() *cobra.Command {
	var f watchFlags
	cmd := &cobra.Command{
		Use:   "watch LIST|URL...",
		Short: p.words.Get("short.watch"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.use(cmd, "use.watch")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.watch(cmd, &f, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.record.add(p, flags)
	flags.BoolVar(&f.once, "once", false, p.words.Get("flag.once"))
	flags.BoolVar(&f.dry, "dry-run", false, p.words.Get("flag.dry-run"))
	flags.BoolVar(&f.noRaw, "no-raw", false, p.words.Get("flag.no-raw"))
	f.network.add(p, flags)
	f.data.add(p, flags)
	flags.IntVar(&f.workers, "workers", 0, p.words.Get("flag.watch.workers"))
	flags.BoolVar(&f.quiet, "quiet", false, p.words.Get("flag.quiet"))
	return cmd
}

// sourceList reads the lists that arguments name, and takes addresses as they
// are.
func (p *program) sourceList(args []string) (*watch.SourceList, error) {
	all := &watch.SourceList{}
	for _, arg := range args {
		list := &watch.SourceList{}
		if isURL(arg) {
			key, err := watch.ParseKey(arg)
			if err != nil {
				fmt.Fprintln(p.stderr, p.words.Get("error.line", arg, p.words.Get("fetch.url", "–")))
				return nil, errFailed
			}
			list.Sources = []watch.ListedSource{{URL: key}}
		} else {
			content, err := os.ReadFile(arg)
			if err == nil {
				list, err = watch.ReadList(content)
			}
			if err != nil {
				fmt.Fprintln(p.stderr, p.words.Get("error.list", arg, err))
				return nil, errFailed
			}
		}
		all.Sources = append(all.Sources, list.Sources...)
		all.Notices = append(all.Notices, list.Notices...)
	}
	if len(all.Sources) == 0 {
		fmt.Fprintln(p.stderr, p.words.Get("error.nosources"))
		return nil, errFailed
	}
	return all, nil
}

// watch is the verb.
func (p *program) watch(cmd *cobra.Command, f *watchFlags, args []string) error {
	if f.workers < 0 {
		return p.use(cmd, "use.number", "--workers", f.workers, p.words.Get("use.workers"))
	}
	list, err := p.sourceList(args)
	if err != nil {
		return err
	}
	if f.dry {
		return p.watchDry(cmd, f, list)
	}
	d, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.open(cmd.Context(), p, d)
	if err != nil {
		return err
	}
	q, err := sqlqueue.Open(cmd.Context(), f.record.name(p))
	if err != nil {
		return p.recordFailed(errors.Join(err, rec.Close()))
	}
	client, err := f.network.client(p, cmd, q)
	if err != nil {
		return errors.Join(err, q.Close(), rec.Close())
	}
	k := &keeper{rec: rec, reader: reader.With(d), desk: ask.New(rec), list: list, client: client, noRaw: f.noRaw, explain: func(where string, err error) string { return p.reason(where, err, d) }}
	t := &watching{program: p, quiet: f.quiet, start: time.Now(), counts: map[queue.Outcome]int{}, reasons: map[queue.Outcome]map[string]int{}, left: map[string]int{}}
	follow := watch.Options{
		Queue: q, Get: client, Keep: k, Sources: addresses(list), Sinks: watch.Sinks(list.Notices, f.network.userAgent(), p.feedAside),
		Owner: owner(), Once: f.once, Workers: f.workers, Told: t.told,
	}
	err = watch.Run(cmd.Context(), follow)
	if by := (*queue.LeasedError)(nil); errors.As(err, &by) && killed(by.Owner) {
		if err = q.Release(cmd.Context(), by.Owner); err == nil {
			err = watch.Run(cmd.Context(), follow)
		}
	}
	client.Close()
	t.summary(rec.Name)
	if f.once && err == nil {
		err = t.rest(cmd.Context(), q, client.FreeAt)
	}
	return p.watchFailed(errors.Join(err, q.Close(), rec.Close()))
}

func addresses(list *watch.SourceList) []string {
	var out []string
	for _, s := range list.Sources {
		out = append(out, s.URL)
	}
	return out
}

// feedAside tells that a feed of notices was damaged.
func (p *program) feedAside(path, name string) {
	fmt.Fprintln(p.stderr, p.words.Get("watch.aside", path, name))
}

// watchFailed says why following ended. That someone stopped it is no failure:
// the next run goes on.
func (p *program) watchFailed(err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return nil
	case errors.Is(err, queue.ErrLeased):
		fmt.Fprintln(p.stderr, p.words.Get("error.leased"))
		return errFailed
	}
	return p.recordFailed(err)
}

// watchDry tells what would be fetched, and changes nothing. Where there is no
// record all is new, and none is made.
func (p *program) watchDry(cmd *cobra.Command, f *watchFlags, list *watch.SourceList) error {
	q, done, err := lookQueue(cmd.Context(), f.record.name(p))
	if errors.Is(err, queue.ErrNoRecord) {
		q, done, err = queue.NewMemory(), func() {}, nil
	}
	if err != nil {
		return p.recordFailed(err)
	}
	defer done()
	client, err := f.network.client(p, cmd, nil)
	if err != nil {
		return err
	}
	defer client.Close()
	n := 0
	err = watch.Look(cmd.Context(), watch.Options{Queue: q, Get: client, Sources: addresses(list), Told: func(e watch.Event) {
		switch {
		case !e.Source:
			n++
			fmt.Fprintln(p.stdout, e.URL)
		case e.Err != nil:
			fmt.Fprintln(p.stderr, p.words.Get("error.line", e.URL, p.sourceFault(e.Err)))
		case !f.quiet:
			fmt.Fprintln(p.stderr, p.words.Get("watch.found", e.URL, e.Fresh))
			if e.Left > 0 {
				fmt.Fprintln(p.stderr, p.words.Get("error.line", e.URL, p.words.Count("watch.left", e.Left)))
			}
		}
	}})
	if err == nil && !f.quiet {
		fmt.Fprintln(p.stderr, p.words.Count("watch.dry", n))
	}
	return err
}

// sourceFault is why a source could not be visited, in the user's language.
func (p *program) sourceFault(err error) string {
	if errors.Is(err, watch.ErrNoListing) {
		return p.words.Get("watch.nolisting")
	}
	return p.fetchFault(err)
}

// reason is why a page was not kept, without its address.
func (p *program) reason(where string, err error, d *data.Data) string {
	if _, ok := errors.AsType[*fetch.Error](err); ok {
		return p.fetchFault(err)
	}
	return withoutPlace(p.explain(where, err, d.Codes()), where)
}
