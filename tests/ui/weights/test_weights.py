"""Weights shows every partner, and moving a slider changes the list but nothing else."""

from tests.ui.app import gone_to, opened, sound, table_with, with_lever, words


def slider(app, key):
    return next(each for each in app.select_slider if each.key == f"points:{key}")


def test_the_heading_says_where_partners_differ_most():
    assert opened("weights").title[0].value.startswith("Partners differ most on ")


def test_it_says_how_the_agreed_weights_were_formed_and_shows_every_partner():
    app = opened("weights")
    assert "Each of the 5 partners counts once" in words(app)
    assert len(table_with(app, "Agreed").columns) == 1 + 5 + 1


def test_the_sliders_start_at_the_agreed_shares():
    app = opened("weights")
    assert sum(each.value for each in app.select_slider) in range(98, 103)
    assert "of all weight" in slider(app, "need").label
    assert words(app).count("Points from 0 to 100; only the proportions count.") == 1


def test_moving_one_slider_moves_no_other_and_shows_its_share():
    app = opened("weights")
    before = {each.key: each.value for each in app.select_slider}
    slider(app, "need").set_value(100).run()
    after = {each.key: each.value for each in sound(app).select_slider}
    assert after == before | {"points:need": 100}
    assert slider(app, "need").label == "Need met: 56.5% of all weight"


def test_what_enters_and_leaves_is_said_right_there():
    app = opened("weights")
    slider(app, "cost").set_value(60).run()
    assert " leave: " in words(sound(app))


def test_one_click_goes_back_to_what_was_agreed():
    app = opened("weights")
    before = {each.key: each.value for each in app.select_slider}
    slider(app, "cost").set_value(60).run()
    next(each for each in app.button if each.label == "Back to the list as it stands").click().run()
    assert {each.key: each.value for each in sound(app).select_slider} == before
    assert "What if:" not in words(app)


def test_a_slider_moved_here_stays_moved_on_the_priorities_page():
    app = opened("weights")
    slider(app, "cost").set_value(60).run()
    app = with_lever(gone_to(app, "priorities"), "Weights")
    assert slider(app, "cost").value == 60
    assert "Cost at 39.1% of all weight (agreed 6.5%)" in words(app)


def test_all_sliders_at_nothing_is_said_and_the_agreed_weights_stay():
    app = opened("weights")
    for key in [each.key for each in app.select_slider]:
        slider(app, key.removeprefix("points:")).set_value(0).run()
    assert "Every slider is at 0" in sound(app).warning[0].value


def test_the_name_a_slider_is_read_out_by_is_plain_words_with_its_share():
    labels = [each.label for each in opened("weights").select_slider]
    assert [label for label in labels if "*" in label] == []
    assert all(label.endswith("% of all weight") for label in labels)


def test_what_every_criterion_means_and_where_it_comes_from_is_one_click_away():
    app = opened("weights")
    [box] = [each for each in app.expander if each.label == "What each criterion means and where it comes from"]
    assert not box.proto.expanded
    written = "\n".join([*(each.value for each in box.markdown), *(each.proto.body for each in box.get("html"))])
    assert "How sure can we be, from research, that it works?" in written
    assert 'href="https://www.legislation.gov.uk/ukpga/2007/28/section/116"' in written
    assert "Checked by prioritise maintainers" in written


def test_with_every_slider_at_nothing_the_labels_say_so_and_one_press_puts_them_back():
    app = opened("weights")
    agreed = {each.key: each.value for each in app.select_slider}
    for each in app.select_slider:
        each.set_value(0)
    app = sound(app.run())
    assert {each.label.partition(": ")[2] for each in app.select_slider} == {"no weight"}
    said = words(app)
    assert "Every slider is at 0" in said
    assert "Nothing has been moved" not in said
    app = sound(next(each for each in app.button if each.key == "agreed-weights").click().run())
    assert {each.key: each.value for each in app.select_slider} == agreed
    assert "Every slider is at 0" not in words(app)
    assert "agreed-weights" not in [each.key for each in app.button]
