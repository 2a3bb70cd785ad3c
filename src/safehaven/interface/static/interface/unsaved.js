/* Asks before a page is left whose form (marked data-unsaved) holds changes that were not sent. */

const changed = new Set();

export function warnUnsaved() {
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.hasAttribute("data-unsaved")) changed.add(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed.clear();
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed.size > 0) event.preventDefault();
  });
}

/* For a page that must be left, whatever is typed on it. */
export function forgetUnsaved() {
  changed.clear();
}
