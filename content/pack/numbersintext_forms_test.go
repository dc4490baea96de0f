package pack_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
)

const directoryOfForms = `emergency: police
advice: hub
contacts:
  - {id: police, name: Police, audience: Anyone, number: 999}
  - {id: hub, name: Hub, audience: Practitioners, number: 0113 496 0001}
  - {id: town, name: Town, audience: Practitioners, number: 020 7946 0001}
  - {id: childline, name: Childline, audience: Children, number: 0800 1111}
  - {id: other, name: Police, audience: Anyone, number: 101}
  - {id: health, name: Health, audience: Anyone, number: 111}
  - {id: samaritans, name: Samaritans, audience: Anyone, number: 116 123}
  - {id: texts, name: Texts, audience: Young people, text: 07480 635060}
`

// said returns what the sentence dials, or what is wrong with it.
func said(t *testing.T, sentence string) string {
	t.Helper()
	files := fstest.MapFS{}
	for name, file := range leedsFiles(t) {
		if name != checklistFile && name != "contacts.yaml" && name != practiceFile {
			files[name] = file
		}
	}
	front, _, _ := strings.Cut(string(files[guideFile].Data), "\n## What is")
	files[guideFile].Data = []byte(front + "\n" + sentence + "\n")
	files["links.yaml"].Data = []byte("links: []\n")
	files["contacts.yaml"] = &fstest.MapFile{Data: []byte(directoryOfForms)}
	p, warnings, err := pack.Check(files, content.Date{})
	if err != nil {
		warnings = pack.FaultsIn(err)
	}
	for _, w := range warnings {
		if fault, found := strings.CutPrefix(w.Words, "number "); found {
			fault, _, _ = strings.Cut(fault, ": a contact has")
			return "number " + fault
		}
	}
	var dials []string
	for _, span := range p.Guides[0].Blocks[0].Spans {
		if span.Tel != "" {
			dials = append(dials, "["+span.Text+"]("+span.TelHref()+")")
		}
	}
	require.Equal(t, strings.ReplaceAll(strings.Join(strings.Fields(sentence), " "), "**", ""), p.Guides[0].Blocks[0].Text(), "no words change")
	return strings.Join(dials, " ")
}

func TestFormsOfNumbers(t *testing.T) {
	for _, number := range []string{
		"0113 496 0001", "01134960001", "0113 4960001", "0113-496-0001", "0113.496.0001", "0113 – 496 – 0001", "0113–496–0001",
		"0113/496 0001", "0113 / 496 0001", "0113\u2011496\u20110001", "0113\u00A0496\u00A00001", "0113\u202F496\u202F0001",
		"(0113) 496 0001", "(0113)4960001", "(0113) 496-0001", "01 13 49 60 00 1", "01.13.49.60.00.1",
		"0044 113 496 0001", "00441134960001", "00 44 113 496 0001", "+44 113 496 0001", "+441134960001", "+44 (0) 113 496 0001",
		"+44 (0)113 496 0001", "+44(0)1134960001", "(+44) 113 496 0001", "+44-113-496-0001", "0044 (0)113 496 0001", "＋44 113 496 0001",
		"０１１３ ４９６ ０００１", "٠١١٣ ٤٩٦ ٠٠٠١", "0113\u200E 496 0001",
	} {
		for _, around := range []string{"Ring %.", "%", "(%)", "Tel:%", "Ring %, or write", "Ring %; 24 hours", "Ring % 24/7", "Ring % 8am to 5pm", "tel %/fax", "On 05/03/2019 % was right"} {
			sentence := strings.Replace(around, "%", number, 1)
			shown := strings.Join(strings.Fields(number), " ")
			assert.Equal(t, "["+shown+"](tel:+441134960001)", said(t, sentence), sentence)
		}
	}
}

func TestNumbersInSentences(t *testing.T) {
	const hub, nobody = "[0113 496 0001](tel:+441134960001)", ": no contact has it, want one of those in contacts.yaml"
	for _, test := range []struct{ sentence, want string }{
		{"Ring 0113 496 0001 or 020 7946 0001.", hub + " [020 7946 0001](tel:+442079460001)"},
		{"Ring 0113 496 0001 020 7946 0001.", hub + " [020 7946 0001](tel:+442079460001)"},
		{"Ring 0113 496 0001/020 7946 0001.", hub + " [020 7946 0001](tel:+442079460001)"},
		{"Text 07480 635060 (no calls).", "[07480 635060](sms:+447480635060)"},
		{"Ring 0113 **496 0001** now.", "[0113 ](tel:+441134960001) [496 0001](tel:+441134960001)"},
		{"Ring 0800 1111 at any time.", "[0800 1111](tel:+448001111)"},
		{"Ring 0800 1111 24 hours a day.", "[0800 1111](tel:+448001111)"},
		{"Ring 0800 1111 (24 hours).", "[0800 1111](tel:+448001111)"},
		{"Ring 116 123 or 116123.", "[116 123](tel:116123) [116123](tel:116123)"},
		{"Ring 999, 101 or 111.", "[999](tel:999) [101](tel:101) [111](tel:111)"},
		{"Ring 999 (or 101).", "[999](tel:999) [101](tel:101)"},
		{"“101” is not for emergencies: ring 999!", "[101](tel:101) [999](tel:999)"},
		{"Ring 999 24 hours a day", "[999](tel:999)"},
		{"It is on page 44. 0800 1111 is free.", "[0800 1111](tel:+448001111)"},

		{"There were 1,101 referrals, 101,000 visits and 101.5 days.", ""},
		{"It was £101, £ 101, 101%, €999, § 101, #101, the 101st or 101-105.", ""},
		{"1 101 visits, 101 000 visits, 999/1000, 2019-101, 10:111, +101.", ""},
		{"The years 2019-2021 and 2019/20, on 2019-03-05, 05/03/2019, 05.03.2019, 5.3.19, 05-03-19.", ""},
		{"Open 08.30-16.30, 08.30 – 16.30, 09.00 to 17.00.", ""},
		{"It cost £01,134,960 or £1134960.", ""},
		{"A ratio of 0.123456789.", ""},
		{"The area E01011234.", ""},
		{"Section 101, on page 111 and in room 999.", ""},
		{"Company 01234567.", ""},
		{"ISBN 0-19-953556-9.", ""},

		{"Ring 113 496 0001.", `number "113 496 0001": is not what a person dials, want "0113 496 0001"`},
		{"Ring 44 113 496 0001.", `number "44 113 496 0001": is not what a person dials, want "0113 496 0001"`},
		{"Ring 0113 496 0001/2.", `number "0113 496 0001/2"` + nobody},
		{"Ring 0113 496 000.", `number "0113 496 000"` + nobody},
		{"Ring 0113 496 00012.", `number "0113 496 00012"` + nobody},
		{"Ring 0113 496 000l.", `number "0113 496 000"` + nobody},
		{"Ring 0800 1111 222.", `number "0800 1111 222"` + nobody},
		{"Ring 0044 113 496 0002.", `number "0044 113 496 0002"` + nobody},
		{"Ring (0113) 496 0002.", `number "(0113) 496 0002"` + nobody},
		{"Ring +44 (0)113 496 0002.", `number "+44 (0)113 496 0002"` + nobody},
		{"Ring 0113.496.0002.", `number "0113.496.0002"` + nobody},
		{"Ring 0113\u2011496\u20110002.", "number \"0113\u2011496\u20110002\"" + nobody},
		{"Ring +353 1 234 5678.", `number "+353 1 234 5678"` + nobody},
		{"Ring 011349600.", `number "011349600"` + nobody},
		{"Ring 01.13.49.60.00.01.", `number "01.13.49.60.00.01"` + nobody},
		{"Ring 116000.", `number "116000"` + nobody},
		{"Ring 07480 635 061.", `number "07480 635 061"` + nobody},
	} {
		assert.Equal(t, test.want, said(t, test.sentence), test.sentence)
	}
}

func TestEachUnknownNumberHasItsLine(t *testing.T) {
	files := leedsFiles(t)
	change(t, files, guideFile, "CSE can occur", "- Ring 0113 496 0008 or 0113 496 0009.\n  Or ring\n  0113 496 0010.\n\nCSE can occur")
	_, warnings, err := checkShipped(files)
	const nobody = ": no contact has it, want one of those in contacts.yaml"
	require.NoError(t, err)
	assert.Equal(t, []pack.Finding{{guideFile, 34, `number "0113 496 0008"` + nobody}, {guideFile, 34, `number "0113 496 0009"` + nobody}, {guideFile, 36, `number "0113 496 0010"` + nobody}},
		warnings[1:4], "besides those of the legal pages")
}
