"""The look that all pages share: focus, widths, small screens."""

PAGE_STYLE = """
<style>
/* A visible focus on everything that can be reached with a keyboard (WCAG 2.4.7 and 2.4.11). */
.stApp :is(a, button, input, textarea, summary, [role="slider"], [role="tab"], [role="radio"], [role="combobox"],
[tabindex="0"]):focus-visible {
  outline: 3px solid #ffeb3b !important;
  outline-offset: 0;
  box-shadow: 0 0 0 5px #0b0c0c !important;
}
/* These boxes clip what is inside them, so the focus goes around the box itself. */
.stApp :is(.react-aria-ComboBox, [data-testid="stTextInputRootElement"]) input:focus-visible {
  outline: none !important;
  box-shadow: none !important;
}
.stApp :is(.react-aria-ComboBox > div, [data-testid="stTextInputRootElement"]):has(input:focus-visible) {
  outline: 3px solid #ffeb3b !important;
  box-shadow: 0 0 0 5px #0b0c0c !important;
}
/* What it would write is said in full, on as many lines as that takes. */
:is(.st-key-own-say-yes, .st-key-say-yes, [class*="st-key-own-leave-out"], [class*="st-key-own-judge"]) button,
:is(.st-key-own-say-yes, .st-key-say-yes, [class*="st-key-own-leave-out"], [class*="st-key-own-judge"]) button * {
  white-space: normal; overflow: visible; text-overflow: clip; height: auto; text-align: left;
}
:is(.st-key-priorities-strip, .st-key-what-if-strip, .st-key-targets-strip, .st-key-weights-strip) { gap: 0.6rem; }
/* What is chosen stands beside what it is for, where there is room. */
@media (min-width: 1000px) {
  .stApp [data-testid="stButtonGroup"] { display: flex; flex-direction: row; align-items: center; column-gap: 1rem; }
  .stApp [data-testid="stButtonGroup"] > label { width: auto; margin: 0; }
  .stApp [class*="st-key-attended"] [data-testid="stButtonGroup"] > label { flex: 0 0 24rem; }
  .st-key-look-closer [data-testid="stSelectbox"] { display: flex; flex-direction: row; align-items: center;
    column-gap: 0.75rem; }
  .st-key-look-closer [data-testid="stSelectbox"] > label { width: auto; margin: 0; white-space: nowrap; }
  .st-key-look-closer [data-testid="stSelectbox"] > :last-child { flex: 1; }
}
.stMainBlockContainer { max-width: 1280px; padding-bottom: 4rem; }
.stApp h1 { font-size: 1.8rem; line-height: 1.2; padding-top: 0.3rem; padding-bottom: 0.25rem; }
.stApp h2 { font-size: 1.5rem; line-height: 1.25; padding-top: 1.25rem; }
.stApp h3 { font-size: 1.15rem; line-height: 1.3; }
.stApp p, .stApp li { line-height: 1.5; max-width: 46rem; }
/* Long words and addresses break rather than push the page sideways on a phone (WCAG 1.4.10). */
.stApp :is(h1, h2, h3, p, li, td, th) { overflow-wrap: anywhere; }
.stApp td, .stApp th { overflow-wrap: break-word; }
.stApp .illustrative { border-left: 5px solid #505a5f; padding: 0.1rem 0.75rem; color: #0b0c0c; margin: 0.4rem 0 0;
  font-size: 0.95rem; max-width: none; }
/* Below a title or below what is said first, at the same distance. */
:not(.st-key-priorities-head) > [data-testid="stElementContainer"]:has(> [data-testid="stMarkdown"]) +
[data-testid="stElementContainer"]:has(.illustrative) { margin-top: -0.6rem; }
@media screen and (min-width: 801px) { .stApp .illustrative { font-size: 0.85rem; } }
.stApp ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; margin: 0; padding: 0; }
.stApp .legend li { display: inline-flex; align-items: center; gap: 0.4rem; margin: 0; padding: 0; font-size: 0.95rem;
  color: #0b0c0c; }
.legend .mark { width: 0.9rem; height: 0.9rem; flex: none; print-color-adjust: exact; }
p.source { margin: 0 0 0.5rem; font-size: 0.875rem; }
p.source a { color: #005eb8; }
.legend .tick { width: 2px; }
.legend .line { width: 1.5rem; height: 3px; }
.legend .circle { border-radius: 50%; }
.legend .triangle-up { clip-path: polygon(50% 5%, 100% 95%, 0 95%); }
.legend .triangle-down { clip-path: polygon(50% 95%, 100% 5%, 0 5%); }
.legend .diamond { clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); }
.finding-tag { display: inline-block; margin: 0 0.4rem 0.3rem 0; padding: 0.1rem 0.6rem; font-weight: 600;
  font-size: 0.9rem; background: #e5e6e7; color: #0b0c0c; border-left: 6px solid #505a5f; }
.finding-tag.on-course { background: #dcefe3; border-left-color: #00703c; }
.finding-tag.uncertain { background: #f3f4f4; border-left-color: #505a5f; }
.finding-tag.off-course { background: #f9e1df; border-left-color: #b3261e; }
.voices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1rem 1.5rem; }
.voices blockquote { margin: 0; padding: 0.25rem 0 0.25rem 1rem; border-left: 4px solid #b1b4b6; color: #0b0c0c; }
.voices blockquote p { margin: 0 0 0.25rem; }
.voices ul { margin: 0.6rem 0 0; }
.voices footer { font-size: 0.85rem; color: #505a5f; }
[data-testid="stPageLink"] a { padding-left: 0; background: none; }
[data-testid="stPageLink"] a p { color: #005eb8; text-decoration: underline; font-size: 1rem; }
[data-testid="stPageLink"] a, [data-testid="stPageLink"] a * { white-space: normal; overflow: visible; height: auto; }
/* A chart that has not yet heard of a narrower screen is drawn smaller rather than push the page sideways. */
[data-testid="stVegaLiteChart"], [data-testid="stVegaLiteChart"] svg { max-width: 100%; }
dl.facts { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.3rem 1rem; }
dl.facts { margin: 0; padding: 0; }
dl.facts dt { font-weight: 600; }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.stApp .st-key-target-panels { display: grid; align-items: stretch;
  grid-template-columns: repeat(auto-fill, minmax(min(16.5rem, 100%), 1fr)); }
.stApp .st-key-target-panels h3 { padding-top: 0; }
/* One that is open has the width of the page for its tables; until then all end at one line. */
.st-key-target-panels > :has(details[open]) { grid-column: 1 / -1; }
.st-key-target-panels:not(:has(details[open])) > * > [data-testid="stVerticalBlock"] > :last-child {
  margin-top: auto; }
@media (min-width: 641px) {
  /* Charts that stand side by side begin at one height, whether a title takes one line or two. */
  .stApp .st-key-target-panels h3 { box-sizing: content-box; min-height: 2.6em; }
  /* What is pressed keeps its width, and what it is about gives way. */
  :is(.st-key-nearest, .st-key-would-change, .st-key-look-closer)
  [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
  :is(.st-key-nearest, .st-key-would-change, .st-key-look-closer)
  [data-testid="stColumn"]:first-child { min-width: 0; }
  .st-key-look-closer [data-testid="stColumn"]:first-child { flex: 0 0 auto; width: auto; }
  .st-key-look-closer [data-testid="stColumn"]:last-child { flex: 0 0 12.5rem; }
  :is(.st-key-nearest, .st-key-would-change) [data-testid="stColumn"]:last-child { min-width: 8.5rem; }
  :is(.st-key-nearest, .st-key-would-change) [data-testid="stColumn"]:last-child [data-testid="stVerticalBlock"] {
    align-items: flex-end; }
  :is(.st-key-nearest, .st-key-would-change) [data-testid="stColumn"]:last-child { flex: 0 0 auto; width: auto; }
  :is(.st-key-nearest, .st-key-would-change) [data-testid="stPageLink"] :is(a, a *) { white-space: nowrap; }
}
/* The evidence stays beside the questions it is for. */
@media (min-width: 1000px) {
  [data-testid="stColumn"]:has(.st-key-my-evidence) { position: sticky; top: 4rem; align-self: flex-start;
    max-height: calc(100vh - 5rem); overflow-y: auto; padding: 6px; margin: -6px; }
}
@media (min-width: 641px) { [data-testid="stElementContainer"]:has(.on-a-small-screen) { display: none; } }
@media (max-width: 360px) {
  .stApp [data-testid="stButtonGroup"] button { padding-left: 0.5rem; padding-right: 0.5rem; }
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
  .stApp h1 { font-size: 1.6rem; }
  .stApp h2 { font-size: 1.3rem; }
  [data-testid="stHorizontalBlock"] { row-gap: 0.75rem; }
  dl.facts { grid-template-columns: 1fr; gap: 0; }
  dl.facts dd { margin-bottom: 0.5rem; }
  /* One above the other, the evidence comes before the questions it is for. */
  [data-testid="stColumn"]:has(.st-key-my-evidence) { order: -1; }
}
</style>
"""
