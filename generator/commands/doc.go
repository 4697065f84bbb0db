// Package commands holds the tests of the program's commands and of the pictures that it
// draws: what needs no browser. Those of the finished site are in packages pages, access,
// readers and figures.
// All are run from the folder above.
package commands
