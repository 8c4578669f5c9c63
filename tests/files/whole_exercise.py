"""The small exercise with every table, every kind of rule and every kind of figure that its files can hold."""

from __future__ import annotations

from functools import cache

from tests.files.small_exercise import edited

TABLES = {
    "levels.csv": """\
intervention,level,name,people_per_year,most_deprived_share
walks,half,Half scale,150,0.2
walks,full,Full scale,300,0.1
""",
    "capacities.csv": """\
capacity,unit,year,limit
nurse-hours,hours,2026/27,1000
nurse-hours,hours,2027/28,1200
rooms,rooms,2026/27,4
rooms,rooms,2027/28,4
""",
    "capacity_use.csv": """\
intervention,level,capacity,year,amount
stop-smoking,,nurse-hours,2026/27,700
stop-smoking,,nurse-hours,2027/28,650
walks,half,nurse-hours,2026/27,40
walks,full,nurse-hours,2026/27,80
gym,,rooms,2026/27,1
gym,,rooms,2027/28,1
stop-smoking-cut,,nurse-hours,2026/27,-150
""",
    "actuals.csv": """\
target,period,value,source
less-smoking,2024/25,15.8,Made up
less-smoking,2025/26,15.6,Made up
""",
    "comments.csv": """\
intervention,member,text,date
gym,gp,Who referred them last time?,2026-05-02
walks,,The park is shut until 2027.,2026-05-03
""",
}
RULES = """\
  - {id: some-of-it, kind: fund_limit, fund: grant, theme: Tobacco, limit_gbp: 400000, year: 2026/27, reason: Others.}
  - {id: part-of-it, kind: fund_limit, fund: grant, interventions: [walks, gym], share: 0.6, reason: Other needs.}
  - {id: fence, kind: fund_minimum, fund: grant, lead_partner: council, limit_gbp: 20000, reason: The grant's terms.}
  - {id: poorest, kind: minimum_most_deprived_share, share: 0.2, reason: The aim.}
  - {id: leave, kind: capacity, capacity: nurse-hours, limit: 900, year: 2026/27, reason: Two are away.}
  - id: on-the-way
    kind: meet_target
    target: less-smoking
    year: 2026/27
    share: 0.05
    decided_by: The board
    decided_on: 2026-04-01
    reason: It was promised.
  - {id: fair, kind: no_disproportionate_cut, sector: council, times: 1.5, reason: The compact.}
"""
SETTINGS = """\
settings:
  discount_rate: 0.035
  small_number: 5
  bands: {core: 0.8, reserve_budget: 1.3, reserve_weights: 0.2}
  targets:
    overlap: 0.1
    overlap_of: {less-smoking: 0.2}
    current_in_trend: no
    on_course: 0.7
    off_course: 0.3
    amber: 0.5
  panel: {cells_to_settle: 12, minutes_a_cell: 2.5, seconds_a_score: 30}
"""
WALKS = "walks,grant,2026/27,60000,revenue,no\n"


@cache
def whole_files() -> dict[str, bytes]:
    """Every file of the exercise, by name. Copy it before you change it."""
    budget, building = "budget_gbp: {2026/27: 500000, 2027/28: 500000}", "budget_gbp: {2026/27: 100000, 2027/28: 0}"
    kept = "minimum_gbp: {2026/27: 90000}, carry_forward_gbp: 5000, move_to: [{fund: building, limit_gbp: 7000}]"
    files = edited(
        ("exercise.yaml", budget, f"{budget}, {kept}"),
        ("exercise.yaml", building, f"{building}, carry_forward_gbp: 1000"),
        ("exercise.yaml", "rules:\n", f"rules:\n{RULES}"),
        ("exercise.yaml", "settings: {discount_rate: 0.035, small_number: 5}\n", SETTINGS),
        ("interventions.csv", "evidence_grade,source\n", "evidence_grade,provider,sector,source\n"),
        ("interventions.csv", "0.5,strong,Made up", "0.5,strong,Town hall,council,Made up"),
        ("interventions.csv", "-100,0.5,,Made up", "-100,0.5,,Town hall,council,Made up"),
        ("interventions.csv", "0.1,limited,Made up", "0.1,limited,,,Made up"),
        ("interventions.csv", "new,,200,0.3,,Made up", "current,,200,0.3,,A club,voluntary,Made up"),
        ("interventions.csv", "council,new,,0,,none,Made up", "council,new,,0,,none,,,Made up"),
        ("costs.csv", "kind,recurrent\n", "kind,recurrent,level\n"),
        ("costs.csv", WALKS, f"{WALKS[:-1].replace('60000', '35000')},half\n{WALKS[:-1]},full\n"),
    )
    return files | {name: text.encode() for name, text in TABLES.items()}
