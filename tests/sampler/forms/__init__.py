"""Documents with known content in many forms: what offices vary is varied, and the truth stays the content's.

`dice` draws, `words.toml` holds the words, `people`, `places`, `laws` and `numbers` make facts of them; a module for
each kind makes a document's content and its truth and arranges it in blocks; the `to_…` modules set the blocks.
"""
