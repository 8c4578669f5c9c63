"""How numbers, lists and tables are written; knows nothing of the product."""
