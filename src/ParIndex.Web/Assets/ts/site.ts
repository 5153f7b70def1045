import "./theme";
import "./menus";

document.documentElement.classList.add("has-script");
