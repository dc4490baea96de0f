package browsertest

import "github.com/chromedp/cdproto/network"

// Line is a slow network, shaped by Chromium itself for the page and for its
// worker: each answer begins after the latency, then comes at the rate. The
// latency is that of a whole request, with the server's round trips in it.
type Line struct {
	Latency float64 // milliseconds
	Rate    float64 // bytes per second
}

func (l *Line) params() network.EmulateNetworkConditionsByRuleParams {
	return network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{
		{Latency: l.Latency, DownloadThroughput: l.Rate, UploadThroughput: l.Rate}}}
}
