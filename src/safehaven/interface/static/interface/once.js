/* A form is sent once, however often its button is pressed. The server has the last word (its `once` tokens). */

const AGAIN_AFTER = 20_000; // for answers that are files: the page stays, and may be wanted again

export function guardSubmits() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    mark(form);
    setTimeout(() => release(form), AGAIN_AFTER);
  });
  // The page may come back from the browser's memory after "Back".
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
  });
}

export function release(form) {
  delete form.dataset.sent;
  buttons(form).forEach((button) => button.removeAttribute("aria-disabled"));
}

function mark(form) {
  form.dataset.sent = "yes";
  buttons(form).forEach((button) => button.setAttribute("aria-disabled", "true"));
}

function buttons(form) {
  return form.querySelectorAll("button[type=submit]");
}
