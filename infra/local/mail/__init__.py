"""Mail and short messages: caught, looked at, and what becomes of them."""
