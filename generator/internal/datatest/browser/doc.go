// Package browser has tests look at finished sites as a reader does: a Site is built and
// served, a Tab shows it in a real Chromium and notes what goes wrong there, and the scripts
// ask a page what it shows. The packages pages, access, readers and figures of generator/ use it; each
// calls Main in its TestMain.
package browser
