// Generator turns data packages into a bilingual static site.
//
// The data flow one way, through packages that are called in this order by
// package cli, the only place where they are wired together. What comes of a stage has a
// type of its own (cli/pipeline.go), so that no stage is called too early:
//
//	load      data/ as text, every value with its place (file, line, column)
//	validate  text -> datasets, or problems; all problems of all files in one run
//	derive    means, ratios and ranks that an indicator declares; former places' figures
//	          converted to those of today; rankings; progress towards targets
//	facts     what pages say of that, computed once, without a language: rankings, summaries,
//	          profiles of places, progress, provenance
//	chart     a declared chart -> ECharts options: structure and data, no look
//	render    an option -> SVG and PNG, by the theme's own module in Node workers; cached
//	page      content files with front matter: figures and sentences ready; large tables and
//	          pictures stand beside them (package fragment), marks in their place
//	export    the files that people and programs take away
//	publish   Hugo into a fresh folder; before a page goes to the disk, terms are explained
//	          where they first stand (package annotate) and what the marks stand for is put
//	          in; when all is there, what changed is moved into the site
//
// Beside that flow, fix repairs how files are written, on bytes; package model is what new
// writes; and diff has two
// states of the data read: package revision gets the old one from git, and change
// says what differs. Package form makes the forms with which places report figures
// and reads those that come back; intake puts their figures into a table and their
// reports into its sources, also on bytes.
//
// Package dataset is the model between them: an indicator has a Cube of observations of
// Areas in Periods, and everything that computes, draws or writes reads it by Slices, in
// which all other dimensions are fixed. Package diag is what a maintainer is shown; both
// import nothing of ours. Packages fuzzy, collation and format know words and numbers of a
// language, i18n writes the theme's sentences, palette knows its colours, ranks which ranks
// scores allow, parallel spreads work over processors; npm installs the libraries of a theme; serve shows a site while it is edited;
// schema is what editors show of a descriptor; wire holds the structs that the theme's
// templates and scripts read, and writes those of the scripts as TypeScript. Folder bench
// measures how long a site takes.
//
// A build goes on from the last one. The site is made in parts, one of each dataset and one of
// all that may show anything (page.Uses); publish keeps a record of what each was made of, asks
// for those of which something changed, one batch after the other, and has Hugo write only the
// pages with other content. What each dataset says on pages where many meet, as that of a place, is
// kept too (package kept). serve holds Hugo open beside that (publish.Live), and writes the
// pages that somebody looks at first (cli/preview.go).
//
// A period is its code in files, scripts and addresses; assets/js/period.js is what
// dataset.Period is here.
//
// Before validate there is text with places; after it typed values that need no
// second check. Page returns its files in memory (path -> bytes), export makers of
// files, so that no more are held than are being written; publish alone writes the site; fix
// repairs data, new begins a dataset, import enters a form (by the folder of fix), template
// writes forms, diff writes charts.
//
// A page is whole as it is written; what its scripts add they fetch from the same
// host: the data of a chart, the files of the page for comparing
// (page/explore_file.go), further periods of a ranking (page/ranking_file.go), groups folded on
// the page of a place with many indicators (page/place_file.go), the table of ranks that the page of a score with many figures
// leaves out (page/ranks_file.go), the index of the search, which the theme makes of the
// page that lists everything (page/search.go). The theme's worker keeps copies of visited
// pages on the device.
//
// Neither Go code nor the theme knows whose site it is: name, languages, colours and
// country are settings, testdata/second is another body's site.
//
// A large table is not held in memory: it is read block by block, on all cores, and
// again whenever its rows are wanted, and each of its values is kept in 24 bytes. Of
// the problems of one rule in one file a thousand are reported, and the rest counted.
//
// Words stand where they belong: labels of data in the data, sentences of the
// interface in the theme's i18n files. Which sentence is said, and of which figures, is decided
// once in package facts (facts.Sentence); package page words it in each language (page/say.go).
// Go code holds only the messages of the
// command line, in Vietnamese and English.
//
// A problem is what a maintainer can fix; a failure is what the machine could
// not do. They are never mixed: problems are diag.Problem values and exit with
// status 1, failures are errors and exit with 3, wrong use exits with 2.
package main
