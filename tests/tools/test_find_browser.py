"""The browser for the tests is looked for in a stated order, and its absence is never silent."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from tools.find_browser import Machine, NoBrowser, find_browser


@dataclass
class PretendMachine:
    """A machine with some programs, of which some start; an install adds the program it brings."""

    programs: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    brings: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    downloaded: str = ""
    is_root: bool = True
    sudo_asks_for_a_password: bool = False
    refused: str = "no command says this"
    commands: list[str] = field(default_factory=list)

    def run(self, command: Sequence[str], seconds: int) -> bool:
        assert seconds > 0
        line = " ".join(command)
        self.commands.append(line)
        if command[-1] == "--version":
            return command[0] not in self.broken
        if command[0] == "sudo" and self.sudo_asks_for_a_password:
            return False
        return self.install(line) if "install" in command else True

    def install(self, line: str) -> bool:
        for installer, path in self.brings.items():
            if installer in line and self.refused not in line:
                self.programs["chromium"] = path
                return True
        return False

    def find(self) -> str:
        return find_browser(
            Machine(
                environment=self.environment,
                which=self.programs.get,
                run=self.run,
                playwright_browser=lambda: self.downloaded,
                is_root=self.is_root,
            )
        )

    def ran(self, words: str) -> bool:
        return any(words in command for command in self.commands)


def test_the_browser_named_by_the_environment_comes_before_any_other():
    machine = PretendMachine(
        programs={"/opt/mine": "/opt/mine", "chromium": "/usr/bin/chromium"},
        environment={"CHROMIUM": "/opt/mine"},
    )
    assert machine.find() == "/opt/mine"


@pytest.mark.parametrize("broken", [set(), {"/opt/mine"}])
def test_a_named_browser_that_is_absent_or_broken_is_an_error_not_a_hint(broken):
    programs = {"chromium": "/usr/bin/chromium"} | ({"/opt/mine": "/opt/mine"} if broken else {})
    machine = PretendMachine(programs=programs, broken=broken, environment={"CHROMIUM": "/opt/mine"})
    with pytest.raises(NoBrowser, match="CHROMIUM is /opt/mine"):
        machine.find()


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"])
def test_a_browser_on_the_machine_is_used_and_nothing_is_installed(name):
    machine = PretendMachine(programs={name: f"/usr/bin/{name}", "apt-get": "/usr/bin/apt-get"})
    assert machine.find() == f"/usr/bin/{name}"
    assert not machine.ran("install")


def test_a_stub_that_does_not_start_is_passed_over_for_a_browser_that_does():
    machine = PretendMachine(
        programs={"chromium-browser": "/usr/bin/chromium-browser", "google-chrome": "/usr/bin/google-chrome"},
        broken={"/usr/bin/chromium-browser"},
    )
    assert machine.find() == "/usr/bin/google-chrome"


def test_a_browser_that_playwright_downloaded_earlier_counts_as_on_the_machine():
    machine = PretendMachine(downloaded="/home/me/.cache/ms-playwright/chrome")
    assert machine.find() == "/home/me/.cache/ms-playwright/chrome"
    assert not machine.ran("install")


def test_the_package_manager_is_asked_before_playwright():
    machine = PretendMachine(
        programs={"apt-get": "/usr/bin/apt-get"},
        brings={"apt-get": "/usr/bin/chromium", "playwright": "/other"},
    )
    assert machine.find() == "/usr/bin/chromium"
    assert machine.ran("apt-get -o DPkg::Lock::Timeout=300 --yes update")
    assert not machine.ran("playwright install")


def test_the_package_manager_is_asked_for_the_lightest_browser_it_has():
    programs = {"apt-get": "/usr/bin/apt-get"}
    machine = PretendMachine(programs=dict(programs), brings={"install": "/usr/bin/chromium"})
    assert machine.find() == "/usr/bin/chromium"
    assert machine.commands[-2].endswith("install --no-install-recommends chromium-headless-shell")
    without_it = PretendMachine(
        programs=dict(programs), brings={"install": "/usr/bin/chromium"}, refused="chromium-headless-shell"
    )
    assert without_it.find() == "/usr/bin/chromium"
    assert without_it.commands[-2].endswith("install --no-install-recommends chromium")


def test_without_root_the_package_manager_is_used_through_sudo_that_asks_nothing():
    machine = PretendMachine(
        programs={"apt-get": "/usr/bin/apt-get", "sudo": "/usr/bin/sudo"},
        brings={"apt-get": "/usr/bin/chromium"},
        is_root=False,
    )
    assert machine.find() == "/usr/bin/chromium"
    assert machine.ran("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get")


def test_where_sudo_wants_a_password_playwright_downloads_instead():
    machine = PretendMachine(
        programs={"apt-get": "/usr/bin/apt-get", "sudo": "/usr/bin/sudo"},
        brings={"apt-get": "/usr/bin/chromium", "playwright": "/downloaded/chrome"},
        is_root=False,
        sudo_asks_for_a_password=True,
    )
    assert machine.find() == "/downloaded/chrome"
    assert not machine.ran("apt-get")
    assert not machine.ran("--with-deps")


def test_as_root_playwright_brings_the_libraries_too_or_else_the_browser_alone():
    machine = PretendMachine(brings={"playwright install chromium": "/downloaded/chrome"}, refused="--with-deps")
    assert machine.find() == "/downloaded/chrome"
    assert machine.ran("playwright install chromium --with-deps")


def test_when_nothing_helps_the_message_says_what_to_run():
    with pytest.raises(NoBrowser, match="apt-get install --yes chromium") as found:
        PretendMachine(programs={"apt-get": "/usr/bin/apt-get"}).find()
    assert "playwright install" in str(found.value)
    assert "export CHROMIUM=" in str(found.value)
