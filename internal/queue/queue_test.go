package queue_test

import (
	"testing"

	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/queue/queuetest"
)

func TestMemory(t *testing.T) {
	queuetest.Run(t, func(*testing.T) queue.Queue { return queue.NewMemory() })
}
