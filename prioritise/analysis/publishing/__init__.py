"""A copy of an exercise for the public: the same list, without small numbers, members, comments and scores."""
