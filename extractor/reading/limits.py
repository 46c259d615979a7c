"""How large a file may be that is read, where nobody says otherwise."""

MAX_BYTES = 512 * 1024 * 1024
MAX_PAGES = 5_000
