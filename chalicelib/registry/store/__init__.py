"""The registry on DynamoDB: one table, one module for each kind of item."""
