"""Who is here, what they have open, and work that goes on behind the page."""
