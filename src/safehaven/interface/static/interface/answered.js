/* A page that answered a form is asked for anew, not sent again, by whoever reloads it or comes back to it.

   Nothing is kept by browsers here, so they would show an error in its place, or offer to send the form twice.
   Every page that answers a form is also one that can simply be opened. */
export function neverSendAgain() {
  if (document.documentElement.hasAttribute("data-answered")) history.replaceState(history.state, "", location.href);
}
