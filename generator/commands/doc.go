// Package commands holds the tests of the program's commands and of the pictures that it
// draws: what needs no browser. They run beside those of the finished site, which are in
// the folder above, from which these are run too.
package commands
