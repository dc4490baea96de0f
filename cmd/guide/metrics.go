package main

import (
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"oneminuteguide/content/words"
	"oneminuteguide/web"
)

// metrics are numbers about the server, in the format of Prometheus. There is nothing in
// them of who asked, or for which page.
type metrics struct {
	counts *web.Counts
	live   *web.Live
	pack   *state
	keeper // of certificates; nil without TLS
}

var (
	answers     = describe("answers_total", "Answers, by their status.", "status")
	sent        = describe("sent_bytes_total", "Bytes sent, with headers and TLS.")
	connections = describe("open_connections", "Connections that are open now.")
	version     = describe("pack_info", "1, with the version of the pack that is served, as phones show it.", "version")
	age         = describe("pack_age_seconds", "Seconds since this version of the pack was published.")
	readFailed  = describe("pack_read_failed", "1 if the pack had faults when it was last read and the one before is served; else 0.")
	asked       = describe("release_asks_total", "How often phones asked which version there is, by the version that they were told: about once an opening.", "version")
	taken       = describe("content_asks_total", "How often phones asked for a version that they did not have: about once a phone and version.", "version")
	expiry      = describe("certificate_expiry_timestamp_seconds", "When the certificate ends, in seconds since 1970; 0 if there is none yet.", "name")
)

const metricsPath = "/metrics"

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("guide_"+name, help, labels, nil)
}

// Describe is for Prometheus.
func (m *metrics) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{answers, sent, connections, version, age, readFailed, asked, taken, expiry} {
		to <- d
	}
}

// Collect is for Prometheus.
func (m *metrics) Collect(to chan<- prometheus.Metric) {
	send := func(d *prometheus.Desc, kind prometheus.ValueType, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, kind, value, labels...)
	}
	for status, n := range m.counts.Answers() {
		send(answers, prometheus.CounterValue, float64(n), strconv.Itoa(status))
	}
	send(sent, prometheus.CounterValue, float64(m.counts.Sent()))
	send(connections, prometheus.GaugeValue, float64(m.counts.Open()))
	now, since, faulty := m.pack.now()
	send(version, prometheus.GaugeValue, 1, words.English().Version(now))
	send(age, prometheus.GaugeValue, time.Since(since).Seconds())
	failed := 0.0
	if faulty {
		failed = 1
	}
	send(readFailed, prometheus.GaugeValue, failed)
	for version, asks := range m.live.Asks() {
		label := words.English().Version(version)
		send(asked, prometheus.CounterValue, float64(asks.Release.Load()), label)
		send(taken, prometheus.CounterValue, float64(asks.Content.Load()), label)
	}
	if m.keeper == nil {
		return
	}
	for name, ends := range m.Expiries() {
		seconds := 0.0
		if !ends.IsZero() {
			seconds = float64(ends.Unix())
		}
		send(expiry, prometheus.GaugeValue, seconds, name)
	}
}

// handler answers at /metrics alone, also with what Go says of its own memory and of
// the process.
func (m *metrics) handler() http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(m, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	mux := http.NewServeMux()
	mux.Handle("GET "+metricsPath, promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4}))
	return mux
}

// checkMetrics keeps the metrics off the ports that the public reaches.
func checkMetrics(addr string, public ...string) error {
	if err := checkAddress("-metrics", addr); err != nil {
		return err
	}
	for _, other := range public {
		if own, its := portOf(addr), portOf(other); own == its && own != 0 {
			return fmt.Errorf("-metrics %q: port %d is the site's own, which the public reaches: want another port, and an address that only your own network reaches", addr, own)
		}
	}
	return nil
}

// portOf is the port of the address as a number; 0 for none, or for any that is free.
func portOf(addr string) int {
	_, port, _ := net.SplitHostPort(addr)
	n, _ := net.LookupPort("tcp", port)
	return n
}
