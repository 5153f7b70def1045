// A <details> that asks becomes a dialog: the page behind rests, Escape closes, focus returns.
for (const details of document.querySelectorAll<HTMLDetailsElement>("details[data-confirm]")) {
  const summary = details.querySelector("summary")!;
  const body = details.querySelector<HTMLElement>(".dialog-body")!;
  const button = document.createElement("button");
  button.type = "button";
  button.className = summary.className;
  button.textContent = summary.textContent;
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", body.querySelector("h2")!.id);
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "button";
  cancel.textContent = details.dataset["confirm"]!;
  const actions = body.querySelector(".actions");
  if (actions) actions.prepend(cancel);
  else body.append(cancel);
  dialog.append(body);
  details.replaceWith(button, dialog);
  button.addEventListener("click", () => dialog.showModal());
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => {
    if (event.target === dialog) dialog.close();
  });
}
