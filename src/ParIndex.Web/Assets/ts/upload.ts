// Sends chosen files by parts, each acknowledged with how far it lasts: after a cut it goes on there, also after the page was left and the same file chosen again.
// Without scripts the same form is an ordinary one.

interface Begun { id: string; received: number; part: number }
interface Kept { isKnown: boolean; address: string; describe: string; flags: { name: string; help: string }[] }

class Refused extends Error {}

/** Seconds before another try, the last again and again. */
const pauses = [1, 2, 5, 10, 20];
const mostTries = 60;

document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("form[data-upload]")) return;
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  if (!input.files?.length) return;
  // The form is not sent: neither as it is nor by what watches forms.
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset["busy"]) return;
  void send(form, input);
}, true);

async function send(form: HTMLFormElement, input: HTMLInputElement) {
  const list = form.querySelector<HTMLElement>("[data-upload-list]")!;
  const files = [...input.files!];
  form.dataset["busy"] = "1";
  addEventListener("beforeunload", ask);
  const rows = files.map(file => new Row(list, file.name));
  let failed = 0;
  for (const [index, file] of files.entries()) {
    try {
      rows[index]!.done(await sendOne(form, file, rows[index]!));
    } catch (problem) {
      failed++;
      rows[index]!.fail(problem instanceof Refused ? problem.message : list.dataset["failed"]!);
    }
  }

  removeEventListener("beforeunload", ask);
  delete form.dataset["busy"];
  input.value = "";
  input.dispatchEvent(new Event("change", { bubbles: true }));
  if (failed < files.length && form.dataset["refresh"]) await refresh(form.dataset["refresh"], rows.filter(row => row.isBad));
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();

async function sendOne(form: HTMLFormElement, file: File, row: Row): Promise<Kept> {
  const base = form.dataset["upload"]!;
  const token = form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")!.value;
  const unit = new FormData(form).get("donVi") as string;
  const headers = { RequestVerificationToken: token };
  let upload = await begin();
  if (upload.received > 0) row.say("resumed", percent(upload.received));
  for (;;) {
    while (upload.received < file.size) {
      const part = file.slice(upload.received, upload.received + upload.part);
      const answer = await fetchAgain(`${base}?handler=Part&id=${upload.id}&tu=${upload.received}`, row, () => ({
        method: "POST", headers: { ...headers, "Content-Type": "application/octet-stream" }, body: part,
      }));
      if (answer.status === 404) upload = await begin();
      else upload.received = (await answer.json() as { received: number }).received;

      row.progress(upload.received, file.size);
    }

    row.say("checking");
    const rest = new FormData(form);
    rest.delete("tep");
    rest.set("id", upload.id);
    const answer = await fetchAgain(`${base}?handler=Finish`, row, () => ({ method: "POST", headers, body: rest }));
    if (answer.ok) return await answer.json() as Kept;
    // Parts the server has lost meanwhile.
    upload = await begin();
  }

  function percent(received: number) { return Math.floor(received * 100 / file.size); }

  async function begin(): Promise<Begun> {
    const asked = new FormData();
    asked.set("donVi", unit);
    asked.set("ten", file.name);
    asked.set("coKich", String(file.size));
    asked.set("sua", String(file.lastModified));
    return await (await fetchAgain(`${base}?handler=Begin`, row, () => ({ method: "POST", headers, body: asked }))).json() as Begun;
  }
}

/** Tries until the server answers; 404 and 409 are answers the sender goes on from. */
async function fetchAgain(address: string, row: Row, request: () => RequestInit): Promise<Response> {
  for (let tried = 0; tried < mostTries; tried++) {
    try {
      const answer = await fetch(address, { ...request(), redirect: "manual", headers: { ...request().headers, Accept: "application/json" } });
      if (answer.ok || answer.status === 404 || answer.status === 409) return answer;
      if (answer.type === "opaqueredirect" || answer.status === 401) throw new Refused(row.text("signedOut"));
      if (answer.status === 422) throw new Refused((await answer.json() as { problem: string }).problem);
      if (answer.status < 500 && answer.status !== 429) throw new Refused(row.text("failed"));
    } catch (problem) {
      if (problem instanceof Refused) throw problem;
    }

    row.say("cut");
    await pause(pauses[Math.min(tried, pauses.length - 1)]!);
  }

  throw new Error("given up");
}

/** Waits, but not once there is a network again. */
function pause(seconds: number) {
  return new Promise<void>(resolve => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    addEventListener("online", end);
  });
}

/** Exchanges the part of the page that shows what is there; what was typed elsewhere stays. */
async function refresh(selector: string, bad: Row[]) {
  const part = document.querySelector<HTMLElement>(selector);
  if (!part) return;
  const answer = await fetch(part.dataset["evidence"]!, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>(selector);
  if (!fresh) return;
  part.replaceWith(fresh);
  const list = fresh.querySelector("[data-upload-list]");
  for (const row of bad) list?.append(row.item);
  const { default: htmx } = await import("./parts");
  htmx.process(fresh);
  document.dispatchEvent(new CustomEvent("parindex:fresh", { detail: fresh }));
}

/** One file on its way. */
class Row {
  readonly item = document.createElement("li");
  isBad = false;
  private readonly state = document.createElement("span");
  private readonly bar = document.createElement("progress");

  constructor(private readonly list: HTMLElement, name: string) {
    const title = document.createElement("strong");
    title.textContent = name;
    this.bar.max = 100;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", name);
    this.state.className = "small";
    this.item.append(title, this.bar, this.state);
    list.append(this.item);
    this.say("waiting");
  }

  text(key: string) { return this.list.dataset[key]!; }

  say(key: string, value?: number) { this.state.textContent = this.text(key).replace("{0}", String(value ?? "")); }

  progress(received: number, size: number) {
    const percent = Math.floor(received * 100 / size);
    this.bar.value = percent;
    this.say("sending", percent);
  }

  done(kept: Kept) {
    this.bar.remove();
    this.item.className = "is-done";
    this.state.replaceChildren(this.text(kept.isKnown ? "known" : "done"), " ", link(kept.describe, this.text("describe")));
    for (const flag of kept.flags) {
      const told = document.createElement("span");
      told.className = "small";
      const name = document.createElement("strong");
      name.textContent = flag.name + ": ";
      told.append(name, flag.help);
      this.item.append(told);
    }
  }

  fail(problem: string) {
    this.bar.remove();
    this.isBad = true;
    this.item.className = "is-bad";
    this.state.textContent = problem;
  }
}

function link(address: string, text: string) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.textContent = text;
  return anchor;
}
