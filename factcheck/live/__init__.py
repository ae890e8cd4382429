"""A result that stays up to date while people write: what changes is read again, in the terminal and on a page in the browser."""
