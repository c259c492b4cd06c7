"""How is a directory read and written? HSDS 3.0 (JSON and tabular), HSDS 1.1 CSV, and other CSVs by a mapping.

Rows in, records and faults out: no files are opened here, and no database is known.
"""
