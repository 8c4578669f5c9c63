"""What every chart shares."""
