"""Steps at a panel in words: what happened, of what, and by whom, for the Panel page and the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.noted_about import about_noted
from prioritise.domain.panel import Event, EventKind, PanelMember, Round
from prioritise.files.grids.rule_sentences import kind_words, rule_sentence
from prioritise.judgement.weights.methods import METHOD_BY_ID
from prioritise.report.words.cell_words import value_words
from prioritise.store.rules_moved import MovedRule, moved_rules
from prioritise.words import ended, first_capital, joined, lower_first, short_number

HERE = {"this-machine": "Whoever is at this machine", "operator": "Whoever runs the server"}
EVENT_WORDS: Mapping[str, str] = {
    EventKind.EXERCISE_IMPORTED: "The exercise was taken in",
    EventKind.FILES_REPLACED: "Files of the exercise were changed",
    EventKind.SHARING_STARTED: "A link was made for somebody to run the panel",
    EventKind.INVITATION_MADE: "A link was made",
    EventKind.INVITATION_WITHDRAWN: "A link was withdrawn",
    EventKind.MEMBER_ADDED: "Somebody joined the panel",
    EventKind.MEMBER_CHANGED: "A place on the panel was changed",
    EventKind.MEMBER_REMOVED: "Somebody was taken off the panel",
    EventKind.MEMBER_NAMED: "A name was written down",
    EventKind.NAME_ERASED: "A name was erased",
    EventKind.ROUND_OPENED: "A round was opened",
    EventKind.ROUND_REVEALED: "A round was revealed",
    EventKind.ROUND_CLOSED: "A round was closed",
    EventKind.ROUND_CALLED_OFF: "A round was called off",
    EventKind.WEIGHTS_SAVED: "Weights were saved",
    EventKind.VALUE_AGREED: "A value was agreed",
    EventKind.REASON_REWORDED: "A reason was reworded",
    EventKind.COMMENT_REWORDED: "A name was taken out of a comment",
    EventKind.SCORES_REWORDED: "A name was taken out of reasons for scores",
    EventKind.ENTRY_REWORDED: "A name was taken out of a challenge, sign-off or reason",
    EventKind.COMMENT_ADDED: "A comment was written",
    EventKind.SCENARIO_SAVED: "A scenario was saved",
    EventKind.SCENARIO_DELETED: "A scenario was deleted",
    EventKind.SIGNED_OFF: "The list was signed off",
    EventKind.CHALLENGE_LOGGED: "A challenge was logged",
    EventKind.CHALLENGE_ANSWERED: "A challenge was answered",
}
OWN_CRITERIA = "criteria/"
FILE_WORDS: Mapping[str, str] = {
    "exercise.yaml": "money, rules or what matters",
    "interventions.csv": "what is decided on",
    "costs.csv": "costs",
    "levels.csv": "sizes",
    "measurements.csv": "figures given",
    "effects.csv": "effects",
    "indicators.csv": "published figures",
    "targets.csv": "targets",
    "milestones.csv": "targets",
    "actuals.csv": "figures that came in",
    "capacities.csv": "staff and premises",
    "capacity_use.csv": "staff and premises",
    "voices.csv": "what residents said",
}
MAY_DO = {"facilitator": "runs the panel", "member": "scores", "observer": "watches"}
"""What a place on the panel lets somebody do, by the name an event has for it."""
RULES_MOVED = {"rules_in": "rule put in", "rules_out": "rule taken out"}
SHOWN_DETAILS = (
    "round",
    "about",
    "partner",
    "member",
    "access",
    "method",
    "intervention",
    "level",
    "criterion",
    "value",
    "scenario",
    "files",
    "rules_in",
    "rules_out",
)


def step_words(event: Event) -> str:
    """Say what happened, in a few words; one of another version by its own name."""
    return EVENT_WORDS.get(event.kind, first_capital(event.kind))


def of_what(exercise: Exercise, detail: str, people: Mapping[str, PanelMember]) -> str:
    details = json.loads(detail)
    said = {name: details[name] for name in SHOWN_DETAILS if details.get(name) is not None}
    # A partner that spoke as one names no member.
    shown = {name: value for name, value in said.items() if value != "" or name == "member"}
    written = _as_written(exercise, details)
    return "; ".join(written.get(name) or _detail(exercise, name, value, people) for name, value in shown.items())


def _as_written(exercise: Exercise, details: Mapping[str, Any]) -> dict[str, str]:
    """The value that was agreed, and its funding level, as the pages write them."""
    value, level = details.get("value"), details.get("level")
    criterion = exercise.criterion_by_id.get(details.get("criterion", ""))
    at = Proposal(details.get("intervention", ""), level or "")
    return {
        "value": ""
        if value is None
        else f"value {value_words(criterion, value) if criterion else short_number(value)}",
        "level": f"at {lower_first(exercise.level_names.get(at, level))}" if level else "",
    }


def why_called_off(event: Event, called_off: Iterable[Round]) -> str:
    """Say why a round was called off, after what a step is of; nothing for any other step."""
    if event.kind != EventKind.ROUND_CALLED_OFF:
        return ""
    number = json.loads(event.detail).get("round")
    return next((f": {ended(each.reason)}" for each in called_off if each.number == number and each.reason), "")


def _detail(exercise: Exercise, name: str, value: object, people: Mapping[str, PanelMember]) -> str:
    key = str(value)
    if name == "intervention" and key in exercise.intervention_by_id:
        return exercise.intervention_by_id[key].name
    if name == "criterion" and key in exercise.criterion_by_id:
        return exercise.criterion_by_id[key].name
    if name == "partner" and key in exercise.partner_by_id:
        return exercise.partner_by_id[key].name
    if name == "about":
        noted = about_noted(key)
        named = [each.name for each in exercise.interventions if each.id in noted]
        return f"about {joined([*named, *(each for each in noted if each not in exercise.intervention_by_id)])}"
    if name == "files":
        return files_words(key)
    if name == "access" and key in MAY_DO:
        return MAY_DO[key]
    if name in RULES_MOVED:
        return f"{RULES_MOVED[name]}: {joined(_rule_words(exercise, rule) for rule in moved_rules(key))}"
    if name == "scenario":
        return next((scenario.name for scenario in exercise.scenarios if scenario.id == key), "one that is gone")
    if name == "member" and not key:
        return "as one"
    if name == "method" and key in METHOD_BY_ID:
        return METHOD_BY_ID[key].done
    if name == "member" and key in people:
        return people[key].called
    return f"{name} {key}"


def _rule_words(exercise: Exercise, moved: MovedRule) -> str:
    """A rule that an event notes: its sentence while it stands, else what its kind says of the intervention."""
    stands = next((rule for rule in exercise.rules if (rule.id, rule.kind) == (moved.id, moved.kind)), None)
    if stands is not None:
        return f"“{rule_sentence(stands, exercise)}”"
    known = exercise.intervention_by_id.get(moved.intervention)
    return f"“{kind_words(moved.kind, known.name)}”" if known is not None else f"the rule {moved.id}"


def files_words(named: str) -> str:
    """Say what changed, from the names of the files in which it stands; nobody at a panel reads those."""
    words = [words for file, words in FILE_WORDS.items() if file in named]
    return joined(dict.fromkeys([*words, *(["what matters"] if OWN_CRITERIA in named else [])]))


def members_added(happened: Iterable[Event]) -> frozenset[str]:
    """Return the ids of everyone who was added to the panel here, and did not come with the exercise."""
    return frozenset(
        str(json.loads(event.detail).get("member", "")) for event in happened if event.kind == EventKind.MEMBER_ADDED
    )


def behind_events(exercise: Exercise, happened: Iterable[Event]) -> Mapping[int, str]:
    """Name who signed, challenged or answered, by the number of the event that noted it.

    `happened` may begin anywhere, but ends with the last event. Sign-offs that came with the files have no event.
    """
    noted = list(happened)
    signed = [event.number for event in noted if event.kind == EventKind.SIGNED_OFF]
    names = dict(zip(reversed(signed), (each.called for each in reversed(exercise.sign_offs)), strict=False))
    asked = {challenge.id: challenge for challenge in exercise.challenges}
    for event in noted:
        challenge = asked.get(str(json.loads(event.detail).get("challenge", "")))
        if challenge is not None and event.kind in (EventKind.CHALLENGE_LOGGED, EventKind.CHALLENGE_ANSWERED):
            answered = event.kind == EventKind.CHALLENGE_ANSWERED
            names[event.number] = challenge.answered_by if answered else challenge.who
    return names


def by_and_writer(name: str, actor: str, people: Mapping[str, PanelMember]) -> str:
    """Say who stands behind a step, and who wrote it down where that was somebody else; without a name, who did it."""
    wrote = by_whom(actor, people)
    if not name or wrote == name or name.endswith(f", {wrote}"):
        return name or wrote
    return f"{name}; written down by {wrote}"


def by_whom(actor: str, people: Mapping[str, PanelMember]) -> str:
    if actor in HERE:
        return HERE[actor]
    return people[actor].called if actor in people else actor
