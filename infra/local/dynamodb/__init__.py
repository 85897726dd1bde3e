"""DynamoDB as strict as AWS, and what each call takes of its capacity."""
