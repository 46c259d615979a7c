"""What the documents of one run have to do with each other: evidence and its letters, legal bases, duplicates."""
