// Package figures holds the tests of the figures on the finished site: what pages, charts,
// rankings and comparisons show, and the files that readers take away, say what the data say,
// and of what the site computed that it did. A real browser shows the site, which package
// browser builds. Most of these tests name places and indicators of this repository's own
// data, and are skipped where the data are others (datatest.Own).
package figures
