"""What the Interventions page says."""
