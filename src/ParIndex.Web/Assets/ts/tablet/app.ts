// The app of interviewers: works without a network from a cold start. Opened by a passphrase, locked again after some minutes.
import { Bag } from "./bag";
import { notice } from "./dom";
import type { Pack, Person } from "./form";
import { showHome, type Doors } from "./home";
import { showInterview } from "./interview";
import { showEmpty, showLocked } from "./lock";
import { alone, isMade, isPossible, type Vault } from "./vault";
import { home, say } from "./words";

const idle = 5 * 60_000;
const glance = 10_000;
const sizeKey = "phong-van-chu";

let bag: Bag | null = null;
let touched = Date.now();
let isSending = false;

if (localStorage.getItem(sizeKey) === "to") document.documentElement.classList.add("large");

if (isPossible()) {
  void install();
  alone(() => void route());
  addEventListener("hashchange", () => void route());
  addEventListener("unhandledrejection", event => complain(event.reason));
  for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, () => { touched = Date.now(); }, true);
  document.addEventListener("visibilitychange", lockIfIdle);
  setInterval(lockIfIdle, glance);
} else {
  document.getElementById("may")!.replaceChildren(notice("bad", say("impossible")));
}

async function route() {
  if (!bag) return await isMade() ? showLocked(open) : showEmpty();
  const one = bag.interviews.get(/^#phieu=(.+)$/.exec(location.hash)?.[1] ?? "");
  if (one && !one.mark) showInterview(bag, one, { leave: () => go(""), toggleSize, kept: writing => void writing.catch(complain) });
  else showHome(bag, doors);
  void tellReady();
}

async function open(vault: Vault) {
  bag = await Bag.open(vault, today());
  touched = Date.now();
  await route();
}

const doors: Doors = { ask: (pack, person) => void begin(pack, person), lock: () => void lock(), toggleSize, busy: isBusy => { isSending = isBusy; touched = Date.now(); void tellReady(); } };

async function begin(pack: Pack, person: Person) {
  const known = bag!.interviewOf(pack, person);
  const one = known ?? bag!.begin(pack, person, pack.form.languages.includes(home) ? home : pack.form.languages[0]!);
  if (!known || known.ready) await bag!.save(Object.assign(one, { ready: false }));
  go(`#phieu=${one.id}`);
}

function go(hash: string) {
  if (location.hash === hash) return void route();
  location.hash = hash;
}

async function lock() {
  const closing = bag;
  bag = null;
  await closing?.close();
  await route();
}

function lockIfIdle() {
  if (bag && !isSending && Date.now() - touched > idle) void lock();
}

function toggleSize() {
  const isLarge = document.documentElement.classList.toggle("large");
  localStorage.setItem(sizeKey, isLarge ? "to" : "");
}

/** What could not be kept must be seen. */
function complain(problem: unknown) {
  document.getElementById("loi")!.replaceChildren(notice("bad", say("notKept"), " ", problem instanceof Error ? problem.name : ""));
}

async function install() {
  const { worker, scope } = document.body.dataset as { worker: string; scope: string };
  navigator.serviceWorker.addEventListener("controllerchange", () => void tellReady());
  await navigator.serviceWorker.register(worker, { scope }).catch(() => undefined);
  await navigator.storage.persist();
  await tellReady();
}

/** Whether the app works without a network, and whether the browser may throw away what it keeps when room runs out. */
async function tellReady() {
  const isSafe = await navigator.storage.persisted();
  const said = document.getElementById("san-sang");
  if (said) said.textContent = `${say(navigator.serviceWorker.controller ? "offlineReady" : "offlineSoon")} ${isSafe ? "" : say("install")}`;
}

function today() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}
