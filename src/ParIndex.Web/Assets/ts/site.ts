import "./theme";
import "./menus";
import "./tables";
import "./forms";
import "./upload";
import "./confirm";

// Fetched only by pages that have something for them.
const parts: [string, () => Promise<unknown>][] = [
  ["[data-plot]", () => import("./plots")],
  // htmx: pages that ask for parts of themselves.
  ["[hx-get], [hx-post], [hx-trigger], [hx-boost]", () => import("./parts")],
  // Forms whose typing is kept until it is saved.
  ["form[data-draft]", () => import("./drafts")],
  // People taken along on a tablet are encrypted before they are kept there.
  ["form[data-take]", () => import("./tablet/take")],
  // Pages where keys press buttons.
  ["[data-keys]", () => import("./keys")],
  // Tables of figures typed down a column.
  ["[data-column]", () => import("./columns")],
];

// Said once all of them listen: whoever works the page by machine knows from when keys and changes are heard.
void Promise.all(parts.filter(([where]) => document.querySelector(where)).map(([, load]) => load())).then(() => document.documentElement.toggleAttribute("data-ready", true));
