// Package readers holds the tests of what readers do on the finished site and meet there:
// they search, compare, rank, take figures away, go offline, follow links, and find the
// figures of the data. A real browser shows the site, which package browser builds. Most of
// these tests name places and indicators of this repository's own data, and are skipped where
// the data are others (trial.Own).
package readers
