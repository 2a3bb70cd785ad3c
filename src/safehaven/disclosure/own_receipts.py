"""Links by which recipients of documents say that they have arrived."""

from safehaven.disclosure.operations.receiving import confirm_by_link
from safehaven.disclosure.queries import link_is_ours
from safehaven.disclosure.reading_out import what_comes_by_link
from safehaven.disclosure.receipts import Receipts, answer_links

answer_links(Receipts(link_is_ours, confirm_by_link, what_comes_by_link))
