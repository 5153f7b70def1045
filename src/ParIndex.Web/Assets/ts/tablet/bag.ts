// What is on the tablet once it is unlocked: packs and the interviews in them. Every change is on the disk before it is told to be kept.
import type { Mark, Pack, Person, Wording } from "./form";
import type { Vault } from "./vault";

/** An interview, or that there was none; its number is random and taken once by the server. */
export interface Interview {
  id: string; pack: string; line: number;
  /** Finished, to be sent. */
  ready: boolean;
  started: number; ended?: number; language: string; step: number; consent?: boolean;
  sheet: [string, string[]][];
  mark?: Mark; note?: string;
  /** What the server said when it was not taken, and of single fields. */
  told?: string; wrong?: [string, string][];
}

export const packPrefix = "goi:", interviewPrefix = "phieu:";

export class Bag {
  private constructor(private readonly vault: Vault, readonly packs: Pack[], readonly interviews: Map<string, Interview>) {}

  /** Reads everything; what may not be kept any more is left behind. */
  static async open(vault: Vault, today: string): Promise<Bag> {
    const packs = (await vault.all<Pack>(packPrefix)).map(([, pack]) => pack);
    const interviews = (await vault.all<Interview>(interviewPrefix)).map(([, interview]) => [interview.id, interview] as const);
    const bag = new Bag(vault, packs, new Map(interviews));
    await bag.tidy(today);
    return bag;
  }

  pack(id: string) { return this.packs.find(pack => pack.id === id); }

  person(interview: Interview): Person { return this.pack(interview.pack)!.people.find(person => person.line === interview.line)!; }

  interviewOf(pack: Pack, person: Person) { return [...this.interviews.values()].find(one => one.pack === pack.id && one.line === person.line); }

  /** Finished ones, in the order of their random numbers: the server learns nothing from who comes when. */
  waiting(pack?: Pack) {
    return [...this.interviews.values()].filter(one => one.ready && (!pack || one.pack === pack.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  unsent(pack: Pack) { return [...this.interviews.values()].filter(one => one.pack === pack.id).length; }

  begin(pack: Pack, person: Person, language: string): Interview {
    return { id: crypto.randomUUID(), pack: pack.id, line: person.line, ready: false, started: Date.now(), language, step: 0, sheet: [] };
  }

  save(interview: Interview) {
    this.interviews.set(interview.id, interview);
    return this.vault.write([[interviewPrefix + interview.id, interview]]);
  }

  drop(interview: Interview) {
    this.interviews.delete(interview.id);
    return this.vault.write([[interviewPrefix + interview.id, undefined]]);
  }

  /** The server has it: the interview goes, and with answers what told who the person is. */
  settle(interview: Interview, done: "sent" | "elsewhere" | null) {
    const pack = this.pack(interview.pack)!;
    const person = this.person(interview);
    if (done) finish(person, done);
    else if (interview.mark) person.marked = interview.mark;
    this.interviews.delete(interview.id);
    return this.vault.write([[interviewPrefix + interview.id, undefined], [packPrefix + pack.id, pack]]);
  }

  /** The server says who need not be asked any more, and which groups have their quota. */
  finished(pack: Pack, lines: number[], full: Wording[]) {
    pack.full = full;
    for (const person of pack.people) if (lines.includes(person.line) && !person.done && !this.interviewOf(pack, person)) finish(person, "elsewhere");
    return this.vault.write([[packPrefix + pack.id, pack]]);
  }

  remove(pack: Pack) {
    const gone = [...this.interviews.values()].filter(one => one.pack === pack.id);
    for (const one of gone) this.interviews.delete(one.id);
    this.packs.splice(this.packs.indexOf(pack), 1);
    return this.vault.write([[packPrefix + pack.id, undefined], ...gone.map(one => [interviewPrefix + one.id, undefined] as [string, undefined])]);
  }

  close() { return this.vault.close(); }

  // Over and all sent: nothing is kept. Past the day identities are kept until, they go even where something is unsent.
  private async tidy(today: string) {
    for (const pack of [...this.packs]) {
      if (today > pack.closes && this.unsent(pack) === 0) await this.remove(pack);
      else if (today > pack.keep && pack.people.some(person => person.who.length > 0)) {
        for (const person of pack.people) person.who = [];
        await this.vault.write([[packPrefix + pack.id, pack]]);
      }
    }
  }
}

function finish(person: Person, done: "sent" | "elsewhere") {
  person.done = done;
  person.who = [];
}
