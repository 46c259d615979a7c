"""The sample documents' makers: content (TOML) in, the bytes of a PDF, DOCX, HTML, Markdown or text file out."""
