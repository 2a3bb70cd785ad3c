/* Blanks the screen when nobody is there, and lets the person back in without losing what they typed.

   <html data-idle-seconds data-unlock data-lock data-awake> say after how long, and which addresses unlock and lock
   the session and tell the server that somebody is typing. All tabs of the browser act as one. The server keeps its
   own clock and does not rely on this page. */
import { openLock, closeLock, isLocked } from "./lock.js";
import { POLL } from "./refresh.js";

const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];
const WARN_SECONDS = 60;

let settings = null;
let lastSign = Date.now();
let lastTold = Date.now();
let tabs = null;

export function watchIdleness() {
  const { idleSeconds, unlock, lock, awake } = document.documentElement.dataset;
  if (!idleSeconds) return;
  settings = { milliseconds: Number(idleSeconds) * 1000, unlock, lock, awake };
  tabs = new BroadcastChannel("safehaven-idle");
  tabs.addEventListener("message", (event) => hear(event.data));
  SIGNS_OF_LIFE.forEach((sign) => window.addEventListener(sign, noteLife, { capture: true, passive: true }));
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", (event) => (event.persisted ? comeBack() : look()));
  // Whoever signs out in one tab leaves nothing on the screen in the others.
  document.querySelector("form[data-sign-out-form]")?.addEventListener("submit", () => tabs.postMessage({ kind: "locked" }));
  setInterval(look, 1000);
}

function noteLife() {
  if (isLocked() || isQuietTooLong()) return;
  const now = Date.now();
  // A mouse moves a hundred times a second; once a second is news enough for the other tabs.
  if (now - lastSign > 1000) tabs.postMessage({ kind: "life", at: now });
  lastSign = now;
}

function isQuietTooLong() {
  return Date.now() - lastSign >= settings.milliseconds;
}

function look() {
  if (isLocked()) return;
  if (isQuietTooLong()) {
    goBlank({ tellOthers: true });
    return;
  }
  showWarning(settings.milliseconds - (Date.now() - lastSign));
  tellServer();
}

/* Typing sends nothing by itself, so the server is told now and then; else it would lock in the middle of a note. */
async function tellServer() {
  const pause = Math.min(60_000, settings.milliseconds / 3);
  if (!settings.awake || lastSign <= lastTold || Date.now() - lastTold < pause) return;
  lastTold = Date.now();
  if ((await ask({})) === "no") goBlank({ tellOthers: true });
}

/* The page came back from the browser's memory: is the session still open? This question is not a sign of life. */
async function comeBack() {
  if (isQuietTooLong()) goBlank({ tellOthers: false });
  else if ((await ask(POLL)) === "no") goBlank({ tellOthers: false });
}

async function ask(headers) {
  if (!settings.awake) return "unknown";
  try {
    const answer = await fetch(settings.awake, { headers, redirect: "manual", cache: "no-store" });
    return answer.ok ? "yes" : "no";
  } catch {
    return "unknown";
  }
}

function goBlank({ tellOthers }) {
  if (isLocked()) return;
  hideWarning();
  openLock({ unlock: settings.unlock, onUnlock: () => wake({ tellOthers: true }) });
  if (!tellOthers) return;
  tabs.postMessage({ kind: "locked" });
  if (settings.lock) tellLocked();
}

function tellLocked() {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const headers = { "X-CSRFToken": token, Accept: "application/json" };
  fetch(settings.lock, { method: "POST", headers, redirect: "manual", keepalive: true }).catch(() => {});
}

function wake({ tellOthers }) {
  lastSign = lastTold = Date.now();
  closeLock();
  if (tellOthers) tabs.postMessage({ kind: "unlocked" });
}

function hear(news) {
  if (news.kind === "life") lastSign = Math.max(lastSign, Math.min(news.at, Date.now()));
  if (news.kind === "locked") goBlank({ tellOthers: false });
  if (news.kind === "unlocked") wake({ tellOthers: false });
}

function showWarning(left) {
  if (left > WARN_SECONDS * 1000 || settings.milliseconds < 3 * WARN_SECONDS * 1000) {
    hideWarning();
    return;
  }
  if (document.querySelector(".safehaven-idle-warning")) return;
  const warning = Object.assign(document.createElement("p"), { className: "safehaven-idle-warning" });
  warning.setAttribute("role", "status");
  document.body.append(warning);
  warning.textContent = "This screen goes blank in a minute. Move the mouse or press a key to stay.";
}

function hideWarning() {
  document.querySelector(".safehaven-idle-warning")?.remove();
}
