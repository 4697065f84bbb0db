// Package readers holds the tests of what readers do on the finished site: they search, filter
// lists, follow links and terms, use the keyboard or paper, change views, go offline. What
// they read and take away is in package figures. A real browser shows the site, which package
// browser builds. Most of these tests name places and indicators of this repository's own
// data, and are skipped where the data are others (datatest.Own).
package readers
