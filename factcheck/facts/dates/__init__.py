"""Dates: found by templates (`reader`), with what fills their slots (`slots`, `numeric`), what makes a match doubtful (`doubts`) and
what it means (`meanings`); then resolved to days (`resolve`, `written`, `relative`, on the arithmetic of `calendar`)."""
