# make run      build everything and serve it on localhost:8080
# make build    build bin/guide only
# make dist     build guide for Windows, Macs and Linux, in dist, with the sums of the files
# make gallery  every part of the app in every state, in bin/gallery, with pictures
# make test     everything that a test needs, then vet, staticcheck, types and all tests
# make hosts    the browser tests again, with nginx and then Caddy in place of the guide's own server
# make sbom     what guide is made of, as CycloneDX, in bin/guide.cdx.json
# make vulnerabilities  known faults in what it is made of, from Go's database
# make reproducible     that two builds in two folders give the same bytes: two builds from nothing
# make bench    this app beside others, in a browser, as a server and with many guides: within an hour, on a quiet machine

BUILT := web/built
SOURCES := $(shell find content app cmd web -name '*.go' -not -name '*_test.go') go.mod go.sum
CLIENT_SOURCES := $(shell find content app cmd/client -name '*.go' -not -name '*_test.go') go.mod go.sum
ASSETS := $(shell find content web/icons -type f -not -name '*.go' -not -path '*/testdata/*')
SCRIPTS := $(shell find web/page web/worker web/style web/constants.d.ts -type f -not -name '*.test.ts')

.PHONY: run build dist test hosts bench sbom vulnerabilities reproducible gallery browsers clean

run: build
	bin/guide serve -addr 127.0.0.1:8080

build: bin/guide

# The accessibility tests run axe-core in Chromium.
AXE := bin/axe.min.js
AXE_VERSION := 4.14.1
AXE_SUM := 29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
$(AXE): | browsers
	mkdir -p bin
	cd bin && npm pack --silent axe-core@$(AXE_VERSION) && tar -xzOf axe-core-$(AXE_VERSION).tgz package/axe.min.js > axe.new && rm axe-core-$(AXE_VERSION).tgz
	cd bin && echo "$(AXE_SUM)  axe.new" | sha256sum -c --quiet && mv axe.new axe.min.js

# The W3C's Nu Html Checker reads every page.
VNU := bin/vnu.jar
VNU_VERSION := 26.9.27
VNU_SUM := 22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47
$(VNU): | browsers
	mkdir -p bin
	cd bin && npm pack --silent vnu-jar@$(VNU_VERSION) && tar -xzOf vnu-jar-$(VNU_VERSION).tgz package/build/dist/vnu.jar > vnu.new && rm vnu-jar-$(VNU_VERSION).tgz
	cd bin && echo "$(VNU_SUM)  vnu.new" | sha256sum -c --quiet && mv vnu.new vnu.jar

LIGHTHOUSE := bin/lighthouse/node_modules/lighthouse/package.json
LIGHTHOUSE_VERSION := 12.8.2
$(LIGHTHOUSE): | browsers
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix bin/lighthouse lighthouse@$(LIGHTHOUSE_VERSION)

# TypeScript checks the types of the scripts.
TSC := bin/typescript/lib/tsc.js
TSC_VERSION := 5.9.3
TSC_SUM := 10e108c9cf7d5f2879053dff18515fb405abf2ccef63eaaf017d9c571687a1d3
$(TSC): | browsers
	mkdir -p bin/typescript
	cd bin && npm pack --silent typescript@$(TSC_VERSION) && echo "$(TSC_SUM)  typescript-$(TSC_VERSION).tgz" | sha256sum -c --quiet
	cd bin && tar -xzf typescript-$(TSC_VERSION).tgz -C typescript --strip-components 1 && rm typescript-$(TSC_VERSION).tgz && touch typescript/lib/tsc.js

# Races are looked for where things run at once: in the server and its command.
# The compressors and regular expressions, which write nothing that goroutines share, are
# not watched: with their inner loops an export takes five times as long.
WATCHED := ./web ./cmd/guide
UNWATCHED := $(patsubst %,-gcflags='%=-race=false',github.com/andybalholm/brotli/... compress/flate regexp/...)
test: build browsers $(AXE) $(TSC) $(VNU) $(LIGHTHOUSE)
	node $(TSC) -p web/page
	node $(TSC) -p web/worker
	go run ./cmd/bundle -tests web bin
	node --test bin/scripts.test.mjs
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./cmd/client
	go tool staticcheck ./...
	GOOS=js GOARCH=wasm go test -exec="$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./app/hostjson
	go test -race $(UNWATCHED) $(WATCHED) & race=$$!; \
	go test $$(go list ./... | grep -vxE 'oneminuteguide/(web|web/e2e|cmd/guide)'); others=$$?; \
	wait $$race && exit $$others
	go test -timeout 20m -parallel 4 ./web/e2e

# The hosts answer over TLS, from exports that replace each other.
hosts: build browsers $(AXE) $(VNU) $(LIGHTHOUSE)
	E2E_HOST=nginx go test -count=1 -timeout 40m -parallel 4 ./web/e2e
	E2E_HOST=Caddy go test -count=1 -timeout 40m -parallel 4 ./web/e2e

# One after the other: what is measured is alone on the machine.
bench: build browsers
	mkdir -p bin/peers
	go test -run '^$$' -bench . -benchmem ./web ./content/...
	go test -run '^$$' -bench Sieges -benchtime 1x ./cmd/guide
	go test -run '^$$' -bench . -benchtime 1x -timeout 90m ./web/bench
	@cat bin/bench-phone.md; echo; cat bin/bench-servers.md; echo; cat bin/bench-load.md; echo; cat bin/bench-library.md

gallery: build browsers $(AXE)
	rm -rf bin/gallery
	go run ./cmd/gallery bin/gallery
	go test -count=1 -run TestGallery -artifacts -outputdir bin/gallery ./web/e2e
	@echo "look at bin/gallery/index.html"

# The same source gives the same bytes: no path, time or version in any program.
EMBEDDED := $(ASSETS) $(BUILT)/client.wasm.br $(BUILT)/wasm_exec.js $(BUILT)/style.css $(BUILT)/licences.txt
BUILD := CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags="-s -w -buildid="
bin/guide: $(SOURCES) $(EMBEDDED)
	$(BUILD) -o $@ ./cmd/guide

# By names that an editor understands.
PROGRAMS := guide-windows.exe:windows/amd64 guide-mac-intel:darwin/amd64 guide-mac-apple:darwin/arm64 guide-linux-amd64:linux/amd64 guide-linux-arm64:linux/arm64
dist: $(SOURCES) $(EMBEDDED)
	rm -rf dist && mkdir dist
	@set -e; for each in $(PROGRAMS); do \
		name=$${each%%:*}; platform=$${each#*:}; echo "dist/$$name"; \
		GOOS=$${platform%/*} GOARCH=$${platform#*/} $(BUILD) -o dist/$$name ./cmd/guide; \
	done
	cd dist && sha256sum guide-* > SHA256SUMS

# guide has a record of its modules inside; those of the browser's program are among them.
SBOM := github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0
sbom: build
	go run $(SBOM) bin -json -std -noserial -notimestamp -output bin/guide.cdx.json bin/guide

# What cannot be asked is not passed off as clean. VULNDB is another place of the database.
bin/govulncheck:
	GOBIN=$(CURDIR)/bin go install golang.org/x/vuln/cmd/govulncheck@v1.9.0
vulnerabilities: bin/govulncheck build
	@ask="bin/govulncheck $(if $(VULNDB),-db $(VULNDB))"; \
	$$ask ./... && GOOS=js GOARCH=wasm $$ask ./cmd/client; code=$$?; \
	if [ $$code != 0 ] && [ $$code != 3 ]; then echo "NOTHING WAS CHECKED: see above why the database did not answer" >&2; fi; \
	exit $$code

# Each folder has a cache of its own, or the second build would be the first.
reproducible:
	@work=$$(mktemp -d) && trap 'chmod -R u+w "$$work"; rm -rf "$$work"' EXIT && set -e; \
	mkdir -p "$$work/one" "$$work/another"; \
	git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$$work/one"; \
	cp -r "$$work/one" "$$work/another/in-it"; \
	for folder in one another/in-it; do \
		GOCACHE="$$work/$$folder-cache" $(MAKE) -C "$$work/$$folder" build; \
	done; \
	for file in bin/client.wasm bin/guide; do \
		cmp "$$work/one/$$file" "$$work/another/in-it/$$file"; (cd "$$work/one" && sha256sum $$file); \
	done

# The client is built without what a browser has no use for; see cmd/trim.
TRIMMED := bin/trim/go.mod
$(TRIMMED): go.mod go.sum $(shell find cmd/trim -name "*.go" -not -name "*_test.go")
	go run ./cmd/trim bin/trim

# What builds elements is called a thousand times, each once: with its calls in
# line it was 4 % larger (986,706 bytes for 950,294) and no faster.
CALLED := -gcflags='oneminuteguide/...=-l' -gcflags='github.com/...=-l' -gcflags='rsc.io/...=-l'
bin/client.wasm: $(CLIENT_SOURCES) $(TRIMMED)
	GOOS=js GOARCH=wasm go build -modfile=$(TRIMMED) $(CALLED) -trimpath -buildvcs=false -ldflags="-s -w -buildid=" -o $@ ./cmd/client

$(BUILT)/client.wasm.br: bin/client.wasm cmd/compress/main.go $(wildcard web/compress/*.go)
	rm -f $(BUILT)/client.wasm*
	go run ./cmd/compress $< $(BUILT)

# The scripts and the style sheet, each as one file; the style is written last.
$(BUILT)/style.css: $(SCRIPTS) $(wildcard cmd/bundle/*.go web/protocol/*.go app/*.go app/visit/*.go)
	go run ./cmd/bundle web $(BUILT)

# The loader must come from the Go that compiled the client.
$(BUILT)/wasm_exec.js: bin/client.wasm
	cp "$$(go env GOROOT)/lib/wasm/wasm_exec.js" $@

# By the modules that are imported, so after a change of any source.
$(BUILT)/licences.txt: $(SOURCES)
	go run ./cmd/licences $@

# The tests need Chromium (for most of them without its windows, which cost a third
# of the work), Firefox, WebKitGTK under a virtual display, a C compiler for the
# race detector, Java for the HTML checker, npm to fetch it and axe-core, nginx and Caddy
# to serve an export, and two programs that put servers under load.
# As root on Debian what is missing is installed, and nothing else: an npm from
# elsewhere conflicts with Debian's. On other systems it is named. Nothing is
# skipped in silence.
NEEDED := chromium:chromium chromium-headless-shell:chromium-headless-shell WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb firefox-esr:firefox-esr cc:gcc,libc6-dev npm:npm java:default-jre-headless nginx:nginx-light,libnginx-mod-http-brotli-static caddy:caddy wrk:wrk h2load:nghttp2-client
browsers:
	@missing=; for each in $(NEEDED); do \
		command -v $${each%%:*} >/dev/null || missing="$$missing $$(echo $${each#*:} | tr , ' ')"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	else \
		echo "missing:$$missing (names of Debian's packages)" >&2; exit 1; \
	fi

clean:
	rm -rf bin dist $(BUILT)/*
