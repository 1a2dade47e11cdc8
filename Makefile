# What there is to do with the source. Nothing but Go is needed; lint fetches
# its tools, each at the version named here.

GO       ?= go
FUZZTIME ?= 30s
FUZZJOBS ?= 2
BENCH    ?= .

# Of make bench-record: how many statements, and which stores.
STATEMENTS ?= 100000
STORE      ?= .

# Of make bench-warc: how large the archive is, in MB.
MB ?= 1024

STATICCHECK  := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOLANGCILINT := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
GOVULNCHECK  := golang.org/x/vuln/cmd/govulncheck@v1.8.0

# Of make screenshots: where the pictures go. SANAD_SCREENSHOTS_OF names reports
# to be shown beside the examples.
SHOTS ?= dist/screenshots

PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

.PHONY: help build test race bench bench-record bench-ask bench-dossier bench-warc screenshots fuzz lint format vet staticcheck golangci-lint govulncheck cross cover clean

help:
	@echo 'make build    the program, as bin/sanad'
	@echo 'make test     all tests'
	@echo 'make race     the tests of what runs in parallel, with the race detector'
	@echo 'make bench    reading speed, beside bare word segmentation of the same text, and of pages, beside extraction alone'
	@echo 'make bench-record  adding STATEMENTS (100000) to each STORE: speed, and size on disk against the text'
	@echo 'make bench-ask     said, trace and check in the record at RECORD: a file that bench-record left in SANAD_BENCH_DIR'
	@echo 'make bench-dossier  the dossier of a pair with 50,000 statements behind it: time and memory'
	@echo 'make bench-warc    adding a web archive of MB (1024) megabytes: records a second, and memory'
	@echo 'make screenshots  a picture of every page of the reading room, by day, by night, on a phone and printed, into SHOTS (dist/screenshots)'
	@echo 'make fuzz     every fuzz target, FUZZTIME each (30s), FUZZJOBS at a time (2)'
	@echo 'make lint     gofmt, go vet, staticcheck, golangci-lint, govulncheck'
	@echo 'make cross    the program for every platform, into dist'
	@echo 'make cover    test coverage, as cover.html'

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/sanad ./cmd/sanad

test:
	$(GO) test ./...

race:
	$(GO) test -race ./internal/work ./reader
	$(GO) test -race -short -run 'Order|Stores|AtOnce|Process' ./internal/record ./internal/store/sqlite

bench:
	$(GO) test -run '^$$' -bench '$(BENCH)' -cpu 1 ./reader ./internal/collect

bench-record:
	SANAD_BENCH_STATEMENTS=$(STATEMENTS) $(GO) test -timeout 6h -run '^$$' -bench 'Add/$(STORE)' ./internal/record

bench-ask:
	SANAD_BENCH_RECORD=$(RECORD) $(GO) test -timeout 1h -run '^$$' -bench Ask -benchtime 1x ./internal/ask

bench-dossier:
	$(GO) test -timeout 1h -run '^$$' -bench Dossier -benchtime 5x ./internal/dossier

bench-warc:
	SANAD_BENCH_WARC_MB=$(MB) $(GO) test -timeout 2h -run '^$$' -bench WARC -benchtime 1x ./cmd/sanad

screenshots:
	SANAD_SCREENSHOTS=$(abspath $(SHOTS)) $(GO) test -timeout 10m -count 1 -run Screenshots ./internal/web

fuzz:
	@GO='$(GO)' bash .ci/fuzz $(FUZZTIME) $(FUZZJOBS)

lint: format vet staticcheck golangci-lint govulncheck

format:
	@files=$$(gofmt -l .); [ -z "$$files" ] || { echo "gofmt -w these:" $$files; exit 1; }

vet:
	$(GO) vet ./...

staticcheck:
	@GO='$(GO)' bash .ci/tool $(STATICCHECK) ./...

golangci-lint:
	@GO='$(GO)' bash .ci/tool $(GOLANGCILINT) run ./...

govulncheck:
	@GO='$(GO)' bash .ci/tool $(GOVULNCHECK) ./...

cross:
	@for p in $(PLATFORMS); do \
		ending=; [ $${p%/*} != windows ] || ending=.exe; \
		echo "dist/sanad-$${p%/*}-$${p#*/}$$ending"; \
		CGO_ENABLED=0 GOOS=$${p%/*} GOARCH=$${p#*/} \
			$(GO) build -trimpath -o dist/sanad-$${p%/*}-$${p#*/}$$ending ./cmd/sanad || exit 1; \
	done

cover:
	$(GO) test -coverpkg=./... -coverprofile=cover.out ./...
	$(GO) tool cover -func=cover.out | tail -1
	$(GO) tool cover -html=cover.out -o cover.html

clean:
	rm -rf bin dist cover.out cover.html
