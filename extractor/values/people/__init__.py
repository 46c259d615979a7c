"""Names, academic titles, NIP and signature blocks."""
