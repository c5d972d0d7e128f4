"""ID numbers, names, telephone numbers, and what may be shown of them."""
