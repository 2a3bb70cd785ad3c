/* Closes an open menu of the navigation at Escape, at a click elsewhere and when the focus moves on. */

const OPEN = "details.safehaven-menu[open]";

export function closeMenus() {
  document.addEventListener("click", (event) => closeAllBut(event.target));
  document.addEventListener("focusin", (event) => closeAllBut(event.target));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector(OPEN);
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function closeAllBut(target) {
  document.querySelectorAll(OPEN).forEach((menu) => { menu.open = menu.contains(target); });
}
