"""What a downloaded file says it is."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
