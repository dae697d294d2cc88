"""From facts to words, and from words to the bytes of a document."""
