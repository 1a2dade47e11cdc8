package main

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/net/http/httpproxy"

	"github.com/sanad-news/sanad/internal/fetch"
)

// networkFlags say how the network is used.
type networkFlags struct {
	allowPrivate []string
	proxy        string
	contact      string
	delay        int // seconds
	pages        int // of a host in a day
}

func (f *networkFlags) add(p *program, flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.allowPrivate, "allow-private", nil, p.words.Get("flag.allow-private"))
	flags.StringVar(&f.proxy, "proxy", "", p.words.Get("flag.proxy"))
	flags.StringVar(&f.contact, "contact", "", p.words.Get("flag.contact"))
	flags.IntVar(&f.pages, "pages", defaultPages, p.words.Get("flag.pages"))
	flags.IntVar(&f.delay, "delay", int(fetch.DefaultDelay/time.Second), p.words.Get("flag.delay"))
}

// defaultPages is how many pages a host is asked for in a day: half of what the
// rests between them would let through.
const defaultPages = 20_000

// mostDelay is the longest rest that can be asked for, in seconds: a run with
// --once waits no longer for a host.
const mostDelay = 40

// userAgent is what the program calls itself.
func (f *networkFlags) userAgent() string { return fetch.UserAgent(readBuild().version, f.contact) }

// client makes the client for all that is fetched.
func (f *networkFlags) client(p *program, cmd *cobra.Command, memory fetch.Memory) (*fetch.Client, error) {
	if f.delay < 0 || f.delay > mostDelay {
		return nil, p.use(cmd, "use.delay", f.delay, mostDelay)
	}
	if f.pages < 1 {
		return nil, p.use(cmd, "use.bad", "--pages", strconv.Itoa(f.pages))
	}
	o := fetch.Options{Limits: fetch.Limits{Pages: f.pages}, UserAgent: f.userAgent(), Memory: memory, Delay: time.Duration(f.delay) * time.Second}
	if f.delay == 0 {
		o.Delay = -1 // none
	}
	for _, s := range f.allowPrivate {
		network, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, p.use(cmd, "use.network", s)
		}
		o.AllowPrivate = append(o.AllowPrivate, network)
	}
	env := httpproxy.Config{HTTPProxy: f.proxy, HTTPSProxy: f.proxy, NoProxy: p.either("NO_PROXY")}
	if f.proxy == "" {
		env.HTTPProxy, env.HTTPSProxy = p.either("HTTP_PROXY"), p.either("HTTPS_PROXY")
	}
	for _, s := range []string{env.HTTPProxy, env.HTTPSProxy} {
		if u, err := url.Parse(s); s != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
			return nil, p.use(cmd, "use.proxy")
		}
	}
	if env.HTTPProxy != "" || env.HTTPSProxy != "" {
		o.Proxy = env.ProxyFunc()
	}
	return fetch.New(o), nil
}

// either is a variable of the environment in capitals, or in small letters.
func (p *program) either(name string) string {
	if v := p.getenv(name); v != "" {
		return v
	}
	return p.getenv(strings.ToLower(name))
}

// isURL reports whether an argument names something on a network.
func isURL(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// shownTime is a time as it is shown: to the minute, in the user's time zone.
func shownTime(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.Local().Format("2006-01-02 15:04")
}
