"""Kills the program at random moments, starts it again, and counts what is lost.

By itself: `python -m tests.journeys.kills --count 60 --seed 7` (so many kills in each phase); prints a table, and ends
with 1 when anything was lost, doubled, half or left alive.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import secrets
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import exporters
from desktop.application import Application, operator
from desktop.domain.batch import BatchState
from desktop.domain.documents import PackageState, PageRole
from desktop.store.maintenance import check
from desktop.store.store import DATABASE
from desktop.store.tables import UserRoleTable, UserTable
from desktop.workflow import lists, recovery
from tests.office import OfficeBuilder, Paper
from tests.program import run, start
from tests.scans import tiff, tray

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain.identifiers import BatchId


class Phase(Enum):
    IMPORT = "import"
    READING = "reading"
    EXPORT = "export"


PAGES: Final = {Phase.IMPORT: 5, Phase.READING: 1}
"""Pictures; a TIFF of two pages comes besides. The slow reader takes some seconds for each."""
FRAMES: Final = 2
DOCUMENTS: Final = 30
BATCH: Final = "Lô bị cắt ngang"
GONE_SECONDS: Final = 15.0
TOKEN: Final = "SOHOA_KILL_TRIAL"


@dataclass
class Verdict:
    """What one kill did."""

    moment: str
    """How far the program was when it was killed."""
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    """Half-written packages under a final name, damaged images, work that did not go on."""
    orphans: list[str] = field(default_factory=list)
    """Processes that outlived their parent, and files that nobody owns."""

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.half or self.orphans)


class Trial:
    """One program in a folder of its own, to be killed and started again."""

    def __init__(self, folder: Path, more: Mapping[str, str]) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._token = secrets.token_hex(8)
        self.more = {**more, TOKEN: self._token}

    def kill(self, words: Sequence[str | Path], moment: Callable[[], int], wanted: int, delay: float) -> str:
        """Start the command; kill it `delay` seconds after `moment` is at `wanted`. Says where it stood then."""
        program = start(*words, home=self.folder, more=self.more)
        with program:
            while program.poll() is None and moment() < wanted:
                time.sleep(0.002)
            time.sleep(delay)
            stood = "ended by itself" if program.poll() is not None else f"{moment()} after {wanted} + {delay:.3f} s"
            program.kill()
        return stood

    def survivors(self) -> list[str]:
        """What of the program still lives some seconds after its death."""
        limit = time.monotonic() + GONE_SECONDS
        while (alive := self.alive()) and time.monotonic() < limit:
            time.sleep(0.05)
        for pid, _ in alive:
            os.kill(pid, signal.SIGKILL)
        return [f"process {command}" for _, command in alive]

    def alive(self) -> list[tuple[int, str]]:
        """Process numbers and command lines of all that this trial started; unburied dead do not count."""
        mark = f"{TOKEN}={self._token}".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (process / "environ").read_bytes().split(b"\0"):
                    found.append((int(process.name), (process / "cmdline").read_text("utf-8").replace("\0", " ")))
            except OSError:
                continue
        return found

    def count(self, query: str) -> int:
        """A number asked of the database, as it is on the disk; 0 while there is none."""
        path = self.data / DATABASE
        if not path.exists():
            return 0
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=1)) as database:
                return int(database.execute(query).fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def pages_in(trial: Trial) -> Callable[[], int]:
    return lambda: trial.count("SELECT count(*) FROM page")


def readings_in(trial: Trial) -> Callable[[], int]:
    return lambda: trial.count("SELECT count(*) FROM page_reading")


def import_trial(folder: Path, chance: random.Random, phase: Phase) -> Verdict:
    """Kill `import` while pages come in, or while they are read; then give the same command again."""
    count = PAGES[phase]
    papers = tray(folder / "khay", count)
    tiff(papers / "9.tif", FRAMES)
    words = ("--data", folder / "data", "import", papers, "--batch", BATCH)
    if phase is Phase.IMPORT:
        trial = Trial(folder, {"SOHOA_ENGINE": "simulated"})
        moment, wanted, delay = pages_in(trial), chance.randint(0, count + FRAMES), chance.uniform(0, 0.04)
    else:
        trial = Trial(folder, {"SOHOA_ENGINE": "slow"})
        moment, wanted, delay = readings_in(trial), chance.randint(0, count + FRAMES - 1), chance.uniform(0, 2.0)
    if wanted == 0:
        delay = chance.uniform(0, 2.0 if phase is Phase.IMPORT else 5.0)
    verdict = Verdict(trial.kill(words, moment, wanted, delay))
    verdict.orphans += trial.survivors()
    again = run(*words, home=folder)
    if again.code:
        verdict.half.append(f"the same command again ends with {again.code}: {again.err}")
    with Application.open(trial.data) as application:
        (batch,) = lists.batches(application.office)
        _judge_pages(application, batch.id, papers, verdict)
        if batch.state is not BatchState.CHECKING:
            verdict.half.append(f"the batch is {batch.state.value}")
        if (scans := trial.count("SELECT count(*) FROM scan WHERE finished_at IS NULL")) > 0:
            verdict.half.append(f"{scans} scans are not finished")
    return verdict


def _judge_pages(application: Application, batch: BatchId, papers: Path, verdict: Verdict) -> None:
    office = application.office
    pages = lists.pages(office, batch)
    wanted = {(str(path), 0) for path in papers.glob("*.png")}
    wanted |= {(str(papers / "9.tif"), index) for index in range(FRAMES)}
    found = Counter((page.file, page.file_index) for page in pages)
    verdict.lost += [f"{file} {index}" for file, index in sorted(wanted - set(found))]
    verdict.doubled += [f"{file} {index}" for (file, index), times in found.items() if times > 1]
    verdict.half += [f"{page.file}: not read" for page in pages if page.role is PageRole.UNREAD]
    verdict.half += [f"{page.file}: in no document" for page in pages if page.document_id is None]
    for page in pages:
        if page.file.endswith(".png") and page.sha256 != hashlib.sha256(Path(page.file).read_bytes()).hexdigest():
            verdict.half.append(f"{page.file}: another picture")
    report = check(office.store)
    verdict.half += [f"image {sha256}: missing or changed" for sha256 in (*report.missing, *report.changed)]
    verdict.half += report.database
    verdict.orphans += [f"image {sha256}" for sha256 in report.orphans]
    for path in office.store.vault.leftovers(0):
        os.utime(path, (0, 0))  # an hour later
    recovery.recover(by=operator(), office=office)
    verdict.orphans += [str(path) for path in office.store.vault.leftovers(0)]


def approved_store(folder: Path) -> Path:
    """A store whose one batch is approved, and whose people are gone: the local operator may do all."""
    office = OfficeBuilder(folder)
    office.batch(*[Paper() for _ in range(DOCUMENTS)], state=BatchState.APPROVED, checked_by=office.lan)
    office.close()
    forget_people(folder)
    return folder


def forget_people(folder: Path) -> None:
    """A store without accounts: whoever opens it is the local operator."""
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        for table in (UserRoleTable, UserTable):
            database.execute(f"DELETE FROM {table.__tablename__}")


def export_trial(folder: Path, chance: random.Random, approved: Path) -> Verdict:
    """Kill `export`; then give the same command again."""
    trial = Trial(folder, {})
    shutil.copytree(approved, trial.data)
    target = folder / "ra"
    words = ("--data", trial.data, "export", "--format", "pdf", "--to", target)

    def written() -> int:
        return sum(1 for _ in target.rglob("*.pdf")) if target.is_dir() else 0

    wanted = chance.randint(0, DOCUMENTS)
    delay = chance.uniform(0, 2.0) if wanted == 0 else chance.uniform(0, 0.3 if wanted == DOCUMENTS else 0.02)
    verdict = Verdict(trial.kill(words, written, wanted, delay))
    verdict.orphans += trial.survivors()
    verdict.half += _half_packages(target)
    again = run(*words, home=folder)
    if again.code:
        verdict.half.append(f"the same command again ends with {again.code}: {again.err}")
    verdict.half += _half_packages(target)
    there = {path.name for path in target.iterdir()}
    with Application.open(trial.data) as application:
        rows = lists.packages(application.office)
        verdict.half += [f"{row.name}: {row.state.value}" for row in rows if row.state is not PackageState.VERIFIED]
        verdict.half += [f"{row.name}: {row.documents} documents" for row in rows if row.documents != DOCUMENTS]
    verdict.lost += sorted({row.name for row in rows} - there)
    verdict.orphans += sorted(there - {row.name for row in rows})
    return verdict


def _half_packages(target: Path) -> list[str]:
    """Folders under a final name that are no whole package."""
    if not target.is_dir():
        return []
    final = [path for path in target.iterdir() if not path.name.startswith(".")]
    return [f"{path.name} is half" for path in final if not exporters.verify(path).ok]


def kill_many(phase: Phase, count: int, seed: int, folder: Path) -> list[Verdict]:
    """So many kills; the same seed chooses the same moments."""
    chance = random.Random(f"{seed} {phase.value}")
    approved = approved_store(folder / "approved") if phase is Phase.EXPORT else folder
    verdicts = []
    for number in range(count):
        place = folder / f"{phase.value}-{number}"
        place.mkdir()
        if phase is Phase.EXPORT:
            verdicts.append(export_trial(place, chance, approved))
        else:
            verdicts.append(import_trial(place, chance, phase))
        shutil.rmtree(place)
    return verdicts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="kills in each phase")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--phase", type=Phase, choices=list(Phase), action="append")
    given = parser.parse_args()
    is_clean = True
    for phase in given.phase or list(Phase):
        with tempfile.TemporaryDirectory(prefix="sohoa-kills-") as folder:
            verdicts = kill_many(phase, given.count, given.seed, Path(folder))
        is_clean &= all(verdict.is_clean for verdict in verdicts)
        sums = [sum(len(getattr(each, name)) for each in verdicts) for name in ("lost", "doubled", "half", "orphans")]
        ended = sum(each.moment == "ended by itself" for each in verdicts)
        _say(
            f"{phase.value}: {len(verdicts)} kills (seed {given.seed}, {ended} came too late), "
            "lost {}, doubled {}, half {}, orphans {}".format(*sums)
        )
        for verdict in verdicts:
            if not verdict.is_clean:
                _say(f"    {str(verdict)[:2000]}")
    return 0 if is_clean else 1


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
