"""The small exercise with targets rewritten for a test."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.yaml_edit import with_top
from tests.files.small_exercise import small_files

HEADING = (
    "id,indicator,title,kind,measure,area_code,lead_partner,partners,baseline,baseline_period,unit,better,no_stretch,"
    "status,placeholder_reason,to_be_filled_by,version,source\n"
)
SMOKING = (
    "less-smoking,smoking,Fewer people smoke,designated,level,A1,council,nhs,16,2023/24,percent,lower,,agreed,,,1,\n"
)
MILESTONES = "target,year,value\nless-smoking,2026/27,15\nless-smoking,2027/28,14\n"


def exercise_with(
    *,
    targets: str = SMOKING,
    milestones: str = MILESTONES,
    actuals: str = "",
    settings: str = "",
    more: dict[str, str] | None = None,
) -> Exercise:
    """The small exercise; `settings` is what stands under settings.targets, `more` other files by name.

    Where `settings` does not say, current services are added on top of the trend, so that every term of the formula
    can be seen; the default of an exercise that says nothing is the other way.
    """
    files = small_files()
    files["targets.csv"] = (HEADING + targets).encode()
    files["milestones.csv"] = milestones.encode()
    if actuals:
        files["actuals.csv"] = ("target,period,value,source\n" + actuals).encode()
    if "current_in_trend" not in settings:
        settings = f"{settings}, current_in_trend: no".removeprefix(", ")
    old = "settings: {discount_rate: 0.035, small_number: 5}"
    new = f"settings: {{discount_rate: 0.035, small_number: 5, targets: {{{settings}}}}}"
    text = files["exercise.yaml"].decode()
    assert old in text
    files["exercise.yaml"] = text.replace(old, new).encode()
    for name, text in (more or {}).items():
        files[name] = text.encode()
    return load_exercise_files(files)


def four_year_plan() -> Exercise:
    """The same exercise over four years, with a milestone in each; costs and money of the last two are to come."""
    files = {file.name: file.content for file in exercise_with().files}
    years = ("2026/27", "2027/28", "2028/29", "2029/30")
    files["exercise.yaml"] = with_top(files["exercise.yaml"], "years", list(years))
    rows = [f"less-smoking,{year},{15 - place}\n" for place, year in enumerate(years)]
    files["milestones.csv"] = "".join(["target,year,value\n", *rows]).encode()
    return load_exercise_files(files, awaiting_panel=True, unfinished=True)
