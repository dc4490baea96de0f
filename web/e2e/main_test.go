package e2e

import (
	"testing"

	"oneminuteguide/web/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }
