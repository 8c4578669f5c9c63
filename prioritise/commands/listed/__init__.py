"""Which commands there are, by what they are about. None is imported before somebody asks for it."""
