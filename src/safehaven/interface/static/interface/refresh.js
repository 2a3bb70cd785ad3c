/* Keeps a progress bar up to date. These requests carry a header by which the server knows that nobody asked. */

export const POLL = { "X-Safehaven-Poll": "1" };

export function refreshProgress() {
  document.querySelectorAll("[data-refresh]").forEach(follow);
}

function follow(element) {
  const seconds = Number(element.dataset.every) || 3;
  setTimeout(() => (document.hidden ? follow(element) : renew(element)), seconds * 1000);
}

async function renew(element) {
  const answer = await latest(element.dataset.refresh);
  if (answer === "gone") return;
  if (answer === "unreachable") {
    follow(element);
    return;
  }
  element.replaceWith(answer);
  if (answer.dataset.refresh) follow(answer);
  else window.location.reload(); // done: the whole page now says so
}

async function latest(address) {
  try {
    const response = await fetch(address, { headers: POLL, redirect: "manual" });
    if (!response.ok) return response.status >= 500 ? "unreachable" : "gone";
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector(".safehaven-progress") ?? "gone";
  } catch {
    return "unreachable";
  }
}
