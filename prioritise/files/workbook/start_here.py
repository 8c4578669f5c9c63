"""What a workbook says of itself on its first sheet."""

from __future__ import annotations

START_HERE = (
    "How to fill in this exercise",
    "This workbook is one decision about what to fund. Fill it in, save it, and open it on the Start page.",
    "1. Exercise: the place, the years, and the criteria that matter. A list goes on to the right, a cell an entry.",
    "2. Partners and Funds: who has a voice, and the money of each year. Give each a short id.",
    "3. Interventions: one row for each thing you could fund, continue or stop. Status is new, current or reduce.",
    "4. Costs: one row for each intervention, fund and year. Write 0 for nothing; an empty cell is not known.",
    "5. Fill the sheets your criteria need: Measurements for what is measured, Members and Scores for what the panel",
    "judges, Effects and Indicators for what is computed from published figures, Weights for what each partner thinks.",
    "6. Leave the other sheets empty. Keep the names of sheets and headings. A note on each heading says what it is.",
    "A row that begins with Example: is there to show how, and is not read. You may delete it.",
    "The sheet Files keeps how the folder of this exercise was written. Leave it as it is.",
    "Every problem is listed at once when you open the workbook, with its sheet, its row and what to do.",
)
