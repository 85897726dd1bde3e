"""Events, queues and executions: what goes from one function to another."""
