"""In: files, folders and streams become articles; what cannot be read becomes a Skipped with a reason."""
