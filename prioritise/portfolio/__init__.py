"""What may be chosen and what is best: the rules, the model, its solving, the recheck, and why.

A `PortfolioProblem` is posed once, by `problem.build_problem`. Which entry to ask, from the outside in:

- `solve.solve`: the best portfolio of one problem, proven and rechecked. What a page or a command wants.
- `conflicts.members.feasible`: whether anything keeps to the rules at all, with no best one named.
- `explain.questions.Questions`: the best portfolio with something settled otherwise, each solved once.
- `next_best.next_best`: what is exactly as good, and what comes after it.
- `robustness.sweep.portfolios_at`: the best portfolio of one problem at many weights or scores, as `solve` gives it and
  far sooner; `robustness.sweep.optimal_portfolios` is the same as arrays.

Below these, on a built model, with neither recheck nor portfolio; for searches that ask many times:

- `best.best_set`: the best set at one row of scores, by proof or, where that is too much, by the solver.
- `best.sets_at`: the best sets at many rows, as far as one search of so much work proves them.
- `tree.search.best_sets`: that search itself, on rows in whole numbers.
- `tree.worth.sets_worth`: every set worth at least so much; None where there are too many.
- `engine.Engine.maximise`: the solver alone, trusted only as far as it says.

An answer has a list where it `has_answer`, and that list is the best where it `is_proven`: see `portfolio.Portfolio`.
"""
