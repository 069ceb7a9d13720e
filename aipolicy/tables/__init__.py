"""Knowledge as data; `load` is the only reader of the files."""
