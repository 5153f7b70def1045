// Sends finished interviews in batches. One is deleted here only once the server said that it has it; what is cut in between is sent again, and the server knows it by its number.
import { Bag, type Interview } from "./bag";
import { check } from "./answers";
import type { Pack } from "./form";
import { home, say } from "./words";

type Outcome = "Received" | "Replayed" | "Answered" | "Replaced" | "NotBegun" | "Closed" | "Unsound" | "Unknown";
type Words = { vi: string; en: string };

interface Receipt { id: string; outcome: Outcome; text: Words; problems: { field: string; text: Words }[] }
interface State { token: string; isMine: boolean; done: number[]; full: Words[] }

/** What is to be told of one sending: what was not simply taken, and why it ended. */
export interface Report { sent: number; told: string[]; stopped?: "offline" | "signin" | "refused" }

class Stopped extends Error {
  constructor(readonly why: "offline" | "signin" | "refused") { super(why); }
}

const mostPackages = 20;
const mostLetters = 300_000;

/** Sends all that is finished and learns who need not be asked any more. */
export async function send(bag: Bag, progress: (sent: number, all: number) => void): Promise<Report> {
  const report: Report = { sent: 0, told: [] };
  const all = bag.waiting().length;
  progress(0, all);
  for (const pack of [...bag.packs]) {
    try {
      const state = await ask<State>(`${address(pack)}?handler=State&pack=${pack.id}`, {});
      if (!state.isMine) {
        report.told.push(say("otherAccount", pack.name, pack.interviewer));
        continue;
      }

      const tried = new Set<string>();
      for (let batch = next(bag, pack, tried); batch.length > 0; batch = next(bag, pack, tried)) {
        const { receipts } = await ask<{ receipts: Receipt[] }>(`${address(pack)}?handler=Send`, {
          method: "POST", headers: { "Content-Type": "application/json", RequestVerificationToken: state.token }, body: JSON.stringify({ pack: pack.id, packages: batch.map(one => packageOf(pack, one)) }),
        });
        for (const one of batch) {
          tried.add(one.id);
          const receipt = receipts.find(receipt => receipt.id === one.id);
          if (receipt) await apply(bag, one, receipt, report);
          progress(report.sent, all);
        }
      }
      await bag.finished(pack, state.done, state.full);
    } catch (problem) {
      if (!(problem instanceof Stopped)) throw problem;
      if (problem.why !== "refused") return { ...report, stopped: problem.why };
      report.told.push(say("packRefused", pack.name));
    }
  }
  return report;
}

function address(pack: Pack) {
  return `/phong-van/${pack.wave}`;
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    // A page to sign in at is no answer.
    answer = await fetch(url, { ...init, redirect: "manual", cache: "no-store" });
  } catch {
    throw new Stopped("offline");
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new Stopped("signin");
  if (answer.status === 403 || answer.status === 404) throw new Stopped("refused");
  if (!answer.ok) throw new Stopped("offline");
  try {
    return await answer.json() as T;
  } catch {
    throw new Stopped("offline");
  }
}

function next(bag: Bag, pack: Pack, tried: Set<string>) {
  const batch: Interview[] = [];
  let letters = 0;
  for (const one of bag.waiting(pack)) {
    if (tried.has(one.id)) continue;
    letters += JSON.stringify(one.sheet).length;
    if (batch.length === mostPackages || (batch.length > 0 && letters > mostLetters)) break;
    batch.push(one);
  }
  return batch;
}

function packageOf(pack: Pack, one: Interview) {
  if (one.mark) return { id: one.id, line: one.line, mark: one.mark, note: one.note ?? "" };
  const { kept } = check(pack.form, new Map(one.sheet), true);
  const sets = new Set(pack.form.fields.filter(field => field.type === "Set").map(field => field.code));
  const sheet = Object.fromEntries([...kept].map(([field, values]) => [field, sets.has(field) ? values : values[0]]));
  return { id: one.id, line: one.line, sheet, language: one.language, started: one.started, ended: one.ended };
}

async function apply(bag: Bag, one: Interview, receipt: Receipt, report: Report) {
  const text = `${bag.person(one).code}: ${receipt.text[home]}`;
  switch (receipt.outcome) {
    case "Received":
    case "Replayed":
      report.sent++;
      return bag.settle(one, one.mark ? null : "sent");
    case "Answered":
    case "Replaced":
      report.told.push(text);
      report.sent++;
      return bag.settle(one, "elsewhere");
    default:
      report.told.push(text);
      one.told = receipt.text[home];
      one.wrong = receipt.problems.map(problem => [problem.field, problem.text[home]]);
      if (receipt.outcome === "Unsound") one.ready = false;
      return bag.save(one);
  }
}
