// Serves the app of interviewers without a network: its page, style, script, fonts and icons, and nothing else. The server writes the list in front of this:
// const shell = { version, page, files }. Another version is another file to the browser, which then installs it anew.

interface ExtendableEvent extends Event { waitUntil(work: Promise<unknown>): void }
interface FetchEvent extends ExtendableEvent { request: Request; respondWith(answer: Promise<Response>): void }
interface Worker {
  addEventListener(kind: "install" | "activate", listen: (event: ExtendableEvent) => void): void;
  addEventListener(kind: "fetch", listen: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
declare const shell: { version: string; page: string; files: string[] };

const worker = self as unknown as Worker;
const family = `phong-van:${shell.page}:`;
const name = family + shell.version;

worker.addEventListener("install", event => event.waitUntil((async () => {
  const cache = await caches.open(name);
  // Without cookies: the page of nobody in particular.
  await cache.addAll([shell.page, ...shell.files].map(path => new Request(path, { cache: "reload", credentials: "omit" })));
  await worker.skipWaiting();
})()));

worker.addEventListener("activate", event => event.waitUntil((async () => {
  for (const old of await caches.keys()) if (old.startsWith(family) && old !== name) await caches.delete(old);
  await worker.clients.claim();
})()));

worker.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname === shell.page || shell.files.includes(pathname)) event.respondWith(answer(request, pathname));
});

async function answer(request: Request, path: string) {
  return await (await caches.open(name)).match(path) ?? fetch(request);
}
