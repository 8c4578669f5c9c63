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
/* Where nothing hovers, a link would not show that it can be copied. */
@media (hover: none) { .stApp [data-testid="stCodeCopyButton"] { opacity: 1; } }
.st-key-my-steps { flex-wrap: nowrap !important; }
</style>
"""
