"""The look of the list as a decision, and of the strip that says how firm it is."""

LIST_STYLE = """
<style>
.decision-list { container-type: inline-size; color: #0b0c0c; }
.decision-list table { display: block; width: 100%; border-collapse: collapse; }
.decision-list :is(thead, tbody) { display: block; }
.decision-list tr { display: grid; align-items: center; column-gap: 0.75rem; padding: 0.4rem 0.5rem 0.4rem 0.75rem;
  grid-template-columns: 2.4rem 6rem minmax(0, 1fr) minmax(6rem, 8rem) 5.5rem 7.6rem; }
.decision-list :is(th, td) { padding: 0; border: 0; text-align: left; font-weight: 400; line-height: 1.35; }
.decision-list thead tr { border-bottom: 2px solid #0b0c0c; padding-left: calc(0.75rem + 6px);
  font-size: 0.9rem; }
.stApp .decision-list thead th { font-weight: 600; overflow-wrap: normal; }
.decision-list thead th:nth-child(5), .decision-list td.cost { text-align: right; font-variant-numeric: tabular-nums; }
.decision-list.lower thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.decision-list tr.group { display: block; padding: 0.75rem 0.5rem 0.3rem calc(0.75rem + 6px); }
.decision-list thead + tbody tr.group:first-child { padding-top: 0.45rem; }
.decision-list .group .title { font-size: 1.15rem; font-weight: 700; }
.decision-list .group .count { font-weight: 700; background: #e5e6e7; border-radius: 1rem; padding: 0 0.5rem; }
.decision-list .group .meaning { color: #505a5f; font-size: 0.9rem; }
.decision-list tr.row { border-top: 1px solid #e5e6e7; border-left: 6px solid transparent; cursor: pointer;
  min-height: 3rem; }
.decision-list tr.row { scroll-margin-top: 5rem; }
.decision-list tr.row:hover { background-color: #f3f4f4; }
.decision-list tr.row.open { background-color: #e8f1f8; }
.decision-list tr.band-must-fund { border-left-color: #0b0c0c; }
.decision-list tr.band-core { border-left-color: #12436d; }
.decision-list tr.band-priority { border-left-color: #7391ab; }
.decision-list tr.band-reserve { background: repeating-linear-gradient(#505a5f 0 5px, #ffffff 5px 9px) 0 0 / 6px 100%
  no-repeat border-box; print-color-adjust: exact; }
.decision-list tr.band-not-now { border-left-color: #b1b4b6; }
.decision-list tr.band-reduction { border-left: 6px double #505a5f; }
.decision-list .rank { color: #505a5f; font-variant-numeric: tabular-nums; }
.decision-list .name button { all: unset; cursor: pointer; font-weight: 600; color: #0b0c0c; line-height: 1.35;
  text-decoration: underline; text-decoration-color: #b1b4b6; text-underline-offset: 0.2em; min-height: 24px;
  overflow-wrap: anywhere; }
.decision-list tr.row:hover button { text-decoration-color: #005eb8; color: #005eb8; }
.decision-list .about { font-size: 0.875rem; color: #505a5f; }
.decision-list .about .note::before { content: " · "; }
.decision-list .changed { font-weight: 700; color: #0b0c0c; background: #fde3d6;
  border-left: 4px solid #f46a25; padding: 0 0.35rem;
  margin-right: 0.4rem; border-radius: 0.2rem; }
.decision-list .score { display: grid; grid-template-columns: minmax(0, 1fr) 2.6rem; align-items: center; gap: 0.4rem; }
.decision-list .number { text-align: right; font-variant-numeric: tabular-nums; }
.decision-list .track { position: relative; height: 0.9rem; }
.decision-list .bar { position: absolute; top: 0; bottom: 0; min-width: 1px; }
.decision-list .bar.in { background: #12436d; }
.decision-list .bar.out { background: #ffffff; box-shadow: inset 0 0 0 2px #6f777b; }
.decision-list .zero { position: absolute; top: -0.15rem; bottom: -0.15rem; width: 1px; background: #0b0c0c; }
.decision-list .is-firm { color: #505a5f; }
.decision-list .could-change { font-weight: 700; }
.decision-list :is(.is-firm, .could-change) { display: inline-flex; align-items: center; gap: 0.4rem; }
/* Drawn, because a letter of this shape has another size in every font. */
.decision-list :is(.is-firm, .could-change)::before { content: ""; flex: none; width: 0.45rem; height: 0.45rem;
  margin: 0 0.2rem; border-radius: 50%; background: #505a5f; print-color-adjust: exact; }
.decision-list .could-change::before { width: 0.85rem; height: 0.85rem; margin: 0; border: 2px solid #0b0c0c;
  box-sizing: border-box; background: linear-gradient(to right, #0b0c0c 50%, #ffffff 50%); }
.decision-list .working { color: #505a5f; font-size: 0.8rem; }
.decision-list :is(tr.old .band, tr.old .rank, tr.old-firm .firm) { font-style: italic; color: #505a5f; }
.decision-list tr.cut-line { display: block; margin: 0.9rem 0 0.2rem; padding: 0.5rem 0.75rem;
  border-top: 5px solid #0b0c0c;  border-bottom: 5px solid #0b0c0c; }
/* In the middle of the screen, so that what is just in and just out stand to either side of it. */
.decision-list tr.cut-line { scroll-margin-top: 45vh; }
.decision-list .to-line { color: #005eb8; font-size: 0.9rem; margin-left: 0.75rem; white-space: nowrap; }
.decision-list .cut-line strong { font-weight: 700; font-size: 1.05rem; margin-right: 0.75rem; }
.decision-list .cut-line ul { display: inline; list-style: none; margin: 0; padding: 0; }
.decision-list .cut-line li { display: inline; margin: 0; font-size: 1em; }
.decision-list .cut-line li + li::before { content: " · "; }
/* On one line where there is room, so that more of the list is seen at once. */
@container (min-width: 60rem) {
  .decision-list tr { grid-template-columns: 1.8rem 5.6rem minmax(0, 1fr) 7rem 5.4rem 9.7rem; }
  .decision-list tr.row { min-height: 2rem; padding-top: 0.1rem; padding-bottom: 0.1rem; }
  .decision-list thead tr { padding-top: 0; padding-bottom: 0.2rem; }
  .decision-list td.band { white-space: nowrap; }
  .decision-list th.name { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 0.75rem; }
}
@container (max-width: 54rem) {
  .decision-list tr { grid-template-columns: 2.2rem 5.8rem minmax(0, 1fr) minmax(3.6rem, 5.6rem) 5.2rem 7.4rem;
    column-gap: 0.5rem; font-size: 0.92rem; }
}
/* Enlarged on a desk: the name above, its figures below, so that no name is a tower of short lines. */
@container (min-width: 36.01rem) and (max-width: 46rem) {
  .decision-list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .decision-list tr.row { grid-template: "rank name name name firm" auto "rank band score cost firm" auto
    / 2.2rem 5.8rem minmax(0, 1fr) 5.2rem 8.4rem; row-gap: 0.1rem; }
  .decision-list .rank { grid-area: rank; }
  .decision-list .band { grid-area: band; }
  .decision-list .name { grid-area: name; }
  .decision-list .score { grid-area: score; }
  .decision-list .cost { grid-area: cost; }
  .decision-list .firm { grid-area: firm; padding-left: 0.75rem; }
  .decision-list th.name { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 0.75rem; }
}
@container (max-width: 36rem) {
  .decision-list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .decision-list tr.row { grid-template: "rank name name" auto "band score cost" auto "band firm firm" auto
    / 5.9rem minmax(0, 1fr) minmax(4.9rem, auto); row-gap: 0.3rem; padding: 0.7rem 0.6rem; }
  .decision-list tr.row { grid-template-areas: "name name name" "band score cost" "rank firm firm"; }
  .decision-list .rank { grid-area: rank; }
  .decision-list .rank::before { content: "Rank "; }
  .decision-list .band { grid-area: band; }
  .decision-list .name { grid-area: name; }
  .decision-list .score { grid-area: score; }
  .decision-list .cost { grid-area: cost; }
  .decision-list .firm { grid-area: firm; text-align: right; }
  .decision-list :is(.group .meaning, .cut-line strong, .cut-line li) { display: block; }
  .decision-list .cut-line li + li::before { content: none; }
  .decision-list .to-line { margin-left: 0; }
}
/* How firm it is takes one line beside its heading, and what would change it the next: the list begins in sight. */
.st-key-priorities-head, .st-key-firm-strip, .st-key-nearest { gap: 0.35rem; }
.stApp .st-key-priorities-head p { max-width: none; }
.st-key-priorities-head .illustrative { margin: 0; }
.stApp .st-key-priorities-head h1 { padding-top: 0; padding-bottom: 0; }
.st-key-detail { gap: 0.6rem; }
.stApp .st-key-detail h2 { padding-top: 0; }
/* What listens for a press takes no place of its own. */
.st-key-row-clicks { position: absolute; width: 1px !important; }
.stApp .st-key-firm-strip h2 { padding-top: 0.5rem; padding-bottom: 0.3rem; }
.stApp:not(:has(.st-key-priorities-head)) .st-key-firm-strip { margin: 0.75rem 0; }
:is(.st-key-priorities-head, .st-key-firm-strip, .st-key-look-closer) [data-testid="stHeading"]
[data-testid="stMarkdownContainer"] { margin-bottom: 0; }
.stApp .st-key-look-closer h2 { padding: 0; white-space: nowrap; }
@media (min-width: 641px) {
  .st-key-firm-facts { flex-direction: row !important; align-items: center; justify-content: space-between; }
  .st-key-firm-facts > * { width: auto !important; flex: 0 1 auto !important; }
  .st-key-firm-facts > :last-child { flex-shrink: 0 !important; }
  .firm-figures p { display: flex; align-items: center; gap: 0.6rem; }
}
@media (min-width: 1280px) {
  .st-key-firm-strip { flex-direction: row !important; flex-wrap: wrap; align-items: center; column-gap: 1.5rem; }
  .st-key-firm-strip > * { width: auto !important; flex: 0 0 auto !important; }
  .st-key-firm-strip > :has(.st-key-firm-facts), .st-key-firm-strip > .st-key-firm-facts { flex: 1 1 0 !important; }
  .st-key-firm-strip > :has(.st-key-nearest), .st-key-firm-strip > .st-key-nearest { flex: 0 0 100% !important; }
  .stApp .st-key-firm-strip h2 { padding: 0; }
}
.stApp .st-key-nearest :is(p, [data-testid="stPageLink"] p) { font-size: 0.95rem; max-width: none; }
.st-key-nearest [data-testid="stExpander"] summary { padding-top: 0.25rem; padding-bottom: 0.25rem; min-height: 2rem; }
.stApp :is(.first-to-change, .money-moves) { margin: 0; max-width: none; font-size: 0.95rem; color: #0b0c0c; }
.first-to-change a { color: #005eb8; display: inline-block; min-height: 24px; }
@media (max-width: 640px) { .st-key-nearest { gap: 0.75rem; } }
/* What the line takes on a desk is given back, so that as many rows of the list are seen at once. */
@media (min-width: 1280px) {
  .stApp:has(.st-key-priorities-head) .st-key-firm-strip { margin-top: -0.4rem; }
  .stApp:has(.st-key-priorities-head) .st-key-nearest [data-testid="stExpander"] summary { min-height: 1.75rem;
    padding-top: 0.1rem; padding-bottom: 0.1rem; }
  .st-key-priorities-head { margin-top: -0.6rem; gap: 0.2rem; }
  .st-key-firm-strip > :has(.first-to-change, .money-moves) { flex: 0 0 100% !important; }
  .st-key-look-closer { margin-top: -0.5rem; }
  .stApp .st-key-firm-strip .firm-figures { padding: 0; }
  .stApp .decision-list tr.group { padding-top: 0.45rem; }
}
.firm-figures { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; padding: 0.25rem 0; }
.stApp .firm-figures p { margin: 0; max-width: 15.5rem; padding-left: 0.75rem; border-left: 6px solid #0b0c0c;
  line-height: 1.3; }
.stApp .firm-figures p.could { border-left: 6px dashed #505a5f; }
.firm-figures strong { display: block; flex: none; font-size: 1.9rem; line-height: 1.1; white-space: nowrap; }
</style>
"""
