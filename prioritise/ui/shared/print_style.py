"""Pages on paper: no menu, no sliders, every table whole."""

PRINT_STYLE = """
<style>
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], .st-key-frame-next,
  .stApp :is(button, [data-testid="stButton"], [data-testid="stDownloadButton"], [data-testid="stSelectbox"],
  [data-testid="stExpander"]:not(:has(details[open]))) { display: none !important; }
  .decision-list .name button { display: inline !important; text-decoration: none; }
  .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] { position: static !important;
    height: auto !important; overflow: visible !important; display: block !important; }
  .table-box { overflow: visible !important; max-height: none !important; }
  .table-box :is(th, td) { min-width: 0 !important; }
  .st-key-frame { box-shadow: none; clip-path: none; background: #ffffff; border-bottom: 2px solid #0b0c0c; }
  .frame-words { color: #0b0c0c; }
  tr, figure, [data-testid="stVegaLiteChart"] { break-inside: avoid; }
  .decision-list .bar { print-color-adjust: exact; }
}
</style>
"""
