"""What the steps to a list of one's own say."""
