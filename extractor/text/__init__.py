"""Characters in, characters out: white space, case, patterns, numerals and number words."""
