"""A small exercise that uses every file and every kind of rule, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files

EXERCISE = """\
schema: 1
id: smallville
title: What should Smallville fund?
vocabulary: outcomes-2026
illustrative: [costs, reach]
area:
  code: A1
  name: Smallville
  benchmark: E1
  comparators: [A2, A3, A4, A5, A6]
  most_deprived: {definition: Most deprived fifth, population_share: 0.2}
price_year: 2025/26
years: [2026/27, 2027/28]
criteria: [need, inequality, health-gain, acceptability, evidence, deliverability, cost]
partners:
  - {id: council, name: Council, voice: 2}
  - {id: nhs, name: NHS, voice: 1}
weights_from: partner-mean
funds:
  - {id: grant, name: Grant, host: council, kind: revenue, budget_gbp: {2026/27: 500000, 2027/28: 500000}}
  - {id: building, name: Building money, host: nhs, kind: capital, budget_gbp: {2026/27: 100000, 2027/28: 0}}
rules:
  - {id: keep-quitting, kind: must_fund, intervention: stop-smoking, reason: Agreed last year.}
  - {id: no-trucks, kind: must_not_fund, intervention: leaflet-van, reason: Nobody reads them.}
  - {id: gym-needs-walks, kind: requires, intervention: gym, required: walks, reason: The walks feed the gym.}
  - {id: one-of-two, kind: excludes, interventions: [gym, leaflet-van], reason: The same room.}
  - {id: two-active, kind: at_most, count: 2, theme: Moving more, reason: Staff.}
  - {id: nhs-leads-one, kind: at_least, count: 1, lead_partner: nhs, reason: Shared work.}
scenarios:
  - {id: less-money, name: Less money, budget_factor: 0.9}
  - id: another-view
    name: Another view
    weights: {need: 50, inequality: 20, health-gain: 20, acceptability: 5, cost: 5}
    funds: {grant: {2026/27: 400000}}
    rules_remove: [two-active]
    rules_add: [{id: more-active, kind: at_most, count: 3, theme: Moving more, reason: A test.}]
    overrides: [{intervention: gym, funded: no, reason: Councillors object.}]
settings: {discount_rate: 0.035, small_number: 5}
sources: [Made up for tests, {title: A study, url: "https://doi.org/10.1/x", licence: OGL}]
"""

INTERVENTIONS = """\
id,name,description,theme,lead_partner,status,reduces,people_per_year,most_deprived_share,evidence_grade,source
stop-smoking,Stop smoking,"Groups, weekly",Tobacco,council,current,,400,0.5,strong,Made up
stop-smoking-cut,Fewer quit groups,,Tobacco,council,reduce,stop-smoking,-100,0.5,,Made up
walks,Led walks,,Moving more,nhs,new,,300,0.1,limited,Made up
gym,Gym on prescription,,Moving more,nhs,new,,200,0.3,,Made up
leaflet-van,Leaflet van,,Moving more,council,new,,0,,none,Made up
"""

COSTS = """\
intervention,fund,year,amount_gbp,kind,recurrent
stop-smoking,grant,2026/27,100000,revenue,yes
stop-smoking,grant,2027/28,"100,000",revenue,yes
stop-smoking-cut,grant,2026/27,-20000,revenue,no
walks,grant,2026/27,60000,revenue,no
gym,building,2026/27,90000,capital,no
gym,grant,2027/28,30000,revenue,no
leaflet-van,grant,2026/27,40000,revenue,no
"""

MEASUREMENTS = """\
intervention,criterion,value,low,high,source
stop-smoking,health-gain,20,10,30,Made up
stop-smoking-cut,health-gain,-5,,,Made up
walks,health-gain,8,,,Made up
gym,health-gain,4,,,Made up
leaflet-van,health-gain,0,,,Made up
stop-smoking,evidence,strong,,,Made up
stop-smoking-cut,evidence,strong,,,Made up
walks,evidence,limited,,,Made up
gym,evidence,moderate,,,Made up
leaflet-van,evidence,none,,,Made up
"""

EFFECTS = """\
intervention,indicator,change_per_person,low,high,years_to_full,years_lasting,source
stop-smoking,smoking,-0.06,-0.09,-0.03,1,5,doi.org/10.1/a
stop-smoking-cut,smoking,-0.06,,,1,5,doi.org/10.1/a
walks,active,0.2,0.1,0.3,1,1,doi.org/10.1/b
gym,active,0.3,,,1,1,doi.org/10.1/c
leaflet-van,smoking,0,,,1,1,doi.org/10.1/d
"""


def _indicator_rows(name: str, values: Mapping[str, str], polarity: str) -> str:
    facts = f"percent,100,{polarity},Made up"
    return "".join(
        f"{name},{name.capitalize()},Lifestyle and risk factors,{area},{area},2023/24,Persons,18+,,,{figures},{facts}\n"
        for area, figures in values.items()
    )


INDICATORS = (
    "indicator_id,indicator_name,domain,area_code,area_name,period,sex,age,category_type,category,"
    "value,lower_ci,upper_ci,count,denominator,unit,multiplier,polarity,source\n"
    + _indicator_rows(
        "smoking",
        {
            "A1": "16,15,17,1600,10000",
            "E1": "12,11.9,12.1,,",
            "A2": "13,,,,",
            "A3": "14,,,,",
            "A4": "15,,,,",
            "A5": "13,,,,",
            "A6": "15,,,,",
        },
        "lower",
    )
    + _indicator_rows(
        "active",
        {
            "A1": "55,52,58,5500,10000",
            "E1": "65,,,,",
            "A2": "60,,,,",
            "A3": "62,,,,",
            "A4": "64,,,,",
            "A5": "60,,,,",
            "A6": "64,,,,",
        },
        "higher",
    )
)

WEIGHTS = """\
partner,member,criterion,method,points,against
council,,need,points,40,
council,,inequality,points,20,
council,,health-gain,points,20,
council,,acceptability,points,10,
council,,cost,points,10,
nhs,gp,need,swing,100,
nhs,gp,inequality,swing,50,
nhs,gp,health-gain,swing,30,
nhs,gp,acceptability,swing,20,
nhs,gp,cost,swing,0,
nhs,nurse,need,rank,1,
nhs,nurse,inequality,rank,2,
nhs,nurse,health-gain,rank,3,
nhs,nurse,acceptability,rank,4,
nhs,nurse,cost,rank,5,
"""

MEMBERS = """\
id,partner,role
clerk,council,Clerk
gp,nhs,GP
nurse,nhs,Nurse
"""

SCORES = "round,member,intervention,criterion,value,state,reason\n" + "".join(
    f"1,{member},{intervention},{criterion},{value},{state},\n"
    for intervention in ("stop-smoking", "stop-smoking-cut", "walks", "gym", "leaflet-van")
    for criterion, values in (
        ("acceptability", ("Accepted", "0", "")),
        ("deliverability", ("Running already", "", "40")),
    )
    for member, value in zip(("clerk", "gp", "nurse"), values, strict=True)
    for state in ("given" if value else "unknown",)
)

AGREED = """\
round,intervention,criterion,value,reason
1,gym,acceptability,Welcomed,The panel talked it through.
1,walks,health-gain,6,The study was elsewhere.
"""

TARGETS = """\
id,indicator,title,kind,measure,area_code,lead_partner,partners,baseline,baseline_period,unit,better,no_stretch,status,\
placeholder_reason,to_be_filled_by,version,source
less-smoking,smoking,Fewer people smoke,designated,level,A1,council,council;nhs,16,2023/24,percent,lower,15.5,agreed,\
,,1,Made up
kinder-town,,A kinder town,local,level,A1,,nhs,,,,higher,,placeholder,No measure yet,nhs,1,Made up
"""

MILESTONES = """\
target,year,value
less-smoking,2026/27,15
less-smoking,2027/28,14
"""

VOICES = """\
who,theme,statement,source,date
Carers,Tobacco,Groups are too far away.,Consultation,2026-05-01
"""


def small_files() -> dict[str, bytes]:
    """Every file of the exercise, by name."""
    texts = {
        "exercise.yaml": EXERCISE,
        "interventions.csv": INTERVENTIONS,
        "costs.csv": COSTS,
        "measurements.csv": MEASUREMENTS,
        "effects.csv": EFFECTS,
        "indicators.csv": INDICATORS,
        "weights.csv": WEIGHTS,
        "members.csv": MEMBERS,
        "scores.csv": SCORES,
        "agreed.csv": AGREED,
        "targets.csv": TARGETS,
        "milestones.csv": MILESTONES,
        "voices.csv": VOICES,
    }
    return {name: text.encode() for name, text in texts.items()}


def edited(*edits: tuple[str, str, str]) -> dict[str, bytes]:
    """The files with texts replaced: (file, what stands there once, what to write instead)."""
    files = small_files()
    for name, old, new in edits:
        text = files[name].decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        files[name] = text.replace(old, new).encode()
    return files


def scored_by_all(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same files with a score from whoever did not know: of fewer than three none may be published."""
    return files | {"scores.csv": files["scores.csv"].replace(b",,unknown,", b",20,given,")}


def without(*names: str) -> dict[str, bytes]:
    """The files but for these."""
    return {name: content for name, content in small_files().items() if name not in names}


def problems_in(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Every problem that loading these files reports; none if they load."""
    try:
        load_exercise_files(files)
    except FileProblems as error:
        return error.problems
    return ()


def sentences(files: Mapping[str, bytes]) -> list[str]:
    """Every problem as the line a user reads."""
    return [problem.sentence for problem in problems_in(files)]


@cache
def small_exercise() -> Exercise:
    """The exercise, loaded."""
    return load_exercise_files(small_files())
