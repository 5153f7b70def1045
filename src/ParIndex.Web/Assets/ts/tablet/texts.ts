// Texts in their one spelling, as the server cleans them (VietnameseText.cs).

const blank = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const onlyBlank = new RegExp(`^[${blank}]*$`);
const ends = new RegExp(`^[${blank}]+|[${blank}]+$`, "g");
const runs = new RegExp(`[${blank}]+`, "g");

export function isBlank(text: string) {
  return onlyBlank.test(text);
}

/** NFC; halves of characters become U+FFFD. */
export function compose(text: string) {
  return text.replace(/[\ud800-\udfff\ufffe\uffff]/gu, "\ufffd").normalize("NFC");
}

/** Every run of blanks one blank, without those at the ends and what has no width. */
export function clean(text: string) {
  return compose(compose(text).replace(/[\u200b-\u200d\ufeff\u00ad]/g, "").replace(runs, " ").replace(ends, ""));
}

/** Several lines: one kind of line end, without blanks at the ends. */
export function lines(text: string) {
  return text.replace(/\r\n|[\r\n\f\u0085\u2028\u2029]/g, "\n").replace(ends, "");
}

/** Without tone marks and case, for searching. */
export function fold(text: string) {
  return clean(text).normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
