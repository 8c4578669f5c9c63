"""The look of what is answered: every choice can be seen, and pressed anywhere on what it says."""

ANSWER_STYLE = """
<style>
/* The edge of what can be ticked or typed in stands out from the page (WCAG 1.4.11). */
.stApp [data-testid="stRadioOption"] > div > div:first-child,
.stApp [data-testid="stCheckbox"] label > div:not([data-testid]),
.stApp :is([data-testid="stTextInputRootElement"], [data-testid="stNumberInputContainer"],
[data-testid="stTextAreaRootElement"], [data-testid="stSelectbox"] .react-aria-ComboBox > div) {
  border-color: #6f777b; }
/* A level is chosen by its name or by what explains it: a thumb need not meet a dot. */
[data-testid="stRadioGroup"] > div:has(> [data-testid="stRadioCaption"]) { position: relative; padding: 0.1rem 0; }
[data-testid="stRadioGroup"] > div:has(> [data-testid="stRadioCaption"]):hover { background: #f3f4f4; }
:has(> [data-testid="stRadioCaption"]) > [data-testid="stRadioOption"] { position: static; }
:has(> [data-testid="stRadioCaption"]) > [data-testid="stRadioOption"]::after { content: ""; position: absolute;
  inset: 0; cursor: pointer; }
:has(> [data-testid="stRadioCaption"]) > [data-testid="stRadioOption"] > div { position: relative; z-index: 1; }
/* What was chosen is read whole, on as many lines as that takes. */
[data-testid="stMultiSelectTagsContainer"] span { white-space: normal; height: auto; }
/* A label of two lines belongs to its own dot, and not to the one below. */
.stApp [data-testid="stRadioOption"] > div { align-items: flex-start; }
.stApp [data-testid="stRadioOption"] > div > div:first-child { margin-top: 0.2rem; }
[data-testid="stRadioGroup"][aria-orientation="vertical"] { row-gap: 0.35rem; }
/* What a box to tick means stands under its name. */
[class*="st-key-own-offered-"] { gap: 0; }
[class*="st-key-own-offered-"] [data-testid="stCaptionContainer"] { padding-left: 1.6rem; }
/* The list so far stands beside the steps where there is room for all of them, else below. */
@media (min-width: 641px) and (max-width: 1250px) {
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"] .st-key-own-so-far) { flex-wrap: wrap; }
  [data-testid="stColumn"]:has(.st-key-own-so-far) { flex: 1 1 100%; }
}
@media (min-width: 1251px) {
  .st-key-own-so-far [data-testid="stElementContainer"]:has(> [data-testid="stDownloadButton"]),
  .st-key-own-so-far [data-testid="stDownloadButton"] :is(div, button) { width: 100% !important; }
}
/* Where nothing hovers, a link would not show that it can be copied. */
@media (hover: none) { .stApp [data-testid="stCodeCopyButton"] { opacity: 1; } }
.st-key-my-steps { flex-wrap: nowrap !important; }
</style>
"""
