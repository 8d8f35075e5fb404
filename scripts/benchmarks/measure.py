"""Runs programs and takes their time: processor time of a process (user and system), the clock on the wall, its largest memory."""

import dataclasses
import json
import os
import statistics
import subprocess
import tempfile
import time


class Failed(Exception):
    """A program that was to be timed ended badly; the text is for the user."""


@dataclasses.dataclass
class Run:
    cpu: float  # seconds of processor time, start-up included
    wall: float  # seconds
    memory: int  # most bytes in memory
    out: dict  # what it printed, as JSON; empty if it printed none

    @property
    def work(self):
        """Processor seconds of the work alone where the program tells them, else of the whole process."""
        return self.out.get("cpu_seconds", self.cpu)


def run(command, folder=None):
    """Runs a command to its end.

    Threads that libraries start by themselves are held to one: all is compared on one core.
    """
    one = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=folder, env={**os.environ, **one})
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait for it again
        if process.returncode != 0:
            err.seek(0)
            said = err.read().decode(errors="replace").strip()
            raise Failed(f"{' '.join(map(str, command))}\nended with code {process.returncode}:\n{said}")
        out.seek(0)
        text = out.read().decode()
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024, json.loads(text) if text.startswith("{") else {})


@dataclasses.dataclass
class Paired:
    """Figures of two programs that were run in turn, of one alone where `theirs` is empty; and their ratios, theirs by ours."""

    ours: list
    theirs: list

    @property
    def ratios(self):
        return [theirs / ours for ours, theirs in zip(self.ours, self.theirs)]

    @property
    def ratio(self):
        return statistics.median(self.ratios)


def in_turn(pairs, ours, theirs=None):
    """Ours, theirs, ours, theirs, ...: what else the machine does then falls on both.

    ours, theirs: functions without arguments that run something and return its figure.
    """
    found = Paired([], [])
    for _ in range(pairs):
        found.ours.append(ours())
        if theirs is not None:
            found.theirs.append(theirs())
    return found
