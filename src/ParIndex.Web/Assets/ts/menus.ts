// Menus are <details>; scripts only close them where a reader expects it.
const open = () => document.querySelectorAll<HTMLDetailsElement>("details[data-drop][open]");

document.addEventListener("click", event => {
  for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
