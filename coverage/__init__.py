"""Classifications to a review: the status of every cell, category 7 from numbers, quotes checked."""
