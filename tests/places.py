"""What holds for the places in every Document, whatever it was read from."""

from extractor.model.document import Document


def assert_places(document: Document) -> None:
    """Every line, cell and grid stands where it says, and grids' rows are equally long."""
    assert document.text == "\n".join(line.text for line in document.lines)
    for line in document.lines:
        assert document.text[line.start : line.end] == line.text
        assert 1 <= line.page <= len(document.pages)
    for grid in document.grids:
        assert len({len(row) for row in grid.rows}) == 1
        spans = [(span, cell) for row in grid.rows for cell in row for span in cell.spans]
        assert [document.text[start:end] for (start, end), _ in spans] == [cell.text for _, cell in spans]
        assert [span for span, _ in spans] == sorted(span for span, _ in spans)
        assert all(grid.span[0] <= start <= end <= grid.span[1] for (start, end), _ in spans)
