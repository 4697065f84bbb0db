// Package pictures holds the tests of the pictures that are drawn of charts, by the real
// worker of the theme. They run from the folder above.
package pictures
