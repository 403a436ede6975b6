"""Print the CPU seconds that the language pipeline alone takes for a folder of texts.

python -m tests.bench.alone FOLDER
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from briefgen.extract import Extractor
from briefgen.registry.desk import Desk


def main() -> None:
    """Print the CPU seconds, not counting the time to load the pipeline."""
    pipeline = Extractor("en_core_web_sm", Desk()).nlp
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
    list(pipeline.pipe(texts[:3]))
    begun = time.process_time()
    list(pipeline.pipe(texts))
    print(time.process_time() - begun)


if __name__ == "__main__":
    main()
