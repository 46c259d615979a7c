"""Pictures of pages become words with boxes."""
