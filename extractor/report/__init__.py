"""A run in figures, as text and as one page of HTML that an archivist can hand on."""
