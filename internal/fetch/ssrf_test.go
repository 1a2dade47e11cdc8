package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/sanad-news/sanad/internal/fetch"
)

// listenAt serves h at an address of the loopback network, and counts the
// connections that reach it.
func listenAt(t *testing.T, addr string, h http.Handler) (port string, reached *atomic.Int64) {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", addr)
	if err != nil {
		t.Skipf("no second loopback address on this machine: %v", err)
	}
	reached = new(atomic.Int64)
	s := httptest.NewUnstartedServer(h)
	s.Listener.Close()
	s.Listener = l
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			reached.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	_, port, err = net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port, reached
}

// fakeDNS is a DNS server whose answer to the n-th question of a name is the
// n-th of its addresses; the last one stays.
type fakeDNS struct {
	names map[string][]string
	asked map[string]int
}

func (f *fakeDNS) serve(conn net.PacketConn) {
	buf := make([]byte, 512)
	for {
		n, from, err := conn.ReadFrom(buf)
		if err != nil {
			return
		}
		var m dnsmessage.Message
		if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
			continue
		}
		q := m.Questions[0]
		name := strings.TrimSuffix(q.Name.String(), ".")
		m.Response, m.Authoritative, m.Additionals = true, true, nil
		if list := f.names[name]; len(list) > 0 {
			i := min(f.asked[name+q.Type.String()], len(list)-1)
			f.asked[name+q.Type.String()]++
			head := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, Type: q.Type}
			switch a := netip.MustParseAddr(list[i]); {
			case a.Is4() && q.Type == dnsmessage.TypeA:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.AResource{A: a.As4()}})
			case a.Is6() && q.Type == dnsmessage.TypeAAAA:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.AAAAResource{AAAA: a.As16()}})
			}
		} else {
			m.RCode = dnsmessage.RCodeNameError
		}
		if out, err := m.Pack(); err == nil {
			_, _ = conn.WriteTo(out, from)
		}
	}
}

func (f *fakeDNS) resolver(t *testing.T) *net.Resolver {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	f.asked = map[string]int{}
	go f.serve(conn)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// spellings are the ways to write a forbidden address; PORT is its port.
var spellings = []string{
	"http://127.0.0.1:PORT/", "http://127.0.0.1./", "http://127.0.0.1:PORT/#@good.test", "http://127.1:PORT/", "http://127.0.1:PORT/",
	"http://2130706433:PORT/", "http://0x7f000001:PORT/", "http://0x7f.0x0.0x0.0x1:PORT/", "http://0177.0.0.1:PORT/", "http://017700000001:PORT/",
	"http://0x7f.1:PORT/", "http://00127.0.0.1:PORT/", "http://127.0.0.1.:PORT/", "http://127.0.0.1..:PORT/", "http://0:PORT/", "http://0.0.0.0:PORT/", "http://0x0:PORT/",
	"http://localhost:PORT/", "http://LOCALHOST:PORT/", "http://localhost.:PORT/", "http://a.localhost:PORT/",
	"http://[::1]:PORT/", "http://[::]:PORT/", "http://[0:0:0:0:0:0:0:1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::ffff:7f00:1]:PORT/",
	"http://[0:0:0:0:0:ffff:7f00:0001]:PORT/", "http://[::127.0.0.1]:PORT/", "http://[64:ff9b::127.0.0.1]:PORT/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/",
	"http://[2002:7f00:1::]/", "http://[2002:7f00:0001::1]/", "http://[2001:0:7f00:1::]/", "http://[2001::f5ff:fffe]/", "http://[fe80::1]/", "http://[fe80::1%25lo]:PORT/",
	"http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[100::1]/", "http://[::ffff:0:127.0.0.1]/", "http://[3fff::1]/", "http://[5f00::1]/",
	"http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/",
	"http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.7/", "http://203.0.113.7/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/",
	"http://１２７.0.0.1:PORT/", "http://127。0。0。1:PORT/", "http://①②⑦.0.0.1:PORT/", "http://ⓛocalhost:PORT/",
	"http://good.test@127.0.0.1:PORT/", "http://user:word@127.0.0.1:PORT/", "http://good.test:80@127.0.0.1:PORT/", "http://127.0.0.1:PORT\\@good.test/",
	"http://good.test#@127.0.0.1:PORT/", "http://127.0.0.1:PORT?@good.test/", "http:127.0.0.1:PORT/", "http:///127.0.0.1:PORT/", "//127.0.0.1:PORT/",
	"http://%31%32%37.0.0.1:PORT/", "http://127.0.0.1%00.good.test:PORT/", "http://127.0.0.1\t:PORT/", "HTTP://127.0.0.1:PORT/", "ftp://127.0.0.1:PORT/", "file:///etc/passwd", "gopher://127.0.0.1:PORT/_GET",
	"http://inside.test:PORT/", "https://inside.test:PORT/", "http://inside6.test:PORT/", "http://mapped.test:PORT/", "http://nat64.test:PORT/", "http://rebind.test:PORT/",
	"http://8.8.8.8:22/", "http://8.8.8.8:6379/", "http://8.8.8.8:99999/", "http://8.8.8.8:0/",
}

func refused(err error) bool {
	for _, e := range []error{fetch.ErrForbidden, fetch.ErrURL, fetch.ErrPort} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// TestForbiddenNetworks protects that no spelling of an address, no answer of
// DNS and no redirect leads into a network that was not named.
func TestForbiddenNetworks(t *testing.T) {
	inside := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") })
	port, reached := listenAt(t, "127.0.0.1:0", inside)
	var target atomic.Pointer[string] // where the good server leads
	target.Store(new("/"))
	goodPort, _ := listenAt(t, "127.0.0.2:"+port, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/away" {
			w.Header().Set("Location", *target.Load())
			w.WriteHeader(http.StatusFound)
		}
	}))
	dns := fakeDNS{names: map[string][]string{
		"good.test": {"127.0.0.2"}, "inside.test": {"127.0.0.1"}, "inside6.test": {"::1"}, "mapped.test": {"::ffff:127.0.0.1"}, "nat64.test": {"64:ff9b::7f00:1"},
		"rebind.test": {"127.0.0.2", "127.0.0.1"},
	}}
	c := fetch.New(fetch.Options{UserAgent: "test", Delay: -1, AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.2/32")}})
	defer c.Close()
	c.ResolveBy(dns.resolver(t))

	good := "http://good.test:" + goodPort
	if _, err := c.Get(t.Context(), fetch.Request{URL: good + "/"}); err != nil {
		t.Fatalf("the named network cannot be entered: %v", err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	n := 0
	for _, s := range spellings {
		s = strings.ReplaceAll(s, "PORT", port)
		if s == "http://rebind.test:"+port+"/" { // first it means what may be entered, then what may not
			if _, err := c.Get(ctx, fetch.Request{URL: s}); err != nil {
				t.Errorf("%s: %v", s, err)
			}
			c.Close()
		}
		if s == "http://good.test#@127.0.0.1:"+port+"/" || strings.HasPrefix(s, "HTTP:") {
			s = strings.Replace(s, "good.test#", "inside.test:"+port+"#", 1)
		}
		n += 2
		if _, err := c.Get(ctx, fetch.Request{URL: s}); !refused(err) {
			t.Errorf("%s: %v", s, err)
		}
		if strings.HasPrefix(s, "http:///") || strings.HasPrefix(s, "http:127") || strings.ContainsAny(s, "\t") {
			continue // as a redirect it means a path of the good server, or is no header
		}
		target.Store(&s)
		if _, err := c.Get(ctx, fetch.Request{URL: good + "/away"}); !refused(err) {
			t.Errorf("redirect to %s: %v", s, err)
		}
	}
	if n < 120 {
		t.Errorf("only %d vectors", n)
	}
	if reached.Load() != 0 {
		t.Errorf("the forbidden server was reached %d times", reached.Load())
	}
}

// TestProxy protects that an operator's proxy in a private network is used,
// and that it is not asked for forbidden addresses and unusual ports.
func TestProxy(t *testing.T) {
	var asked []string
	port, _ := listenAt(t, "127.0.0.1:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
		}
		fmt.Fprint(w, "by proxy")
	}))
	proxy := &url.URL{Scheme: "http", Host: "127.0.0.1:" + port}
	c := fetch.New(fetch.Options{UserAgent: "test", Delay: -1, Proxy: func(*url.URL) (*url.URL, error) { return proxy, nil }})
	defer c.Close()
	r, err := c.Get(t.Context(), fetch.Request{URL: "http://news.example/a"})
	if err != nil || string(r.Body) != "by proxy" {
		t.Fatalf("%v, %v", r, err)
	}
	for _, s := range []string{
		"http://127.0.0.1:" + port + "/", "http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://[::1]/", "http://localhost/", "http://１２７.0.0.1/",
		"http://169.254.169.254/", "http://news.example:22/", "http://news.example:" + port + "/", "http://user@news.example/",
	} {
		if _, err := c.Get(t.Context(), fetch.Request{URL: s}); !refused(err) {
			t.Errorf("%s: %v", s, err)
		}
	}
	if len(asked) != 2 {
		t.Errorf("the proxy was asked for %q", asked)
	}
}

// TestAddresses protects the table of networks.
func TestAddresses(t *testing.T) {
	for _, s := range []string{"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "2a00::1"} {
		if err := fetch.MayConnect(netip.MustParseAddr(s)); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	if err := fetch.MayConnect(netip.MustParseAddr("64:ff9b::808:808"), netip.MustParsePrefix("64:ff9b::/96")); err != nil {
		t.Errorf("a named network: %v", err)
	}
	if err := fetch.MayConnect(netip.Addr{}); !errors.Is(err, fetch.ErrForbidden) {
		t.Errorf("no address: %v", err)
	}
}
