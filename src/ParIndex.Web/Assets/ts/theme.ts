// The choice is kept by the server in a cookie; here it takes effect at once, also on pages the browser had kept from before.
const media: Record<string, string> = { may: "screen and (prefers-color-scheme: dark)", sang: "not all", toi: "screen" };
const icons: Record<string, string> = { may: "device-desktop", sang: "sun", toi: "moon" };
const dark = document.querySelector<HTMLLinkElement>("#dark");
const form = document.querySelector<HTMLFormElement>("[data-theme-form]");

function show(choice: string) {
  if (dark && dark.media !== media[choice]) dark.media = media[choice] ?? "not all";
  form?.querySelectorAll<HTMLButtonElement>("button").forEach(button => button.setAttribute("aria-pressed", String(button.value === choice)));
  const use = form?.parentElement?.querySelector("summary use");
  use?.setAttribute("href", use.getAttribute("href")!.replace(/#.*/, "#" + icons[choice]));
  document.dispatchEvent(new CustomEvent("theme"));
}

show(/(?:^|; )giao-dien=(\w+)/.exec(document.cookie)?.[1] ?? "may");

form?.addEventListener("submit", event => {
  const choice = (event.submitter as HTMLButtonElement | null)?.value;
  if (!choice) return;
  event.preventDefault();
  document.cookie = `giao-dien=${choice}; path=/; max-age=31536000; samesite=lax` + (location.protocol === "https:" ? "; secure" : "");
  show(choice);
  form.closest("details")?.removeAttribute("open");
  form.parentElement?.querySelector("summary")?.focus();
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("theme")));
