import os
from pathlib import Path

import pytest

from tests.launcher.machine import Machine, new_machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if os.name == "nt":
        pytest.skip("sohoa is for POSIX systems; Windows has sohoa.cmd")
    return new_machine(tmp_path)
