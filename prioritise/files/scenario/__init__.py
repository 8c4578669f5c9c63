"""How a scenario is written in `exercise.yaml`."""
