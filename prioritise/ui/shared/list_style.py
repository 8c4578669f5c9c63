"""The look of the list as a decision, and of the strip that says how firm it is."""

LIST_STYLE = """
<style>
.decision-list { container-type: inline-size; color: #0b0c0c; }
.decision-list table { display: block; width: 100%; border-collapse: collapse; }
.decision-list :is(thead, tbody) { display: block; }
.decision-list tr { display: grid; align-items: center; column-gap: 0.75rem; padding: 0.4rem 0.5rem 0.4rem 0.75rem;
  grid-template-columns: 2.4rem 6rem minmax(0, 1fr) minmax(6rem, 9rem) 5.5rem 7.6rem; }
.decision-list :is(th, td) { padding: 0; border: 0; text-align: left; font-weight: 400; line-height: 1.35; }
.decision-list thead tr { border-bottom: 2px solid #0b0c0c; padding-left: calc(0.75rem + 6px);
  font-size: 0.9rem; }
.stApp .decision-list thead th { font-weight: 600; overflow-wrap: normal; }
.decision-list thead th:nth-child(5), .decision-list td.cost { text-align: right; font-variant-numeric: tabular-nums; }
.decision-list.lower thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.decision-list tr.group { display: block; padding: 1.1rem 0.5rem 0.35rem calc(0.75rem + 6px); }
.decision-list .group .title { font-size: 1.15rem; font-weight: 700; }
.decision-list .group .count { font-weight: 700; background: #e5e6e7; border-radius: 1rem; padding: 0 0.5rem; }
.decision-list .group .meaning { color: #505a5f; font-size: 0.9rem; }
.decision-list tr.row { border-top: 1px solid #e5e6e7; border-left: 6px solid transparent; cursor: pointer;
  min-height: 3rem; }
.decision-list tr.row { scroll-margin-top: 5rem; }
.decision-list tr.row:hover { background: #f3f4f4; }
.decision-list tr.row.open { background: #e8f1f8; }
.decision-list tr.band-must-fund { border-left-color: #0b0c0c; }
.decision-list tr.band-core { border-left-color: #12436d; }
.decision-list tr.band-priority { border-left-color: #7391ab; }
.decision-list tr.band-reserve { border-left: 6px dashed #505a5f; }
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
.decision-list .is-firm::before { content: "● "; }
.decision-list .could-change { font-weight: 700; }
.decision-list .could-change::before { content: "◐ "; }
.decision-list .working { color: #505a5f; font-size: 0.8rem; }
.decision-list tr.old .band, .decision-list tr.old .rank { opacity: 0.75; }
.decision-list tr.cut-line { display: block; margin: 0.9rem 0 0.2rem; padding: 0.5rem 0.75rem;
  border-top: 5px solid #0b0c0c;  border-bottom: 5px solid #0b0c0c; }
.decision-list .cut-line strong { font-weight: 700; font-size: 1.05rem; margin-right: 0.75rem; }
.decision-list .cut-line ul { display: inline; list-style: none; margin: 0; padding: 0; }
.decision-list .cut-line li { display: inline; margin: 0; font-size: 1em; }
.decision-list .cut-line li + li::before { content: " · "; }
@container (max-width: 54rem) {
  .decision-list tr { grid-template-columns: 2.2rem 4.6rem minmax(0, 1fr) minmax(4.5rem, 6rem) 5.2rem 5.6rem;
    column-gap: 0.5rem; font-size: 0.92rem; }
}
@container (max-width: 36rem) {
  .decision-list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .decision-list tr.row { grid-template: "rank name name" auto "band score cost" auto "band firm firm" auto
    / 5.9rem minmax(0, 1fr) auto; row-gap: 0.3rem; padding: 0.7rem 0.6rem; }
  .decision-list tr.row { grid-template-areas: "name name name" "band score cost" "rank firm firm"; }
  .decision-list .rank { grid-area: rank; }
  .decision-list .rank::before { content: "Rank "; }
  .decision-list .band { grid-area: band; }
  .decision-list .name { grid-area: name; }
  .decision-list .score { grid-area: score; }
  .decision-list .cost { grid-area: cost; }
  .decision-list .firm { grid-area: firm; text-align: right; }
  .decision-list .cut-line li { display: block; }
  .decision-list .cut-line li + li::before { content: none; }
}
@media (min-width: 1200px) {
  .st-key-firm-and-nearest { flex-direction: row !important; align-items: flex-start; gap: 1.5rem; }
  .st-key-firm-and-nearest > :first-child { width: 13rem !important; flex: none; }
  .st-key-firm-and-nearest:not(:has(.st-key-nearest)) > :first-child { width: 100% !important; }
  .st-key-firm-and-nearest:has(.st-key-nearest) .firm-figures { flex-direction: column; gap: 0.9rem; }
}
.st-key-nearest { gap: 0.6rem; }
.stApp .st-key-nearest :is(p, [data-testid="stPageLink"] p) { font-size: 0.95rem; }
.firm-figures { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; padding: 0.25rem 0 0.5rem; }
.stApp .firm-figures p { margin: 0; max-width: 17rem; padding-left: 0.75rem; border-left: 6px solid #0b0c0c;
  line-height: 1.3; }
.stApp .firm-figures p.could { border-left: 6px dashed #505a5f; }
.firm-figures strong { display: block; font-size: 1.9rem; line-height: 1.1; }
</style>
"""
