"""One file per kind of text: content becomes a Document; knows wording, but no form, file or clock."""
