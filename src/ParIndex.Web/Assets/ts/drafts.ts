// What is typed into a form[data-draft] is kept in this browser until the server has it: a lost connection, a closed tab or a fault loses nothing.
import "./parts";

const prefix = "parindex-draft:";

interface Draft { values: Record<string, string[]>; seen: string | null; }

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) restore(form);

document.addEventListener("input", event => {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-draft]");
  if (form) write(form);
});

// The server says which entry it has saved.
document.addEventListener("entry-saved", event => {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-draft]");
  if (!form) return;
  localStorage.removeItem(keyOf(form));
  tell(form, false);
});

for (const lost of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(lost, event => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-draft]");
    if (form) tell(form, true);
  });
}

addEventListener("online", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) if (localStorage.getItem(keyOf(form))) send(form);
});

// On a shared computer nothing stays behind.
document.addEventListener("submit", event => {
  if (!(event.target as HTMLFormElement).action.endsWith("/dang-xuat")) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
});

function keyOf(form: HTMLFormElement) {
  return prefix + form.dataset["draft"];
}

function valuesOf(form: HTMLFormElement) {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "seen" && !name.startsWith("__")) (values[name] ??= []).push(value.replaceAll("\r\n", "\n"));
  }
  return values;
}

function write(form: HTMLFormElement) {
  const draft: Draft = { values: valuesOf(form), seen: form.querySelector<HTMLInputElement>("[name=seen]")?.value ?? null };
  localStorage.setItem(keyOf(form), JSON.stringify(draft));
}

function restore(form: HTMLFormElement) {
  const kept = localStorage.getItem(keyOf(form));
  if (form.querySelector("fieldset[disabled]")) return;
  if (!kept) {
    // Typed while this script was still on its way.
    if ([...form.elements].some(isTyped)) {
      write(form);
      send(form);
    }
    return;
  }
  const draft = JSON.parse(kept) as Draft;
  if (JSON.stringify(draft.values) === JSON.stringify(valuesOf(form))) {
    localStorage.removeItem(keyOf(form));
    return;
  }
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("input:not([type=hidden]), textarea, select")) {
    const values = draft.values[control.name];
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = values?.includes(control.value) ?? false;
    else control.value = values?.[0] ?? "";
  }
  // Based on what stood then: what others wrote since is brought together by the server.
  const seen = form.querySelector<HTMLInputElement>("[name=seen]");
  if (seen && draft.seen !== null) seen.value = draft.seen;
  tell(form, true);
  send(form);
}

function isTyped(control: Element) {
  if (control instanceof HTMLSelectElement) return [...control.options].some(option => option.selected !== option.defaultSelected && (option.defaultSelected || option.value !== ""));
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement) || control.type === "hidden" || control.type === "file") return false;
  return control.type === "checkbox" ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

function send(form: HTMLFormElement) {
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function tell(form: HTMLFormElement, isKept: boolean) {
  let note = form.querySelector<HTMLElement>(".draft-kept");
  if (!isKept) {
    note?.remove();
    return;
  }
  if (note) return;
  note = document.createElement("p");
  note.className = "draft-kept small";
  note.setAttribute("role", "status");
  note.textContent = form.dataset["draftKept"] ?? "";
  form.append(note);
}
