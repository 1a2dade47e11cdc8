// Package fetchtest is a network in memory, for the tests of what fetches.
package fetchtest

import (
	"context"
	"net"
)

// Net is a network of one server: a listener, and the way to it. In a synctest
// bubble all its time is simulated, a client's time-outs included.
type Net struct {
	conns  chan net.Conn
	closed chan struct{}
}

var _ net.Listener = (*Net)(nil)

// New returns a network on which nobody serves yet.
func New() *Net { return &Net{make(chan net.Conn), make(chan struct{})} }

// Accept implements net.Listener.
func (n *Net) Accept() (net.Conn, error) {
	select {
	case c := <-n.conns:
		return c, nil
	case <-n.closed:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (n *Net) Close() error {
	close(n.closed)
	return nil
}

// Addr implements net.Listener.
func (n *Net) Addr() net.Addr { return &net.TCPAddr{} }

// Dial connects to the server, whatever address is asked for.
func (n *Net) Dial(context.Context, string, string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case n.conns <- theirs:
		return ours, nil
	case <-n.closed:
		return nil, net.ErrClosed
	}
}
