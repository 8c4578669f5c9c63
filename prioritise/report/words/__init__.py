"""Words that several rooms use."""
