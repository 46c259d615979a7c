"""Commands of `naskah` that stand in files of their own."""
