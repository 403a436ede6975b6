"""`briefgen extract` for the scorer, with what is doubtful among what is found.

The scorer leaves out what a record calls doubtful. The floors are of what the rules find at all;
how sure they are of it is another figure, which `score.py` gives by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> int:
    """Print the records of the command's own arguments, each annotation without its confidence."""
    command = [sys.executable, "-m", "briefgen", *sys.argv[1:]]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    for line in run.stdout.splitlines():
        record = json.loads(line)
        for annotations in record.values():
            for one in annotations if isinstance(annotations, list) else ():
                if isinstance(one, dict):
                    one.pop("confidence", None)
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
