// One question as elements, in the form of the server's page (_Question.cshtml).
import type { Problem } from "./answers";
import { h } from "./dom";
import { inTongue, type Field, type Form, type Question } from "./form";
import { sayIn } from "./words";

export interface Asked { form: Form; question: Question; fields: Field[]; tongue: string; values: ReadonlyMap<string, string[]>; errors: ReadonlyMap<string, string> }

/** A block of its own for a question, its rows and its reason. */
export function block({ form, question, fields, tongue, values, errors }: Asked): HTMLElement {
  const text = inTongue(question.text, tongue);
  if (question.kind === "Note") return h("p", { class: "survey-note" }, text);
  const isMatrix = question.kind === "Matrix";
  const hint = question.hint && h("p", { class: "hint" }, inTongue(question.hint, tongue));
  const reason = fields.find(field => field.after);
  return h("div", { class: "survey-question", "data-question": question.code },
    isMatrix && h("p", { class: "label" }, text, optional(fields.find(field => !field.after), tongue)),
    isMatrix && hint,
    ...fields.filter(field => field !== reason).map(field => field.list ? choices(field) : typed(field)),
    reason && h("div", { class: `field survey-reason${errors.has(reason.code) ? " has-error" : ""}`, "data-reason": reason.code }, ...labelled(reason), area(reason, 2)));

  function labelled(field: Field) {
    return [h("label", { for: `c-${field.code}` }, inTongue(field.text, tongue), optional(field, tongue)), field.after ? null : hint, error(field)];
  }

  function choices(field: Field) {
    const isMany = field.type === "Set";
    const given = values.get(field.code) ?? [];
    const isScale = question.kind === "Scale" || isMatrix;
    return h("fieldset", { class: `field fieldset${errors.has(field.code) ? " has-error" : ""}`, id: `c-${field.code}`, tabindex: -1, "aria-describedby": errors.has(field.code) && `l-${field.code}` },
      h("legend", {}, inTongue(field.text, tongue), !isMatrix && optional(field, tongue)),
      !isMatrix && hint,
      error(field),
      h("div", { class: `survey-choices${isScale ? " survey-scale" : ""}` }, ...form.lists.find(list => list.name === field.list)!.choices.map(choice => h("label", { class: "survey-choice" },
        h("input", { type: isMany ? "checkbox" : "radio", name: `a.${field.code}`, value: choice.code, checked: given.includes(choice.code), "data-low": reason?.after!.includes(choice.code) ?? false }),
        h("span", {}, inTongue(choice.label, tongue))))),
      // A slip of the finger can be taken back where nothing need be answered.
      !isMany && !field.required && h("button", { type: "button", class: "button button-quiet button-small", "data-clear": field.code }, sayIn(tongue, "clear")));
  }

  function typed(field: Field) {
    const control = field.type === "Number"
      ? h("input", { class: "input input-medium", id: `c-${field.code}`, name: `a.${field.code}`, inputmode: question.limits?.whole ? "numeric" : "decimal", value: values.get(field.code)?.[0] ?? "", autocomplete: "off", ...described(field) })
      : area(field, 3);
    return h("div", { class: `field${errors.has(field.code) ? " has-error" : ""}` }, ...labelled(field), control);
  }

  function area(field: Field, rows: number) {
    const most = field.after ? undefined : question.limits?.length;
    return h("textarea", { class: "input", id: `c-${field.code}`, name: `a.${field.code}`, rows, maxlength: most ?? 4000, value: values.get(field.code)?.[0] ?? "", ...described(field) });
  }

  function described(field: Field) {
    return errors.has(field.code) ? { "aria-describedby": `l-${field.code}`, "aria-invalid": "true" } : {};
  }

  function error(field: Field) {
    const said = errors.get(field.code);
    return said ? h("p", { class: "field-error", id: `l-${field.code}` }, said) : null;
  }
}

/** What is wrong, in words. */
export function wordsOf(problem: Problem, tongue: string) {
  return Array.isArray(problem.say) ? sayIn(tongue, ...(problem.say as [string, ...string[]])) : inTongue(problem.say, tongue);
}

function optional(field: Field | undefined, tongue: string) {
  return field?.required ? null : h("span", { class: "optional" }, ` ${sayIn(tongue, "optional")}`);
}
