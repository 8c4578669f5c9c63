"""An empty exercise: every file with its headings, and an `exercise.yaml` that says what goes where."""

from __future__ import annotations

from prioritise.domain.exercise import SourceFile
from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.workbook.writing import write_workbook

EXERCISE_YAML = """\
# An exercise: one decision about what to fund. Text after a # is a note to you and is not read.
# Change the values below, then fill interventions.csv and costs.csv. The other tables are needed only for what uses
# them, and may stay as they are. Names in lower case joined by hyphens (public-health) are how files refer to things.
schema: 1
id: our-exercise
title: What should we fund?
# Today's words, or laa-2008 for the words of local area agreements.
vocabulary: outcomes-2026
# What is not real, such as [costs, scores]. It is said wherever these figures appear.
illustrative: []
area:
  # The area's code and name as published indicators write them.
  code: E00000000
  name: Our place
  # What the area is compared with: E92000001 is England.
  benchmark: E92000001
  # Codes of neighbouring or similar areas.
  comparators: []
  # To measure inequality, take the # from the next three lines and give the share (0 to 1) of residents in this group.
  # most_deprived:
  #   definition: Residents of the most deprived fifth of neighbourhoods in England
  #   population_share: 0.2
price_year: 2025/26
years: [2026/27, 2027/28, 2028/29]
# What makes one intervention better than another. Ready to use: need, severity, inequality, health-gain, people,
# acceptability and local-priority (benefits); evidence, deliverability and within-plan (how far to count on them);
# and cost.
# The panel scores acceptability and local-priority in scores.csv. Measured ones go in measurements.csv.
criteria: [health-gain, local-priority, evidence, cost]
# Who has a voice. One line each.
partners:
  - {id: council, name: The council, voice: 1}
  - {id: nhs, name: The NHS, voice: 1}
# partner-mean: one partner, one voice. member-mean: one person, one voice. votes: by each partner's voice above.
# partners-alike: each partner by the worth of its own best list.
weights_from: partner-mean
# Pots of money. host is a partner; kind is revenue or capital; budgets are whole pounds for every year.
funds:
  - id: main-fund
    name: The main fund
    host: council
    kind: revenue
    budget_gbp: {2026/27: 1000000, 2027/28: 1000000, 2028/29: 1000000}
# What must hold, each with a reason. For example:
#   - {id: required-by-law, kind: must_fund, intervention: the-id, reason: Why it must.}
rules: []
"""

READ_ME_FILE = "READ ME FIRST.txt"
READ_ME = """\
How to fill in this exercise

1. Open exercise.yaml in a text editor and put in your place, years, partners and money.
2. Open interventions.csv in a spreadsheet. One row for each thing you could fund, continue or stop.
   status is new, current or reduce. people_per_year is how many people benefit each year.
3. Open costs.csv. One row for each intervention, fund and year, in whole pounds. kind is revenue or capital,
   recurrent is yes or no.
4. Fill the tables your criteria need: measurements.csv for what is measured, members.csv and scores.csv for what the
   panel judges, effects.csv and indicators.csv for what is computed from published figures, weights.csv for what each
   partner thinks matters.
5. Save each table as CSV UTF-8, zip the folder, and open it on the Start page. Every problem is listed at once, with
   where it is and what to do.
"""


def template_files() -> tuple[SourceFile, ...]:
    """Return the files of an empty exercise: tables with headings only, `exercise.yaml` with notes, and a page of
    steps.
    """
    tables = [SourceFile(model.declared.file, (",".join(model.model_fields) + "\n").encode()) for model in TABLES]
    return (
        SourceFile("exercise.yaml", EXERCISE_YAML.encode()),
        SourceFile(READ_ME_FILE, READ_ME.encode()),
        *tables,
    )


def write_template() -> bytes:
    """Write the empty exercise as a workbook: a sheet for every table with an example row, and notes on the
    headings.
    """
    return write_workbook(
        {
            template_file.name: template_file.content
            for template_file in template_files()
            if template_file.name != READ_ME_FILE
        },
        examples=True,
    )
