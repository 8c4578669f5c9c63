"""The catalogues are whole, sourced, and say where each polarity comes from."""

import re
from datetime import date

from prioritise.domain.indicators import Polarity
from prioritise.domain.units import unit_in
from prioritise.files.cells import ID_FORM
from prioritise.files.published.areas import known_areas
from prioritise.files.published.catalogue import shipped_catalogue
from prioritise.files.shipped import example_folder

FACTS = [*shipped_catalogue().by_published_id.values(), *shipped_catalogue().by_title.values()]
SOURCES = (example_folder().parent / "catalogues" / "SOURCES.md").read_text(encoding="utf-8")


def test_every_entry_has_what_an_exercise_needs():
    assert len({facts.id for facts in FACTS}) == 137
    for facts in FACTS:
        assert ID_FORM.fullmatch(facts.id), facts.id
        assert facts.name, facts.id
        assert facts.domain, facts.id
        assert facts.unit, facts.id
        assert facts.source, facts.id
        assert facts.licence == "Open Government Licence v3.0", facts.id


def test_one_id_is_one_set_of_facts():
    by_id = {}
    for facts in FACTS:
        assert by_id.setdefault(facts.id, facts) == facts


def test_every_polarity_says_who_says_so_and_no_other_entry_does():
    assert [facts.id for facts in FACTS if bool(facts.polarity) != bool(facts.polarity_from)] == []


def test_units_and_multipliers_agree():
    named = [(facts, unit) for facts in FACTS if (unit := unit_in(facts.unit))]
    assert len(named) > 100
    assert [facts.id for facts, unit in named if facts.multiplier != unit.multiplier] == []


def test_the_publishers_contradictions_follow_its_comparisons():
    facts = shipped_catalogue().by_published_id
    assert facts["92033"].polarity is Polarity.LOWER
    assert facts["90362"].polarity is Polarity.HIGHER
    assert facts["91040"].polarity is Polarity.HIGHER


def test_an_abolished_area_is_replaced_by_one_that_is_known():
    areas = known_areas()
    abolished = [area for area in areas.values() if area.abolished]
    assert len(abolished) == 63
    for area in abolished:
        assert date(2009, 4, 1) <= date.fromisoformat(area.abolished) <= date(2025, 4, 1), area
        assert area.order.endswith(("Order 2008", "Order 2012", "Order 2013", "Order 2018", "Order 2019", "Order 2020",
                                    "Order 2022", "Order 2024")), area  # fmt: skip
        assert not area.same_extent or area.replaced_by, area
        assert not area.replaced_by or area.replaced_by in areas, area


def test_the_catalogues_name_author_checker_and_next_review():
    assert "Author: " in SOURCES
    assert "Checked by: " in SOURCES
    assert re.search(r"Next review: \d{4}-\d{2}-\d{2}", SOURCES)
    assert "Open Government Licence v3.0" in " ".join(SOURCES.split())
