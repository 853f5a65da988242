"""Adapters: each turns its platform's events into Requests and shows Replies."""
