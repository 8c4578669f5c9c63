"""An exercise as one Excel workbook: a sheet a table, and what `exercise.yaml` says in sheets too."""
