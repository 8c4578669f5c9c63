"""What the tests of exports share."""

import shutil
from pathlib import Path

import pytest

from prioritise.files.shipped import example_folder


@pytest.fixture
def example(tmp_path):
    """The worked example in a folder of its own, whose path has a space."""
    return Path(shutil.copytree(example_folder(), tmp_path / "an exercise"))
