"""The Interventions page and its parts."""
