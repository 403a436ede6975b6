"""Unused components of the language pipeline are not loaded.

No sentence ends behind an abbreviation.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefgen.extract import pipeline_model

LOADED = """
import sys
from briefgen.extract.pipeline_model import load
load()
left_out = "spacy.cli" not in sys.modules and "weasel" not in sys.modules
import spacy
told = spacy.info(silent=True)["spacy_version"] == spacy.__version__
from spacy.cli.download import download
print(left_out, told, callable(download), spacy.cli.__name__)
"""


def test_spacys_own_commands_are_not_loaded_and_there_for_whoever_asks() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.split() == ["True", "True", "True", "spacy.cli"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Visits begin Thurs. July 28 at noon. The mass is held Fri. Sept. 2 at the abbey.", 2),
        ("The choir sang on Friday. July had been hot.", 2),
    ],
)
def test_a_shortened_day_before_its_month_ends_no_sentence(text: str, sentences: int):
    assert len(list(pipeline_model.load()(text).sents)) == sentences
