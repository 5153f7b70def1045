// Pages of the app, put together from elements; texts are always texts, never markup.

type Child = Node | string | false | null | undefined;
type Properties = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;

/** An element; properties that begin with "on" listen. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") Object.assign(element, { [name]: value });
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter(child => child !== false && child !== null && child !== undefined));
  return element;
}

export function button(text: string, press: () => void, kind = "") {
  return h("button", { type: "button", class: `button ${kind}`.trim(), onclick: press }, text);
}

/** A sentence set apart; told to screen readers at once. */
export function notice(kind: "good" | "info" | "warn" | "bad", ...children: Child[]) {
  return h("div", { class: `alert alert-${kind} tablet-notice`, role: kind === "bad" ? "alert" : "status" }, h("div", { class: "alert-body" }, ...children));
}

const place = () => document.getElementById("may")!;

/** Puts a page in place of what was there; its heading is where reading goes on. */
export function show(title: string, ...children: Child[]) {
  document.title = `${title} – ParIndex`;
  const heading = h("h1", { tabindex: -1 }, title);
  place().replaceChildren(heading, ...children.filter(child => child !== false && child !== null && child !== undefined));
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}
