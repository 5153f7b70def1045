// Before anything is shown: the passphrase. Who has forgotten it can only wipe the tablet.
import { interviewPrefix } from "./bag";
import { button, h, notice, show } from "./dom";
import { countOf, unlock, wipe, type Vault } from "./vault";
import { say } from "./words";

/** Nothing was taken along on this tablet. */
export function showEmpty() {
  show(say("title"), h("p", {}, say("empty")), h("p", {}, h("a", { class: "button button-main", href: "/phong-van" }, say("takeAlong"))));
}

export function showLocked(opened: (vault: Vault) => Promise<void>) {
  const problem = h("p", { class: "field-error", id: "sai", role: "alert" });
  const word = h("input", { class: "input input-medium", id: "mat-khau", type: "password", autocomplete: "current-password", "aria-describedby": "sai" });
  const press = h("button", { class: "button button-main" }, say("unlock"));
  const form = h("form", { class: "form", onsubmit: event => { event.preventDefault(); void tryIt(); } },
    h("div", { class: "field" }, h("label", { for: "mat-khau" }, say("passphrase")), problem, word), h("div", { class: "actions" }, press));
  show(say("locked"), h("p", {}, say("lockedWhy")), form, h("p", {}, button(say("forgotten"), () => void showForgotten(opened), "button-quiet")));
  word.focus();

  async function tryIt() {
    press.disabled = true;
    problem.textContent = say("opening");
    const vault = await unlock(word.value);
    press.disabled = false;
    problem.textContent = vault ? "" : say("wrongPassphrase");
    if (vault) await opened(vault);
    else word.select();
  }
}

async function showForgotten(opened: (vault: Vault) => Promise<void>) {
  const left = await countOf(interviewPrefix);
  show(say("forgotten"), notice(left > 0 ? "bad" : "warn", h("p", {}, say("wipeWhy", left))),
    h("div", { class: "actions" }, button(say("wipe"), () => void wipe().then(() => location.reload()), "button-danger"), button(say("back"), () => showLocked(opened))));
}
