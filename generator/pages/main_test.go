package pages

import (
	"os"
	"testing"

	"chiso/generator/internal/datatest/browser"
)

func TestMain(m *testing.M) { os.Exit(browser.Main(m)) }
