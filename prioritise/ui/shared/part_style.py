"""The look of a part that opens: a box with an arrow and the word for what a press does, all of it to press."""

PART_STYLE = """
<style>
/* What a part finds runs to the end of its box, and its arrow stands beside the first line. */
.stApp [data-testid="stExpander"] summary p, .stApp [class*="st-key-question-"] [data-testid="stCaptionContainer"] p {
  max-width: none; }
.stApp [data-testid="stExpander"] summary > span { align-items: flex-start; }
.stApp [data-testid="stExpander"] summary > span > span:first-child { display: flex; align-items: center;
  height: 1.5rem; }
[class*="st-key-question-"] { position: relative; gap: 0; padding: 0.5rem 1rem 0.6rem; }
[class*="st-key-question-"]:has(> :nth-child(3)) { gap: 0.75rem; }
[class*="st-key-question-"] [class*="st-key-open-"] button { position: static; min-height: 1.75rem; width: 100%;
  justify-content: flex-start; }
[class*="st-key-question-"] [class*="st-key-open-"] button :is(span, div):has(p) { flex: 1; min-width: 0; }
[class*="st-key-question-"] [class*="st-key-open-"] button p { display: flex; gap: 0 1rem;
  justify-content: space-between; max-width: none; font-size: 1.05rem; text-align: left; }
[class*="st-key-question-"] [class*="st-key-open-"] button p > :last-child { flex: none; text-decoration: underline; }
/* While it is shut, all of its box opens it. */
[class*="st-key-question-"] > [class*="st-key-open-"] { position: static; }
[class*="st-key-question-"]:not(:has(> :nth-child(3))) [class*="st-key-open-"] button::after { content: "";
  position: absolute; inset: 0; z-index: 1; }
[class*="st-key-question-"] [class*="st-key-open-"] button > div { position: relative; z-index: 2; }
[class*="st-key-question-"]:not(:has(> :nth-child(3))):hover { background: #f3f4f4; border-color: #6f777b; }
[class*="st-key-question-"]:hover [class*="st-key-open-"] button strong { text-decoration: underline; }
.stApp [class*="st-key-question-"] [data-testid="stCaptionContainer"] p { color: #0b0c0c; font-size: 1rem; }
[class*="st-key-question-"]:not(:has(> :nth-child(3))) [data-testid="stCaptionContainer"] { padding-left: 1.45rem; }
</style>
"""
