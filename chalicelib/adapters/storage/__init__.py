"""Files in S3: uploads, documents, what is locked, what is gone within the hour."""
