"""How large words are: body text of 19 pixels on a desk, 16 on a phone or enlarged, and nothing much smaller."""

TYPE_STYLE = """
<style>
/* All else is measured in rem, and grows with it. */
@media screen and (min-width: 801px) { html:root { font-size: 19px; } }
.stApp [data-testid="stExpander"] summary p { font-size: 1rem; }
.stApp :is([data-testid="stWidgetLabel"], [data-testid="stRadio"], [data-testid="stCheckbox"]) p { font-size: 0.95rem; }
/* No last line of one short word: a heading breaks into even lines, a text before its last words. */
.stApp :is(h1, h2, h3) { text-wrap-style: balance; }
.stApp :is(p, li, dd, figcaption) { text-wrap-style: pretty; }
.stApp [data-testid="stCaptionContainer"] { color: #505a5f; opacity: 1; }
.stApp [data-testid="stCaptionContainer"] p { font-size: 0.9rem; color: inherit; }
/* A chart's words are drawn for the phone. The wider screen has room for larger ones. */
@media screen and (min-width: 801px) {
  [data-testid="stVegaLiteChart"] g:not(.role-legend-label) > text[font-size="13px"] { font-size: 15px; }
  [data-testid="stVegaLiteChart"] g:not(.role-legend-label) > text[font-size="14px"] { font-size: 16px; }
}
</style>
"""
