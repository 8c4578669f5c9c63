"""Whatever a panel does, in whatever order: nobody sees another's score before its round is revealed."""

import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from prioritise.domain.errors import StoreError
from prioritise.store.backup import check_store
from prioritise.store.current_files import current_exercise
from prioritise.store.database import open_store
from prioritise.store.invitations import invite, operator, viewer_by_token
from prioritise.store.rounds import call_off_round, close_round, rounds
from prioritise.store.scores import scores, send_scores, take_back_scores
from tests.random_cases import examples
from tests.store.panel import EXERCISE, PANEL_CRITERIA, key, opened, revealed, saved, with_access
from tests.store.postgres import MEMORY

WHO = ("ann", "bob", "cy")
people_who_score = st.sampled_from(WHO)


class Panel(RuleBasedStateMachine):
    """A panel, and beside it what each of its rounds holds in plain sets."""

    @initialize()
    def convene(self):
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.store = open_store(str(Path(self.folder.name) / "store.sqlite"))
        with_access(self.store)
        self.facilitator = operator(self.store, EXERCISE)
        self.people = {
            who: viewer_by_token(self.store, invite(self.store, self.facilitator, who).token)
            for who in (*WHO, "watcher")
        }
        self.number, self.state = 0, "closed"
        self.drafts, self.sent, self.off = {}, set(), set()

    @precondition(lambda self: self.state in ("closed", "called off"))
    @rule()
    def open(self):
        self.number, self.state = opened(self.store, self.facilitator).number, "open"

    @precondition(lambda self: self.state == "open")
    @rule()
    def reveal(self):
        self.state = revealed(self.store, self.facilitator, self.number).state

    @precondition(lambda self: self.state == "open")
    @rule()
    def call_off(self):
        version = rounds(self.store, self.facilitator)[-1].version
        ended = call_off_round(
            self.store, self.facilitator, self.number, reason="Too early", seen_version=version, save_key=key()
        )
        self.state = ended.state
        self.off.add(self.number)

    @precondition(lambda self: self.state == "revealed")
    @rule()
    def close(self):
        version = rounds(self.store, self.facilitator)[-1].version
        self.state = close_round(self.store, self.facilitator, self.number, seen_version=version, save_key=key()).state

    @precondition(lambda self: self.number)
    @rule(who=people_who_score, value=st.integers(-100, 100), criterion=st.sampled_from(PANEL_CRITERIA))
    def score(self, who, value, criterion):
        try:
            saved(self.store, self.people[who], value, round=self.number, criterion=criterion)
        except StoreError:
            assert self.state != "open" or (self.number, who) in self.sent or value < 0
            return
        assert self.state == "open"
        self.drafts[self.number, who, criterion] = value

    @precondition(lambda self: self.number)
    @rule(who=people_who_score)
    def send(self, who):
        try:
            send_scores(self.store, self.people[who], round_number=self.number, save_key=key())
        except StoreError:
            assert self.state != "open" or (self.number, who) in self.sent
            return
        self.sent.add((self.number, who))

    @precondition(lambda self: self.state == "open")
    @rule(who=people_who_score)
    def take_back(self, who):
        take_back_scores(self.store, self.people[who], round_number=self.number, save_key=key())
        self.sent.discard((self.number, who))

    @invariant()
    def each_sees_exactly_what_they_may(self):
        if not getattr(self, "number", 0):
            return
        for name, viewer in [*self.people.items(), ("", self.facilitator)]:
            for number in range(1, self.number + 1):
                assert self.seen(viewer, number) == self.allowed(name, number)

    @invariant()
    def files_hold_only_what_all_may_see(self):
        if not getattr(self, "number", 0):
            return
        rows = current_exercise(self.store, self.people["watcher"]).scores
        expected = {cell for number in range(1, self.number + 1) for cell in self.allowed("watcher", number)}
        assert {(row.round, row.member, row.criterion, row.value) for row in rows} == expected

    def seen(self, viewer, number):
        rows = [each.score for each in scores(self.store, viewer, round_number=number)]
        return {(row.round, row.member, row.criterion, row.value) for row in rows}

    def allowed(self, name, number):
        shown = number not in self.off and (number < self.number or self.state != "open")
        return {
            (n, who, criterion, value)
            for (n, who, criterion), value in self.drafts.items()
            if n == number and (who == name or (shown and (n, who) in self.sent))
        }

    def teardown(self):
        if hasattr(self, "store"):
            assert check_store(self.store).problems == ()
            self.store.close()
            self.folder.cleanup()


TestPanel = Panel.TestCase
# A leak is shown as it was found: making its story shorter takes minutes with a database underneath.
FAST = tuple(phase for phase in Phase if phase not in (Phase.shrink, Phase.explain))
TestPanel.settings = settings(max_examples=examples(5, 40), stateful_step_count=15, deadline=None, phases=FAST)
