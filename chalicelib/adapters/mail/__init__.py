"""Mail and short messages: laid out, paced, sent."""
