/* Says under a text box (marked data-names) which of its words tell who somebody is, a moment after they were typed,
   and under a box for a file the same of the file's name, as soon as it is chosen.

   It only helps: the text is looked at once more when it is sent. data-names-about is the record that it is about. */

const QUIET = 800;

export function lookForNames() {
  const address = document.documentElement.dataset.namesAt;
  if (!address) return;
  for (const box of document.querySelectorAll("textarea[data-names], input[type=file][data-names]")) watch(box, address);
}

function watch(box, address) {
  const place = document.createElement("div");
  place.className = "safehaven-names";
  place.setAttribute("role", "status");
  box.closest(".govuk-form-group")?.append(place);
  let waiting = 0;
  let asked = wordsOf(box);
  const look = async () => {
    if (wordsOf(box) === asked) return;
    asked = wordsOf(box);
    const sentences = await sentencesAbout(box, address);
    // Whoever typed on meanwhile is told about the newer words instead.
    if (sentences && wordsOf(box) === asked) show(place, sentences);
  };
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, box.files ? 0 : QUIET);
  });
}

/* What is read: what was typed, or the name of a file, with spaces for what joins its words. */
function wordsOf(box) {
  return box.files ? [...box.files].map((file) => file.name.replace(/[_+.]|%20/g, " ")).join("\n") : box.value;
}

async function sentencesAbout(box, address) {
  const words = new URLSearchParams({ text: wordsOf(box), about: box.dataset.namesAbout ?? "" });
  const token = box.form.elements.csrfmiddlewaretoken?.value ?? "";
  try {
    const answer = await fetch(address, { method: "POST", body: words, headers: { "X-CSRFToken": token } });
    return answer.ok ? (await answer.json()).sentences : null;
  } catch {
    return null;
  }
}

function show(place, sentences) {
  const lines = sentences.map((sentence) => {
    const line = document.createElement("p");
    line.className = "govuk-body-s";
    line.textContent = sentence;
    return line;
  });
  place.replaceChildren(...lines);
}
