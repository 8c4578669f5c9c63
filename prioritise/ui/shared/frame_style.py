"""The look of the head of every page."""

FRAME_STYLE = """
<style>
.st-key-frame { background: #0b0c0c; box-shadow: 0 0 0 100vmax #0b0c0c; clip-path: inset(0 -100vmax);
  padding: 0.3rem 0; gap: 0.3rem; flex-direction: row; flex-wrap: wrap; align-items: center; }
.st-key-frame > div { width: auto !important; flex: 0 1 auto; }
.frame-words { display: flex; flex-wrap: wrap; align-items: center; gap: 0.1rem 1.25rem; color: #ffffff;
  font-size: 0.95rem; }
.frame-words strong { font-size: 1.05rem; letter-spacing: 0.01em; }
.frame-words .tag { background: #ffffff; color: #0b0c0c; font-weight: 700; font-size: 0.75rem; padding: 0.1rem 0.5rem;
  letter-spacing: 0.04em; }
.st-key-frame button { background: #ffffff; color: #0b0c0c; border: 0; border-radius: 1rem; min-height: 1.75rem;
  padding: 0.1rem 0.8rem; }
.st-key-frame button p { font-size: 0.9rem; }
.stApp [data-testid="stHeader"] { height: 3.2rem; min-height: 3.2rem; }
.stApp .stMainBlockContainer { padding-top: 3.2rem; }
/* What only listens takes no place of its own. */
.st-key-invitation-link, .st-key-menu-shut, [class*="st-key-in-view-"] { position: absolute; width: 1px !important; }
@media (min-width: 641px) {
  .stMainBlockContainer { padding-left: 2.5rem; padding-right: 2.5rem; }
}
.stApp [data-testid="stTopNavLink"] p { display: block; line-height: inherit; }
/* Every page of the work has its place in the menu at 1024 pixels: no name goes behind "more". */
@media (max-width: 1250px) {
  [data-testid="stToolbar"] div:has(> [data-testid="stMainMenu"]) { min-width: 3rem; }
  .stApp [data-testid="stTopNavLink"] { padding-left: 0.3rem; padding-right: 0.3rem; }
  .stApp [data-testid="stTopNavLink"] p { font-size: 0.84rem; }
}
/* Two arrows do not say that the menu is behind them. */
.stApp [data-testid="stExpandSidebarButton"] { width: auto; padding: 0 0.4rem; }
[data-testid="stExpandSidebarButton"]::after { content: "Menu" / ""; font-size: 1rem; color: #0b0c0c;
  padding-left: 0.3rem; }
</style>
"""
