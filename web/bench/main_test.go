package bench

import (
	"testing"

	"oneminuteguide/web/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }
