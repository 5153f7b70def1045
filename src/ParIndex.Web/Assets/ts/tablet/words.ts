// Sentences of the app, which the server writes into its page in both languages: {"vi": {name: sentence}, "en": …}.

const all = JSON.parse(document.getElementById("words")!.textContent) as Record<string, Record<string, string>>;

/** Language of the app by itself; a form may be asked in another. */
export const home = document.documentElement.lang === "en" ? "en" : "vi";

/** A sentence with its places {0}, {1} … filled, in the language of the app nearest to the one given. */
export function say(name: string, ...places: (string | number)[]) {
  return sayIn(home, name, ...places);
}

export function sayIn(tongue: string, name: string, ...places: (string | number)[]) {
  const text = (all[tongue] ?? all[home]!)[name] ?? name;
  return text.replace(/\{(\d)\}/g, (_, place: string) => String(places[Number(place)] ?? ""));
}

/** A day "2026-11-22" as people write it. */
export function day(iso: string) {
  return iso.split("-").reverse().join("/");
}
