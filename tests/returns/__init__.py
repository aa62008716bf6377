"""What goes back to senders, and what comes back from them."""
