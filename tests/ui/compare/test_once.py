"""What if works nothing out twice: not within a run of the page, nor again when nothing has changed."""

from dataclasses import replace

from tests.files.small_exercise import small_exercise
from tests.ui.app import gone_to, opened, settled, sound, words
from tests.ui.counting import counted


def test_an_unchanged_rerun_works_nothing_out_and_the_runs_before_it_nothing_twice():
    app = opened()
    # One that nothing has been worked out for yet, in whatever order the tests run.
    app.session_state["exercise"] = replace(small_exercise(), title="What if, counted")
    with counted() as first:
        app = settled(gone_to(app, "compare"))
    assert "report.compare.view.scenarios_view" in first.worked_out()
    assert "report.compare.how_sure_view.many_weights_view" in first.worked_out()
    # A search may ask itself again within, and the same few words may be said of two lists.
    repeated = {name for name in first.repeated() if name.startswith(("analysis", "judgement", "report"))}
    assert repeated <= {"analysis.portfolio_change.change_words"}
    with counted() as again:
        sound(app.run())
    assert again.worked_out() == {}
    assert "Working it out" not in words(app)
