"""Which services and professionals answer a few words, near a place? Words, needs, spelling, distance; with reasons."""
