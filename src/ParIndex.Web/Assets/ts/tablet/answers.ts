// Checks answers as the server does when they arrive (AnswerChecker.cs, FieldCheck.cs): what passes here passes there.
import { holds, textOf } from "./conditions";
import { compare, isWhole, print, read } from "./decimals";
import type { Field, Form, Limits, List, Question, Sheet, Wording } from "./form";
import { clean, compose, isBlank, lines } from "./texts";

export type ProblemKind = "Missing" | "UnknownChoice" | "Exclusive" | "ChoiceCount" | "NotANumber" | "OutOfRange" | "BadText";

/** What is wrong with a field; `say` is a word of the app with what it is about, or a text of the questionnaire. */
export interface Problem { field: string; kind: ProblemKind; say: [string, ...string[]] | Wording }

export interface Checked { kept: Map<string, string[]>; shown: string[]; problems: Problem[] }

const longestText = 4000;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** Checks a sheet. Not final: somebody is still answering, nothing is missing yet. */
export function check(form: Form, given: Sheet, isFinal: boolean): Checked {
  const checked: Checked = { kept: new Map(), shown: [], problems: [] };
  for (const field of form.fields) {
    if (!isShown(form, field, checked.kept)) continue;
    checked.shown.push(field.code);
    const answered = (given.get(field.code) ?? []).filter(value => !isBlank(value));
    if (answered.length === 0) {
      if (isFinal && field.required) checked.problems.push({ field: field.code, kind: "Missing", say: ["missing"] });
      continue;
    }

    const question = questionOf(form, field);
    const limits = field.after ? {} : question.limits ?? {};
    const list = form.lists.find(one => one.name === field.list);
    const values = normalize(field, list, answered);
    checked.kept.set(field.code, values);
    const problem = problemOf(field, limits, list, values) ?? brokenRule(field, limits, checked.kept);
    if (problem) checked.problems.push({ field: field.code, ...problem });
  }
  return checked;
}

/** Whether a section or question is shown by its conditions. */
export function isMet(form: Form, section: number, question: number, before: Sheet) {
  const part = form.sections[section]!;
  const one = part.questions[question]!;
  return (!part.when || holds(part.when, before)) && (!one.when || holds(one.when, before));
}

export function questionOf(form: Form, field: Field): Question {
  return form.sections[field.section]!.questions[field.question]!;
}

function isShown(form: Form, field: Field, before: Sheet) {
  return isMet(form, field.section, field.question, before) && (!field.after || isLow(form, field, before));
}

/** Whether a mark low enough to ask why was given. */
function isLow(form: Form, reason: Field, before: Sheet) {
  return form.fields.some(field => !field.after && field.section === reason.section && field.question === reason.question && reason.after!.includes(textOf(field.code, before)));
}

function normalize(field: Field, list: List | undefined, values: string[]): string[] {
  if (field.type === "Set") {
    const given = [...new Set(values.map(clean))];
    const known = list?.choices.map(choice => choice.code) ?? [];
    return [...new Set(known.filter(code => given.includes(code))), ...given.filter(code => !known.includes(code))];
  }
  if (field.type === "Number" && values.length === 1) {
    const typed = clean(values[0]!);
    const text = typed.includes(".") ? typed : typed.replaceAll(",", ".");
    const number = read(text);
    return [number ? print(number) : text];
  }
  return values.map(field.type === "Text" ? value => lines(compose(value)) : clean);
}

type Wrong = Omit<Problem, "field"> | null;

function problemOf(field: Field, limits: Limits, list: List | undefined, values: string[]): Wrong {
  if (field.type !== "Set" && values.length > 1) return { kind: "Exclusive", say: ["one"] };
  switch (field.type) {
    case "Set": return setProblem(limits, list, values);
    case "Number": return numberProblem(limits, values[0]!);
    case "Text": return textProblem(limits, values[0]!);
    default: return isKnown(list, values[0]!) ? null : { kind: "UnknownChoice", say: ["unknown"] };
  }
}

function isKnown(list: List | undefined, code: string) {
  return list?.choices.some(choice => choice.code === code) ?? false;
}

function setProblem(limits: Limits, list: List | undefined, codes: string[]): Wrong {
  if (!codes.every(code => isKnown(list, code))) return { kind: "UnknownChoice", say: ["unknown"] };
  const isAlone = codes.some(code => list!.choices.find(choice => choice.code === code)!.alone);
  if (isAlone && codes.length > 1) return { kind: "Exclusive", say: ["alone"] };
  if (!isAlone && limits.fewest && codes.length < Number(limits.fewest)) return { kind: "ChoiceCount", say: ["fewest", limits.fewest] };
  return limits.most && codes.length > Number(limits.most) ? { kind: "ChoiceCount", say: ["most", limits.most] } : null;
}

function numberProblem(limits: Limits, text: string): Wrong {
  const number = read(text);
  if (!number) return { kind: "NotANumber", say: ["number"] };
  if (limits.whole && !isWhole(number)) return { kind: "NotANumber", say: ["whole"] };
  const [min, max] = [limits.min && read(limits.min), limits.max && read(limits.max)];
  if (min && compare(number, min) < 0) return { kind: "OutOfRange", say: ["min", print(min)] };
  return max && compare(number, max) > 0 ? { kind: "OutOfRange", say: ["max", print(max)] } : null;
}

function textProblem(limits: Limits, text: string): Wrong {
  if (controls.test(text)) return { kind: "BadText", say: ["damaged"] };
  const most = limits.length ? Number(limits.length) : longestText;
  return text.length > most ? { kind: "BadText", say: ["long", text.length.toString(), most.toString()] } : null;
}

/** The author's own condition on an answer. */
function brokenRule(field: Field, limits: Limits, kept: Sheet): Wrong {
  if (!limits.rule || holds(limits.rule, kept, field.code)) return null;
  return { kind: "OutOfRange", say: limits.ruleText ?? ["invalid"] };
}
