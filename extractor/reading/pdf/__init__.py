"""PDF files become Documents: text layer, drawings, and pages that must be recognised."""
