"""One file per form: a Document becomes bytes, with no clock, no file and no environment."""
