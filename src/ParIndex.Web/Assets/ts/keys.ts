// On a page that asks for it, keys press what is on it: <a data-key="j ArrowRight">, a button, or a <details> to unfold. One switch turns them off.
const off = "parindex-keys-off";
let isOn = localStorage.getItem(off) === null;

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-keys-switch]")) {
  const show = () => {
    button.setAttribute("aria-pressed", String(isOn));
    button.textContent = button.dataset[isOn ? "on" : "off"]!;
  };
  show();
  button.addEventListener("click", () => {
    isOn = !isOn;
    if (isOn) localStorage.removeItem(off);
    else localStorage.setItem(off, "1");
    show();
  });
}

document.addEventListener("keydown", event => {
  if (!isOn || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  // Typing is typing; arrows in a frame that scrolls are its own.
  if ((event.target as HTMLElement).closest("input, textarea, select, [contenteditable], .table-scroll")) return;
  const target = [...document.querySelectorAll<HTMLElement>("[data-keys] [data-key]")].find(one => one.dataset["key"]!.split(" ").includes(event.key));
  if (!target) return;
  event.preventDefault();
  if (!(target instanceof HTMLDetailsElement)) {
    target.click();
    return;
  }
  target.open = true;
  target.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
});
