// A questionnaire as the server sends it (FormJson.cs), and the pack it comes in (PackJson.cs).

/** Language tag → text. */
export type Wording = Record<string, string>;

export type Operand = ["field" | "number" | "text" | "count" | "length", string];

export type Sign = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Condition = ["and" | "or", Condition, Condition] | ["not", Condition] | ["has", string, string] | [Sign, Operand, Operand];

export interface Choice { code: string; label?: Wording; alone?: boolean }

export interface List { name: string; choices: Choice[] }

export interface Limits { min?: string; max?: string; whole?: boolean; length?: string; fewest?: string; most?: string; rule?: Condition; ruleText?: Wording }

export interface Question { code: string; kind: "Single" | "Multiple" | "Scale" | "Number" | "Text" | "Matrix" | "Note"; text?: Wording; hint?: Wording; when?: Condition; limits?: Limits }

export interface Section { code: string; title?: Wording; intro?: Wording; when?: Condition; questions: Question[] }

/** What is stored under one name; `after`: it is the reason asked after these marks. Section and question are places in the form. */
export interface Field { code: string; type: "Code" | "Scale" | "Number" | "Text" | "Set"; section: number; question: number; text?: Wording; required?: boolean; list?: string; after?: string[] }

export interface Form {
  title?: Wording; intro?: Wording; consent?: Wording; languages: string[]; minutes?: number;
  lists: List[]; sections: Section[]; fields: Field[];
  /** Pages, each the places of its sections. */
  steps: number[][];
}

export interface Person {
  line: number; code: string; area: string;
  /** Column of the list and text: what it takes to find them. Emptied once they need not be found any more. */
  who: [string, string][];
  /** Answers are with the server: sent from here, or by another way. */
  done?: "sent" | "elsewhere";
  /** Told to the server. */
  marked?: Mark;
}

export interface Pack { id: string; wave: string; name: string; opens: string; closes: string; keep: string; account: string; interviewer: string; form: Form; people: Person[];
  /** Groups that have their quota; packs taken by an older app lack it. */
  full?: Wording[] }

export type Mark = "refused" | "unreachable";

/** Field → values, in no order. */
export type Sheet = ReadonlyMap<string, readonly string[]>;

/** The text in a language, else in Vietnamese, else whatever there is. */
export function inTongue(text: Wording | undefined, tongue: string) {
  return text ? text[tongue] ?? text["vi"] ?? Object.values(text)[0] ?? "" : "";
}
