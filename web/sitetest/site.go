// Package sitetest builds the site for the tests that open it in a browser: as it is
// shipped, and with something changed.
package sitetest

import (
	"crypto/sha256"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web"
	"oneminuteguide/web/compress"
)

// Shipped is the shipped pack with the client that was built.
func Shipped(t testing.TB) *web.Site {
	t.Helper()
	site, err := shipped()
	require.NoError(t, err)
	return site
}

// shipped is made once.
var shipped = sync.OnceValues(func() (*web.Site, error) {
	client, err := web.BuiltClient()
	if err != nil {
		return nil, err
	}
	p, err := pack.Read(leeds.Files)
	if err != nil {
		return nil, err
	}
	return web.NewSite(p, client, web.Options{Compress: Compress})
})

// compressedBefore has the bodies that were compressed before, by their SHA-256: the
// sites of two tests differ in a file or two.
var compressedBefore sync.Map

// Compress compresses as the published site is compressed.
func Compress(body []byte) compress.Compressed { return compressAs(body, compress.BestQuality) }

// compressQuickly is for the sites of one test, whose bytes nobody counts: to compress
// them as hard as it goes took a tenth of all the work.
func compressQuickly(body []byte) compress.Compressed { return compressAs(body, 4) }

func compressAs(body []byte, quality int) compress.Compressed {
	sum := sha256.Sum256(body)
	if known, found := compressedBefore.Load(sum); found {
		return known.(compress.Compressed)
	}
	p := compress.Compressed{Brotli: compress.Brotli(body, quality), Gzip: compress.Gzip(body)}
	if quality == compress.BestQuality {
		compressedBefore.Store(sum, p)
	}
	return p
}

// Of is the pack's site with the client that was built.
func Of(t testing.TB, p *content.Pack) *web.Site {
	t.Helper()
	client, err := web.BuiltClient()
	require.NoError(t, err)
	site, err := web.NewSite(p, client, web.Options{Compress: compressQuickly})
	require.NoError(t, err)
	return site
}

// With is the shipped site with a change to its pack, its client or its options.
func With(t testing.TB, edit func(*content.Pack, *web.Client, *web.Options)) *web.Site {
	t.Helper()
	client, err := web.BuiltClient()
	require.NoError(t, err)
	p, err := pack.Read(leeds.Files)
	require.NoError(t, err)
	options := web.Options{Compress: compressQuickly}
	edit(p, &client, &options)
	site, err := web.NewSite(p, client, options)
	require.NoError(t, err)
	return site
}

// WithNewNumber is version 2, in which Duty and Advice has another number.
// It is made once.
func WithNewNumber(t testing.TB) *web.Site {
	t.Helper()
	numbered.Do(func() {
		numbered.site = With(t, func(p *content.Pack, _ *web.Client, o *web.Options) {
			ChangeNumber(p)
			o.Compress = Compress // its bytes are counted
		})
	})
	require.NotNil(t, numbered.site)
	return numbered.site
}

var numbered struct {
	sync.Once
	site *web.Site
}

// NewNumber is the number of Duty and Advice in WithNewNumber.
const NewNumber = "0113 378 0336"

// ChangeNumber makes the pack version 2, with NewNumber.
func ChangeNumber(p *content.Pack) {
	p.Version = 2
	for i := range p.Contacts {
		if p.Contacts[i].ID == p.Advice {
			p.Contacts[i].Ways = []content.Way{content.NewWay(content.Call, NewNumber, "+441133780336")}
		}
	}
	for _, block := range p.Guides[0].Blocks {
		for i, span := range block.Spans {
			if span.Tel == "+441133760336" {
				block.Spans[i].Text, block.Spans[i].Tel = "0113 3780336", "+441133780336"
			}
		}
	}
}
