/* Shows how far an upload is (forms marked data-upload). Without this the same form is sent as usual.

   The server answers a request with the X-Safehaven-Upload header by {"go": address} where it would redirect,
   because a script cannot see a redirect without following it. */
import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";
import { release } from "./once.js";

export function showUploads() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-upload") || event.defaultPrevented) return;
    if (![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
    event.preventDefault();
    send(form, new FormData(form, event.submitter));
  });
}

function send(form, data) {
  const shown = panel(form);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) shown.at(Math.floor((event.loaded * 100) / event.total));
  });
  request.upload.addEventListener("load", () => shown.checking());
  request.addEventListener("load", () => arrive(form, request, shown));
  request.addEventListener("error", () => stop(form, shown, "The upload stopped. Check your connection, then try again."));
  request.addEventListener("abort", () => stop(form, shown, "The upload was cancelled."));
  shown.cancel.addEventListener("click", () => request.abort());
  request.open("POST", form.action);
  request.setRequestHeader("X-Safehaven-Upload", "1");
  request.send(data);
}

function stop(form, shown, why) {
  release(form);
  shown.say(`${why} Nothing has been saved.`);
}

function arrive(form, request, shown) {
  if (request.getResponseHeader("Content-Type")?.startsWith("application/json")) {
    window.location.assign(JSON.parse(request.responseText).go);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main");
  if (!main) {
    stop(form, shown, "The server could not take the file.");
    return;
  }
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  initAll({ scope: main });
  const first = main.querySelector(".govuk-error-summary, h1");
  first?.setAttribute("tabindex", "-1");
  first?.focus();
}

function panel(form) {
  form.querySelector(".safehaven-upload")?.remove();
  const box = document.createElement("div");
  box.className = "safehaven-upload";
  const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0, className: "safehaven-progress__bar" });
  bar.setAttribute("aria-label", "Upload");
  const words = Object.assign(document.createElement("p"), { className: "safehaven-upload__words" });
  words.setAttribute("role", "status");
  const cancel = Object.assign(document.createElement("button"), {
    type: "button", className: "govuk-button govuk-button--secondary", textContent: "Cancel",
  });
  box.append(words, bar, cancel);
  form.append(box);
  words.textContent = "Uploading…";
  return {
    cancel,
    at(percent) {
      bar.value = percent;
      bar.textContent = `${percent}%`;
      // Said at every quarter, not at every step: a screen reader reads each change out.
      if (percent % 25 === 0) words.textContent = `Uploading: ${percent}%`;
    },
    checking() {
      bar.removeAttribute("value");
      words.textContent = "Uploaded. It is now being checked and sealed…";
      cancel.hidden = true;
    },
    say(text) {
      bar.remove();
      cancel.remove();
      words.textContent = text;
      words.setAttribute("role", "alert");
    },
  };
}
