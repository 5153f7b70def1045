// The people taken along, how far they are, and sending.
import type { Bag, Interview } from "./bag";
import { button, h, notice, show } from "./dom";
import { inTongue, type Mark, type Pack, type Person } from "./form";
import { send, type Report } from "./sync";
import { fold } from "./texts";
import { day, home, say } from "./words";

export interface Doors { ask(pack: Pack, person: Person): void; lock(): void; toggleSize(): void; busy(isSending: boolean): void }

export function showHome(bag: Bag, doors: Doors, told?: Report) {
  const waiting = bag.waiting().length;
  show(say("title"),
    h("div", { class: "survey-tools" }, h("button", { type: "button", onclick: doors.toggleSize }, say("size")), h("button", { type: "button", onclick: doors.lock }, say("lock"))),
    h("p", { class: "muted", id: "san-sang" }),
    h("section", { class: "card stack", "aria-labelledby": "gui" }, h("h2", { id: "gui" }, say("sendTitle")), h("p", {}, waiting > 0 ? say("waits", waiting) : say("nothingWaits")), told && reportOf(told),
      h("div", { class: "actions" }, button(waiting > 0 ? say("send", waiting) : say("refresh"), () => void sendAll(bag, doors), "button-main"))),
    ...bag.packs.map(pack => packOf(bag, pack, doors)),
    h("p", {}, h("a", { class: "button", href: "/phong-van" }, say("takeAlong"))));
}

async function sendAll(bag: Bag, doors: Doors) {
  const bar = h("progress", { max: 1, value: 0, "aria-label": say("sending") });
  const said = h("p", { role: "status" });
  show(say("sending"), bar, said);
  doors.busy(true);
  try {
    const report = await send(bag, (sent, all) => {
      bar.max = Math.max(all, 1);
      bar.value = sent;
      said.textContent = say("progress", sent, all);
    });
    showHome(bag, doors, report);
  } finally {
    doors.busy(false);
  }
}

/** What became of a sending; the way to sign in, where that is what is missing. */
function reportOf(report: Report) {
  const isWhole = !report.stopped && report.told.length === 0;
  return notice(isWhole ? "good" : "warn",
    h("p", {}, say("sentSoFar", report.sent)),
    report.stopped === "offline" && h("p", {}, say("offline")),
    report.stopped === "signin" && h("p", {}, say("signIn"), " ", h("a", { href: `/tai-khoan/dang-nhap?ve=${encodeURIComponent(location.pathname)}` }, say("signInLink"))),
    report.told.length > 0 && h("ul", {}, ...report.told.map(text => h("li", {}, text))));
}

function packOf(bag: Bag, pack: Pack, doors: Doors) {
  const list = h("ul", { class: "tablet-people" }, ...pack.people.map(person => personOf(bag, pack, person, doors)));
  const sent = pack.people.filter(person => person.done).length;
  const search = h("input", { class: "input", id: `tim-${pack.id}`, type: "search", autocomplete: "off", oninput: () => filter(list, search.value) });
  return h("section", { class: "stack", "aria-labelledby": `goi-${pack.id}` },
    h("h2", { id: `goi-${pack.id}` }, pack.name),
    h("p", {}, say("until", day(pack.opens), day(pack.closes)), " ", say("counts", pack.people.length, sent, bag.waiting(pack).length)),
    pack.full && pack.full.length > 0 && notice("warn", h("p", {}, say("full")), h("ul", {}, ...pack.full.map(group => h("li", {}, inTongue(group, home))))),
    h("div", { class: "field" }, h("label", { for: `tim-${pack.id}` }, say("search")), search),
    list,
    button(say("removePack"), () => showRemove(bag, pack, doors), "button-quiet"));
}

function personOf(bag: Bag, pack: Pack, person: Person, doors: Doors) {
  const one = bag.interviewOf(pack, person);
  return h("li", { class: "tablet-person", "data-find": fold(`${person.code} ${person.area} ${person.who.map(([, text]) => text).join(" ")}`) },
    h("div", { class: "row-between" }, h("h3", {}, `${person.code} · ${person.area}`), h("span", { class: `badge ${kindOf(person, one)}` }, stateOf(person, one))),
    person.who.length > 0 && h("dl", { class: "tablet-who" }, ...person.who.flatMap(([column, text]) => [h("dt", {}, column), h("dd", {}, text)])),
    one?.told && notice("warn", one.told),
    !person.done && h("div", { class: "actions" }, ...deeds(bag, pack, person, one, doors)));
}

function deeds(bag: Bag, pack: Pack, person: Person, one: Interview | undefined, doors: Doors) {
  const hidden = h("span", { class: "sr" }, ` ${person.code}`);
  const named = (text: string, press: () => void, kind = "") => {
    const element = button(text, press, kind);
    element.append(hidden.cloneNode(true));
    return element;
  };
  if (one?.mark) return [named(say("unmark"), () => void bag.drop(one).then(() => showHome(bag, doors)))];
  const ask = named(say(one ? (one.ready ? "review" : "goOn") : "ask"), () => doors.ask(pack, person), one ? "" : "button-main");
  return one ? [ask] : [ask, named(say("markRefused"), () => showMark(bag, pack, person, "refused", doors)), named(say("markUnreachable"), () => showMark(bag, pack, person, "unreachable", doors))];
}

/** Nothing is asked: why not. */
function showMark(bag: Bag, pack: Pack, person: Person, mark: Mark, doors: Doors) {
  const note = h("input", { class: "input", id: "ly-do", maxlength: 300, autocomplete: "off" });
  show(say(mark), h("p", {}, `${person.code} · ${person.who.map(([, text]) => text).join(", ")}`),
    h("form", { class: "form", onsubmit: event => { event.preventDefault(); void keep(); } },
      h("div", { class: "field" }, h("label", { for: "ly-do" }, say("why"), h("span", { class: "optional" }, ` ${say("optional")}`)), note),
      h("div", { class: "actions" }, h("button", { class: "button button-main" }, say("note")), button(say("back"), () => showHome(bag, doors)))));

  async function keep() {
    await bag.save({ ...bag.begin(pack, person, "vi"), mark, note: note.value, ready: true, ended: Date.now() });
    showHome(bag, doors);
  }
}

function showRemove(bag: Bag, pack: Pack, doors: Doors) {
  const unsent = bag.unsent(pack);
  show(say("removePack"), notice(unsent > 0 ? "bad" : "info", h("p", {}, unsent > 0 ? say("removeUnsent", unsent, pack.name) : say("removeSent", pack.name))),
    h("div", { class: "actions" }, button(say("remove"), () => void bag.remove(pack).then(() => showHome(bag, doors)), "button-danger"), button(say("back"), () => showHome(bag, doors))));
}

function filter(list: HTMLElement, typed: string) {
  const words = fold(typed).split(" ");
  for (const item of list.children as HTMLCollectionOf<HTMLElement>) item.hidden = !words.every(word => item.dataset["find"]!.includes(word));
}

function stateOf(person: Person, one: Interview | undefined) {
  if (person.done) return say(person.done);
  if (one) return one.mark ? say("markWaits", say(one.mark)) : say(one.ready ? "ready" : "begun");
  return say(person.marked ?? "notAsked");
}

function kindOf(person: Person, one: Interview | undefined) {
  return person.done ? "badge-good" : one?.told ? "badge-bad" : one ? "badge-warn" : "";
}
