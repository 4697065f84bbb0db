package diag

// Failure is what the machine could not do, where those who run the program can do
// something about it: an error with a message in both languages.
type Failure struct {
	Text
	Err error // the cause, for errors.Is; may be nil
}

// Error is the message in English.
func (f Failure) Error() string { return f.EN }

// Unwrap is the cause.
func (f Failure) Unwrap() error { return f.Err }
