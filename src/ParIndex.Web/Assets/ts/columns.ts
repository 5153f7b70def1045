// In a table of figures Enter and the arrows go up and down the column, as in a spreadsheet: <input data-column>.
document.addEventListener("keydown", event => {
  const from = event.target;
  if (!(from instanceof HTMLInputElement) || from.dataset["column"] === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = event.key === "Enter" || event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  const column = [...from.form!.querySelectorAll<HTMLInputElement>(`input[data-column="${from.dataset["column"]}"]`)];
  const to = column[column.indexOf(from) + by];
  // Enter in the last row sends the form.
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.select();
});
