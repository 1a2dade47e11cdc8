package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// owner names this process for the lease: where it runs, its number there, and
// something that no other has, since containers that share a host's name also
// share numbers.
func owner() string {
	return strings.Join([]string{place(), strconv.Itoa(os.Getpid()), rand.Text()}, "|")
}

// place is where a process's number means something: the machine since its
// start, and the container. Systems other than Linux tell only the host's name.
func place() string {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	numbers, _ := os.Readlink("/proc/self/ns/pid")
	return strings.Join([]string{host, cmp.Or(strings.TrimSpace(string(boot)), "-"), cmp.Or(numbers, "-")}, "|")
}

// killed reports whether the owner of a lease was a process of this place that
// is no more. False may mean that it cannot be told.
func killed(owner string) bool {
	rest, here := strings.CutPrefix(owner, place()+"|")
	number, _, _ := strings.Cut(rest, "|")
	pid, err := strconv.Atoi(number)
	if !here || err != nil {
		return false
	}
	p, err := os.FindProcess(pid)
	return err == nil && errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
