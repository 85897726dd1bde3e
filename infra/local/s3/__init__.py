"""S3 as strict as AWS, and the scan of what is uploaded."""
