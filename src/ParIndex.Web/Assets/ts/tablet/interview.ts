// Asks a questionnaire page by page. Every change is kept at once; what an answer makes visible appears at once.
import { check, isMet } from "./answers";
import type { Bag, Interview } from "./bag";
import { button, h, notice, show } from "./dom";
import { inTongue, type Field, type Form } from "./form";
import { block, wordsOf } from "./question";
import { sayIn } from "./words";

export interface Way { leave(): void; toggleSize(): void; kept(writing: Promise<void>): void }

export function showInterview(bag: Bag, one: Interview, way: Way) {
  const { form } = bag.pack(one.pack)!;
  const person = bag.person(one);
  const sheet = new Map(one.sheet);
  let checked = check(form, sheet, false);
  let errors = new Map(one.wrong ?? []);
  let lacksConsent = false;
  if (errors.size > 0) one.step = Math.max(0, form.steps.findIndex((_, step) => fieldsOf(form, step).some(field => errors.has(field.code))));
  draw();

  function draw() {
    const t = one.language;
    const isFirst = one.step === 0;
    const body = h("form", { class: "survey-form", lang: t, novalidate: true, onsubmit: event => { event.preventDefault(); forward(); } },
      tools(),
      isFirst ? intro() : h("p", { class: "muted" }, sayIn(t, "part", one.step + 1, form.steps.length)),
      isFirst && form.consent && consent(),
      ...form.steps[one.step]!.map(section),
      h("div", { class: "actions" },
        h("button", { class: "button button-main", id: "tiep" }),
        !isFirst && button(sayIn(t, "back"), () => { move(before(one.step)); }),
        button(sayIn(t, "later"), way.leave, "button-quiet")));
    body.addEventListener("input", event => answer(event.target as HTMLInputElement));
    body.addEventListener("click", event => clear(event.target as HTMLElement));
    show(inTongue(form.title, t), h("p", { class: "muted" }, `${person.code} · ${person.area}`), summary(), body);
    refresh();
  }

  function tools() {
    return h("div", { class: "survey-tools" }, h("button", { type: "button", onclick: way.toggleSize }, sayIn(one.language, "size")),
      ...form.languages.filter(tag => tag !== one.language).map(tag => h("button", { type: "button", lang: tag, onclick: () => { one.language = tag; keep(); draw(); } }, nameOf(tag))));
  }

  function intro() {
    return h("div", { class: "survey-intro" }, form.intro && h("p", {}, inTongue(form.intro, one.language)),
      h("p", {}, form.minutes ? sayIn(one.language, "takes", form.minutes) + " " : null, sayIn(one.language, "apart")));
  }

  function consent() {
    return h("div", { class: `field${lacksConsent ? " has-error" : ""}` }, lacksConsent && h("p", { class: "field-error" }, sayIn(one.language, "needsConsent")),
      h("div", { class: "check" }, h("input", { type: "checkbox", id: "dong-y", checked: one.consent ?? false, onchange: event => { one.consent = (event.target as HTMLInputElement).checked; keep(); } }),
        h("label", { for: "dong-y" }, inTongue(form.consent, one.language))));
  }

  function section(place: number) {
    const part = form.sections[place]!;
    return h("section", { class: "stack", "data-section": place },
      h("h2", {}, inTongue(part.title, one.language)), part.intro && h("p", {}, inTongue(part.intro, one.language)),
      ...part.questions.map((question, index) => {
        const fields = form.fields.filter(field => field.section === place && field.question === index);
        const element = block({ form, question, fields, tongue: one.language, values: sheet, errors });
        element.dataset["place"] = index.toString();
        return element;
      }));
  }

  function summary() {
    const here = fieldsOf(form, one.step).filter(field => errors.has(field.code));
    if (here.length === 0 && !lacksConsent) return null;
    const links = here.map(field => h("li", {}, h("a", { href: `#c-${field.code}`, onclick: event => { event.preventDefault(); document.getElementById(`c-${field.code}`)?.focus(); } }, inTongue(field.text, one.language)), `: ${errors.get(field.code)}`));
    return notice("bad", h("p", { class: "alert-title" }, sayIn(one.language, "lookAgain")), h("ul", {}, ...links, lacksConsent && h("li", {}, sayIn(one.language, "needsConsent"))));
  }

  function answer(control: HTMLInputElement | HTMLTextAreaElement) {
    if (!control.name?.startsWith("a.")) return;
    const field = control.name.slice(2);
    const all = [...document.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(control.name)}"]`)];
    put(field, control instanceof HTMLInputElement && /checkbox|radio/.test(control.type) ? all.filter(one => one.checked).map(one => one.value) : control.value === "" ? [] : [control.value]);
  }

  function clear(target: HTMLElement) {
    const field = target.dataset["clear"];
    if (!field) return;
    for (const one of document.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(`a.${field}`)}"]`)) one.checked = false;
    put(field, []);
  }

  function put(field: string, values: string[]) {
    if (values.length > 0) sheet.set(field, values);
    else sheet.delete(field);
    one.sheet = [...sheet];
    keep();
    refresh();
  }

  function refresh() {
    checked = check(form, sheet, false);
    const shown = new Set(checked.shown);
    for (const part of document.querySelectorAll<HTMLElement>("[data-section]")) {
      const questions = [...part.querySelectorAll<HTMLElement>("[data-place]")];
      for (const element of questions) element.hidden = !isMet(form, Number(part.dataset["section"]), Number(element.dataset["place"]), checked.kept);
      part.hidden = questions.every(element => element.hidden);
    }
    document.getElementById("tiep")!.textContent = sayIn(one.language, after(one.step) === null ? "finish" : "next");
    for (const reason of document.querySelectorAll<HTMLElement>("[data-reason]")) reason.hidden = !shown.has(reason.dataset["reason"]!);
  }

  function forward() {
    const final = check(form, sheet, true);
    const here = new Set(fieldsOf(form, one.step).map(field => field.code));
    errors = new Map(final.problems.filter(problem => here.has(problem.field)).map(problem => [problem.field, wordsOf(problem, one.language)]));
    lacksConsent = one.step === 0 && form.consent !== undefined && !one.consent;
    if (errors.size > 0 || lacksConsent) {
      draw();
      document.querySelector<HTMLElement>(".tablet-notice a")?.focus();
      return;
    }
    const next = after(one.step);
    if (next !== null) return move(next);
    const wrong = final.problems[0];
    if (wrong) {
      errors = new Map(final.problems.map(problem => [problem.field, wordsOf(problem, one.language)]));
      return move(form.steps.findIndex((_, step) => fieldsOf(form, step).some(field => field.code === wrong.field)), true);
    }
    Object.assign(one, { ready: true, ended: Date.now(), told: undefined, wrong: undefined });
    keep();
    way.leave();
  }

  function move(step: number, keepsErrors = false) {
    one.step = step;
    if (!keepsErrors) errors = new Map();
    keep();
    draw();
  }

  function keep() { way.kept(bag.save(one)); }

  function after(step: number) { return pages().find(one => one > step) ?? null; }

  function before(step: number) { return pages().reverse().find(one => one < step) ?? 0; }

  /** Pages with something on them. */
  function pages() {
    return [...form.steps.keys()].filter(step => form.steps[step]!.some(place => form.sections[place]!.questions.some((_, index) => isMet(form, place, index, checked.kept))));
  }
}

function fieldsOf(form: Form, step: number): Field[] {
  return form.fields.filter(field => form.steps[step]!.includes(field.section));
}

/** A language in its own words; its tag where the tablet knows none. */
function nameOf(tag: string) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
