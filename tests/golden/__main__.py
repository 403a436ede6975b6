"""Write the golden trees anew: `python -m tests.golden`, then read the diff."""

from tests.golden.trees import write

write()
