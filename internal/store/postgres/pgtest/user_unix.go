//go:build unix

package pgtest

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// serverUser is who the server runs as when root runs the tests: PostgreSQL
// refuses root. Where it is nil it runs as who runs the tests.
func serverUser() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		u, err = user.Lookup("nobody")
	}
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func giveAway(folder string) error {
	c, err := serverUser()
	if err != nil || c == nil {
		return err
	}
	return os.Chown(folder, int(c.Uid), int(c.Gid))
}

// asServer lets a command run as the server's user, and not be hit by the
// signal that ends the tests: they end it themselves.
func asServer(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if user, err := serverUser(); err == nil {
		c.SysProcAttr.Credential = user
	}
}
