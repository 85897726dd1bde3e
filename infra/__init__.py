"""What runs around the product: its infrastructure, its tools, its local cloud. The product never imports it."""
