"""A problem is one line: file, row and column, then what was found, then what to do."""

import pickle

from prioritise.domain.errors import FileProblems, PrioritiseError, Problem, VersionClash


def test_a_problem_names_its_place_as_far_as_it_has_one():
    assert Problem("costs.csv", "a", "b", row=5, column="year").sentence == "costs.csv, row 5, column year | a | b"
    assert Problem("costs.csv", "a", "b", row=5).sentence == "costs.csv, row 5 | a | b"
    assert Problem("costs.csv", "a", "b").sentence == "costs.csv | a | b"


def test_file_problems_are_one_of_the_products_own_errors_and_print_a_line_each():
    error = FileProblems([Problem("a.csv", "b", "c"), Problem("d.csv", "e", "f")])
    assert isinstance(error, PrioritiseError)
    assert str(error) == "a.csv | b | c\nd.csv | e | f"


def test_errors_that_hold_more_than_words_come_whole_out_of_another_process():
    problems = (Problem("a.csv", "b", "c", row=2), Problem("d.csv", "e", "f"))
    error = pickle.loads(pickle.dumps(FileProblems(problems)))
    assert error.problems == problems
    clash = pickle.loads(pickle.dumps(VersionClash("Somebody was first.", theirs=3, yours=2)))
    assert (str(clash), clash.theirs, clash.yours) == ("Somebody was first.", 3, 2)
