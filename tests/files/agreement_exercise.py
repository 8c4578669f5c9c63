"""An exercise with nothing but a plan from 2008 to 2011 and the partners whom published agreements name."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files

PARTNERS = {
    "local-government": "Local Govt / VCFS",
    "police-north": "Lancashire Constabulary",
    "drugs": "Lancashire Drug and Alcohol Action Team",
    "fire": "Lancashire Fire and Rescue Service",
    "police-west": "Community Safety / Avon and Somerset Police",
    "capps": "Capps, CCC",
    "de-ville": "de Ville, CCC",
    "heaton": "Heaton",
}
EXERCISE = """\
schema: 1
id: agreement
title: An agreement of 2008
vocabulary: laa-2008
area: {code: A1, name: A county, benchmark: A1}
price_year: 2007/08
years: [2008/09, 2009/10, 2010/11]
criteria: [health-gain, cost]
partners:
""" + "".join(f'  - {{id: {id_}, name: "{name}"}}\n' for id_, name in PARTNERS.items())
FUNDS = """\
funds:
  - {id: grant, name: Grant, host: fire, kind: revenue, budget_gbp: {2008/09: 1, 2009/10: 1, 2010/11: 1}}
"""


def agreement_exercise() -> Exercise:
    """The exercise, with no targets yet."""
    files = {
        "exercise.yaml": EXERCISE + FUNDS,
        "interventions.csv": "id,name,theme,lead_partner,status\nvisits,Visits,Homes,fire,new\n",
        "costs.csv": "intervention,fund,year,amount_gbp,kind,recurrent\nvisits,grant,2008/09,1,revenue,no\n",
        "measurements.csv": "intervention,criterion,value,source\nvisits,health-gain,1,Made up\n",
        "weights.csv": "partner,member,criterion,method,points,against\n"
        + "".join(f"{each},,health-gain,points,60,\n{each},,cost,points,40,\n" for each in PARTNERS),
    }
    return load_exercise_files({name: text.encode() for name, text in files.items()})
