"""How many seconds of a processor the language pipeline alone takes for the texts in a folder.

python -m tests.bench.alone FOLDER
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from briefgen.extract import Extractor
from briefgen.registry.desk import Desk


def main() -> None:
    """Print the seconds, without those of loading."""
    pipeline = Extractor("en_core_web_sm", Desk()).nlp
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
    list(pipeline.pipe(texts[:3]))
    begun = time.process_time()
    list(pipeline.pipe(texts))
    print(time.process_time() - begun)


if __name__ == "__main__":
    main()
