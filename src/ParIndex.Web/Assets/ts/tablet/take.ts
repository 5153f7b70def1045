// Takes people along: asks the server, encrypts what comes, keeps it on this tablet. Nothing is written before it is encrypted.
import { packPrefix } from "./bag";
import type { Pack } from "./form";
import { isMade, isPossible, make, unlock, type Vault } from "./vault";
import { say } from "./words";

const shortest = 10;
const fewestKinds = 5;
const deviceKey = "phong-van-may";

const form = document.querySelector<HTMLFormElement>("form[data-take]")!;
const told = form.querySelector<HTMLElement>("[data-told]")!;
const press = form.querySelector<HTMLButtonElement>("[data-press]")!;

void begin();

async function begin() {
  if (!isPossible()) return tell(say("impossible"));
  const isKnown = await isMade();
  form.querySelector<HTMLElement>("[data-new]")!.hidden = isKnown;
  form.querySelector<HTMLElement>("[data-known]")!.hidden = !isKnown;
  press.disabled = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    press.disabled = true;
    void take(isKnown).catch(() => tell(say("takeFailed"))).finally(() => { press.disabled = false; });
  });
}

function take(isKnown: boolean) {
  // An open app would write over what is written here.
  return navigator.locks.request("phong-van", { ifAvailable: true }, async held => {
    if (!held) return tell(say("otherWindow"));
    const word = value("mat-khau");
    if (!isKnown && (word.length < shortest || new Set(word).size < fewestKinds)) return tell(say("weak", shortest));
    if (!isKnown && word !== value("nhac-lai")) return tell(say("differ"));
    tell(say("opening"));
    const vault = isKnown ? await unlock(word) : await make(word);
    if (!vault) return tell(say("wrongPassphrase"));
    try {
      const packs = (await vault.all<Pack>(packPrefix)).map(([, pack]) => pack);
      const other = packs.find(pack => pack.account !== form.dataset["account"]);
      if (other) return tell(say("otherAccount", other.name, other.interviewer));
      await fetchPack(vault, packs);
    } finally {
      await vault.close();
    }
  });
}

async function fetchPack(vault: Vault, packs: Pack[]) {
  tell(say("fetching"));
  const body = new FormData(form);
  body.set("device", device());
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect") return tell(say("signIn"));
  if (answer.status === 422) return tell((await answer.json() as { problem: string }).problem);
  if (!answer.ok) return tell(say("takeFailed"));
  const pack = await answer.json() as Pack;
  // Somebody who is on this tablet already stays where an interview of theirs may have begun.
  const here = new Set(packs.filter(other => other.wave === pack.wave).flatMap(other => other.people.map(person => person.line)));
  pack.people = pack.people.filter(person => !here.has(person.line));
  if (pack.people.length === 0) return tell(say("allHere"));
  await vault.write([[packPrefix + pack.id, pack]]);
  location.href = form.dataset["app"]!;
}

/** A random name of this tablet, the same every time. */
function device() {
  const known = localStorage.getItem(deviceKey);
  if (known) return known;
  const made = `may-${crypto.randomUUID().slice(0, 8)}`;
  localStorage.setItem(deviceKey, made);
  return made;
}

function value(id: string) {
  return form.querySelector<HTMLInputElement>(`#${id}`)!.value;
}

function tell(text: string) {
  told.textContent = text;
}
