"""Finds a Chromium for the browser tests, or installs one, and notes where it is.

In order: the one named by CHROMIUM, one on this machine, what the system's package manager can install if it
may, what Playwright can download. A browser counts as found only when it starts and says its version.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The first has no windows to draw, and takes a third less work."""
PACKAGES = ("chromium-headless-shell", "chromium")
MAC_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
INSTALL_SECONDS = 900
START_SECONDS = 60

NOT_FOUND = """No browser for the browser tests, and none could be installed.
Do one of these, then run make test again:
  sudo apt-get update && sudo apt-get install --yes chromium
  {python} -m playwright install --with-deps chromium
  export CHROMIUM=/path/to/chromium"""


class NoBrowser(Exception):
    """There is no browser to be had; the message says what to run."""


@dataclass(frozen=True)
class Machine:
    """What the search may ask of the machine it runs on, so that tests can stand in for one."""

    environment: Mapping[str, str]
    which: Callable[[str], str | None]
    run: Callable[[Sequence[str], int], bool]
    playwright_browser: Callable[[], str]
    is_root: bool


def find_browser(machine: Machine) -> str:
    """The path of a browser that starts. Raises NoBrowser when CHROMIUM names none, or nothing helped."""
    if named := machine.environment.get("CHROMIUM"):
        return _named(machine, named)
    if found := _on_this_machine(machine):
        return found
    for install in (_install_with_apt, _install_with_playwright):
        if install(machine) and (found := _on_this_machine(machine)):
            return found
    raise NoBrowser(NOT_FOUND.format(python=os.path.relpath(sys.executable)))


def this_machine() -> Machine:
    """The machine this runs on."""
    return Machine(
        environment=os.environ,
        which=shutil.which,
        run=_run,
        playwright_browser=_playwright_browser,
        is_root=getattr(os, "geteuid", lambda: -1)() == 0,
    )


def _named(machine: Machine, named: str) -> str:
    path = machine.which(named)
    if path and _starts(machine, path):
        return path
    raise NoBrowser(f"CHROMIUM is {named}, which is not a browser that starts. Correct it, or unset it.")


def _on_this_machine(machine: Machine) -> str | None:
    candidates = [machine.which(name) for name in (*NAMES, *MAC_PATHS)]
    for path in candidates:
        if path and _starts(machine, path):
            return path
    downloaded = machine.playwright_browser()
    return downloaded if downloaded and _starts(machine, downloaded) else None


def _starts(machine: Machine, path: str) -> bool:
    # Ubuntu's /usr/bin/chromium-browser may be a stub that only says where to get the real one.
    return machine.run([path, "--version"], START_SECONDS)


def _install_with_apt(machine: Machine) -> bool:
    if not machine.which("apt-get"):
        return False
    as_root = [] if machine.is_root else ["sudo", "-n"]
    if as_root and not (machine.which("sudo") and machine.run([*as_root, "true"], START_SECONDS)):
        return False
    apt_get = [
        *as_root,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
        "--yes",
    ]
    print("No browser on this machine: installing Chromium with apt-get.", flush=True)
    # A stale list of one repository makes `update` fail although the install would work: try it all the same.
    machine.run([*apt_get, "update"], INSTALL_SECONDS)
    install = [*apt_get, "install", "--no-install-recommends"]
    return any(machine.run([*install, package], INSTALL_SECONDS) for package in PACKAGES)


def _install_with_playwright(machine: Machine) -> bool:
    print("No browser on this machine: asking Playwright to download Chromium.", flush=True)
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    # The libraries a browser needs come too where Playwright knows the system; elsewhere they may be there.
    with_libraries = machine.is_root and machine.run([*install, "--with-deps"], INSTALL_SECONDS)
    return with_libraries or machine.run(install, INSTALL_SECONDS)


def _run(command: Sequence[str], seconds: int) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _playwright_browser() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else ""


def main() -> int:
    """Writes the browser's path to the file named on the command line; 1 when there is none."""
    try:
        browser = find_browser(this_machine())
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    Path(sys.argv[1]).write_text(browser + "\n", encoding="utf-8")
    print(f"Browser for the tests: {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
