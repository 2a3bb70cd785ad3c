/* The cover over a page whose session is locked: it hides everything, and takes the password. */

const TITLE = "Locked – Safehaven";
let cover = null;
let pageTitle = "";
let focused = null;

export function isLocked() {
  return cover !== null;
}

/* Covers the page. The page stays behind the cover, hidden from sight, print and keyboard, so nothing typed is lost. */
export function openLock({ unlock, onUnlock }) {
  pageTitle = document.title;
  focused = document.activeElement;
  document.title = TITLE;
  document.getSelection()?.removeAllRanges();
  cover = build();
  document.body.append(cover);
  document.documentElement.classList.add("safehaven-locked");
  cover.addEventListener("cancel", (event) => event.preventDefault());
  // Browsers close a dialog at the second Escape whatever a page says.
  cover.addEventListener("close", (event) => event.currentTarget.isConnected && event.currentTarget.showModal());
  cover.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    tryPassword(unlock, onUnlock);
  });
  cover.querySelector("[data-sign-out]").addEventListener("click", signOut);
  cover.showModal();
  cover.querySelector("input").focus();
}

export function closeLock() {
  if (!cover) return;
  const old = cover;
  cover = null;
  old.remove();
  document.documentElement.classList.remove("safehaven-locked");
  document.title = pageTitle;
  focused?.focus?.();
}

function build() {
  return document.querySelector("#lock-cover").content.firstElementChild.cloneNode(true);
}

async function tryPassword(unlock, onUnlock) {
  const input = cover.querySelector("input");
  const password = input.value;
  if (!password) {
    complain("Enter your password");
    return;
  }
  const answer = await send(unlock, password);
  if (!cover) return; // another tab was quicker
  input.value = "";
  if (answer === "") onUnlock();
  else complain(answer);
}

/* An empty answer means: unlocked. */
async function send(unlock, password) {
  try {
    const response = await fetch(unlock, {
      method: "POST",
      headers: { "X-CSRFToken": token()?.value ?? "", Accept: "application/json" },
      body: new URLSearchParams({ password }),
      redirect: "manual",
    });
    return response.ok ? await accept(response) : await reason(response);
  } catch {
    return "The server could not be reached. Check your connection, then try again";
  }
}

async function accept(response) {
  if (response.status === 204) return "";
  const { csrf } = await response.json().catch(() => ({}));
  if (csrf) document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = csrf; });
  return "";
}

async function reason(response) {
  if (response.type === "opaqueredirect" || response.status === 401) {
    return "Your session has ended. Sign in again in another tab, then come back and unlock this one";
  }
  if (response.status === 429) return "Too many tries. Wait a few minutes, then try again";
  const { errors } = await response.json().catch(() => ({}));
  return errors?.[0] ?? "That password is not right. Try again";
}

function complain(text) {
  const line = cover.querySelector("#lock-error");
  line.hidden = false;
  line.textContent = text;
  cover.querySelector(".govuk-form-group").classList.add("govuk-form-group--error");
  cover.querySelector("input").setAttribute("aria-invalid", "true");
  cover.querySelector("input").focus();
}

function signOut() {
  const form = document.querySelector("form[data-sign-out-form]");
  if (form) form.submit();
  else window.location.assign("/");
}

function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]");
}
