"""One exact search for the best set at many weightings at once."""
