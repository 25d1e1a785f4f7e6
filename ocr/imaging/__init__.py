"""From the bytes of an image to pixels that an engine reads well."""
