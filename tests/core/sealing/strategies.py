"""What the laws of sealing are tried on."""

from hypothesis import strategies as st

from safehaven_core.sealing import Place

parts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
places = st.builds(Place, parts, parts, parts)
