// Package pages holds the tests of what is right on every page of the finished site, or on
// one of each type, whatever the data are: charts are drawn, markup and headings keep the
// standards, pages are light and keep their policy; names that try to be more than names
// stay names, and another body's site works as well. A real browser shows the site, which
// package browser builds.
package pages
