"""Stand-in packages: real wheels, made here, that a real pip installs without a network."""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path


def make_wheel(folder: Path, name: str, modules: Mapping[str, str], commands: Mapping[str, str]) -> str:
    """Write NAME 1.0 into `folder`; returns its line for a lock. `commands` are scripts for /bin/sh."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    contents = {f"{module}.py": text for module, text in modules.items()}
    contents |= {f"{name}-1.0.data/scripts/{command}": f"#!/bin/sh\n{text}\n" for command, text in commands.items()}
    contents |= {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(file, "w") as wheel:
        for path, text in contents.items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = 0o100755 << 16
            wheel.writestr(entry, text)
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"
