/* Leaves a page that has been closed to its reader meanwhile, such as an open record when a certificate ends.

   <html data-still> is the address that says whether the page may still be shown. Only a plain no counts: a locked
   screen is covered elsewhere, and a server that cannot be reached proves nothing. */
import { POLL } from "./refresh.js";
import { forgetUnsaved } from "./unsaved.js";

const EVERY_SECONDS = 30;
const CLOSED = 403;

export function watchWhetherOpen() {
  const { still } = document.documentElement.dataset;
  if (!still) return;
  setInterval(() => look(still), EVERY_SECONDS * 1000);
  document.addEventListener("visibilitychange", () => document.hidden || look(still));
  window.addEventListener("pageshow", (event) => event.persisted && look(still));
}

async function look(address) {
  try {
    const answer = await fetch(address, { headers: POLL, redirect: "manual", cache: "no-store" });
    if (answer.status === CLOSED) leave(await answer.json());
  } catch {
    // Asked again soon.
  }
}

/* What is on the page goes at once; the next page says why. */
function leave({ go }) {
  forgetUnsaved();
  document.body.replaceChildren();
  document.title = "Safehaven";
  window.location.replace(go);
}
