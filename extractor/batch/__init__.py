"""The yard: a folder of documents → a folder of records, however the night goes."""
