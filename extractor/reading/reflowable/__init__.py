"""Files without fixed pages become Documents: text, Markdown, HTML and Word."""
