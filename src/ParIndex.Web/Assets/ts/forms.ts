// What a form got wrong is read first.
document.querySelector<HTMLElement>("[data-focus]")?.focus();

/** Places to drop files on; also in parts of the page that came later. */
function wireDrops(root: ParentNode) {
  for (const drop of root.querySelectorAll<HTMLElement>("[data-file-drop]:not([data-wired])")) {
    drop.dataset["wired"] = "1";
    const input = drop.querySelector<HTMLInputElement>("input[type=file]")!;
    const list = drop.querySelector("ul")!;
    const show = () => list.replaceChildren(...[...input.files ?? []].map(file => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${size(file.size)}`;
      return item;
    }));
    // What the server would refuse is told before it is sent.
    const check = () => {
      const files = [...input.files ?? []];
      const large = files.filter(file => file.size > Number(drop.dataset["largest"] ?? Infinity)).map(file => file.name).join(", ");
      const much = files.reduce((sum, file) => sum + file.size, 0) > Number(drop.dataset["most"] ?? Infinity);
      input.setCustomValidity(large ? drop.dataset["tooLarge"]!.replace("{0}", large) : much ? drop.dataset["tooMuch"]! : "");
      input.reportValidity();
    };
    input.addEventListener("change", () => {
      show();
      check();
    });
    drop.addEventListener("dragover", event => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
    drop.addEventListener("dragleave", event => {
      if (!drop.contains(event.relatedTarget as Node | null)) drop.classList.remove("is-over");
    });
    drop.addEventListener("drop", event => {
      event.preventDefault();
      drop.classList.remove("is-over");
      if (!event.dataTransfer?.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
wireDrops(document);
for (const name of ["htmx:load", "parindex:fresh"])
  document.addEventListener(name, event => wireDrops((event as CustomEvent).detail.elt ?? (event as CustomEvent).detail));

// Twice pressed is sent once.
document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset["sent"]) event.preventDefault();
  form.dataset["sent"] = "1";
});
addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-sent]").forEach(form => delete form.dataset["sent"]));

function size(bytes: number) {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(value) + " " + unit;
}

// Long lists of boxes get one for all.
for (const list of document.querySelectorAll<HTMLFieldSetElement>("fieldset[data-check-all]")) {
  const boxes = [...list.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  if (boxes.length < 3) continue;
  const all = document.createElement("button");
  all.type = "button";
  all.className = "button button-small";
  all.textContent = list.dataset["checkAll"] ?? "";
  all.addEventListener("click", () => {
    const checked = !boxes.every(box => box.checked);
    for (const box of boxes) box.checked = checked;
  });
  list.querySelector("legend")?.after(all);
}
