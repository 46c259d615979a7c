"""A run's records where analysts and archivists need them: flat tables, feeds, lists and graphs, a module a format."""
