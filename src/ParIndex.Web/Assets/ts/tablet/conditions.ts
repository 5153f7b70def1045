// Conditions as the server decides them (Condition.cs): an unanswered field is the empty text, a comparison of size with it never holds.
import { compare, read } from "./decimals";
import type { Condition, Operand, Sheet, Sign } from "./form";

/** Field "." stands for is `self`. */
export function holds(condition: Condition, sheet: Sheet, self = ""): boolean {
  switch (condition[0]) {
    case "and": return holds(condition[1], sheet, self) && holds(condition[2], sheet, self);
    case "or": return holds(condition[1], sheet, self) || holds(condition[2], sheet, self);
    case "not": return !holds(condition[1], sheet, self);
    case "has": return values(condition[1], sheet, self).includes(condition[2]);
    default: return compares(condition[0], condition[1], condition[2], sheet, self);
  }
}

/** Values of a field as one text, several with blanks between. */
export function textOf(field: string, sheet: Sheet) {
  return (sheet.get(field) ?? []).join(" ");
}

function compares(sign: Sign, left: Operand, right: Operand, sheet: Sheet, self: string) {
  const [a, b] = [text(left, sheet, self), text(right, sheet, self)];
  if ((sign === "=" || sign === "!=") && !isNumber(left) && !isNumber(right)) return (a === b) === (sign === "=");
  const [x, y] = [read(a), read(b)];
  if (!x || !y) return sign === "!=";
  const order = compare(x, y);
  switch (sign) {
    case "=": return order === 0;
    case "!=": return order !== 0;
    case "<": return order < 0;
    case "<=": return order <= 0;
    case ">": return order > 0;
    default: return order >= 0;
  }
}

function values(field: string, sheet: Sheet, self: string) {
  return sheet.get(field === "." ? self : field) ?? [];
}

function text([kind, value]: Operand, sheet: Sheet, self: string): string {
  switch (kind) {
    case "field": return values(value, sheet, self).join(" ");
    case "count": return values(value, sheet, self).length.toString();
    case "length": return values(value, sheet, self).join(" ").length.toString();
    default: return value;
  }
}

/** A number by itself, so that the other side is taken as a number too. */
function isNumber([kind]: Operand) {
  return kind === "number" || kind === "count" || kind === "length";
}
