import "./theme";
import "./menus";
import "./tables";
import "./forms";
import "./upload";
import "./confirm";

// Plots are fetched only by pages that have one.
if (document.querySelector("[data-plot]")) void import("./plots");

// htmx likewise: pages that ask for parts of themselves.
if (document.querySelector("[hx-get], [hx-post], [hx-trigger], [hx-boost]")) void import("./parts");

// Forms whose typing is kept until it is saved.
if (document.querySelector("form[data-draft]")) void import("./drafts");

// People taken along on a tablet are encrypted before they are kept there.
if (document.querySelector("form[data-take]")) void import("./tablet/take");

// Pages where keys press buttons.
if (document.querySelector("[data-keys]")) void import("./keys");

// Tables of figures typed down a column.
if (document.querySelector("[data-column]")) void import("./columns");
