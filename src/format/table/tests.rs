//! Whole files, made here, through the one reader of tables.
