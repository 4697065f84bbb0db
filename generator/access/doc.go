// Package access holds the tests with axe-core: pages of every type, and what a reader's doing
// makes of them, have no accessibility violation. They are beside those in package pages
// because axe takes long.
package access
