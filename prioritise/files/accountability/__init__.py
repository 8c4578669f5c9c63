"""Sign-offs and challenges: their files, and what adding to them makes of an exercise."""
