"""One exercise made ready for another area: what carries over, and what is emptied because it was the first area's."""

from prioritise.files.for_area.account import Emptied, Kept
from prioritise.files.for_area.brought import areas_to_choose, exercise_for_area_in_file
from prioritise.files.for_area.carrying import NEXT_STEPS, AreaExercise, areas_with_figures, exercise_for_area

__all__ = [
    "NEXT_STEPS",
    "AreaExercise",
    "Emptied",
    "Kept",
    "areas_to_choose",
    "areas_with_figures",
    "exercise_for_area",
    "exercise_for_area_in_file",
]
