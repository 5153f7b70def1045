// What a tablet keeps, encrypted: records under AES-256-GCM with a random key, and that key under one derived from the passphrase. Only names of records (random numbers) are in the clear.

const name = "phong-van";
/** What OWASP asks of PBKDF2 with SHA-256 (2023). */
const rounds = 600_000;
const lockKey = "khoa";

interface Lock { salt: Uint8Array<ArrayBuffer>; rounds: number; iv: Uint8Array<ArrayBuffer>; key: ArrayBuffer }
interface Sealed { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

/** Only one window at a time writes: another waits until this one is closed. */
export function alone(run: () => void) {
  void navigator.locks.request(name, () => new Promise<void>(() => run()));
}

/** Whether this browser can keep anything safely. */
export function isPossible() {
  return isSecureContext && "serviceWorker" in navigator && "locks" in navigator && "storage" in navigator && "indexedDB" in window;
}

/** Whether a passphrase was set on this tablet. */
export async function isMade() {
  const database = await open();
  try {
    return await ask(database.transaction("lock").objectStore("lock").get(lockKey)) !== undefined;
  } finally {
    database.close();
  }
}

/** How many records there are; tells nothing of them. */
export async function countOf(prefix: string) {
  const database = await open();
  try {
    return (await ask(database.transaction("records").objectStore("records").getAllKeys(under(prefix)))).length;
  } finally {
    database.close();
  }
}

/** Forgets everything on this tablet. */
export function wipe() {
  return new Promise<void>((done, fail) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => fail(request.error!);
  });
}

/** Sets the passphrase of a tablet that has none. */
export async function make(passphrase: string): Promise<Vault> {
  const [salt, iv] = [random(16), random(12)];
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const wrapped = await crypto.subtle.wrapKey("raw", key, await derive(passphrase, salt, rounds), { name: "AES-GCM", iv });
  const database = await open();
  const transaction = database.transaction("lock", "readwrite", { durability: "strict" });
  transaction.objectStore("lock").add({ salt, rounds, iv, key: wrapped } satisfies Lock, lockKey);
  await ended(transaction);
  return new Vault(database, key);
}

/** Null: wrong passphrase. */
export async function unlock(passphrase: string): Promise<Vault | null> {
  const database = await open();
  const lock = await ask<Lock | undefined>(database.transaction("lock").objectStore("lock").get(lockKey));
  try {
    const opener = await derive(passphrase, lock!.salt, lock!.rounds);
    return new Vault(database, await crypto.subtle.unwrapKey("raw", lock!.key, opener, { name: "AES-GCM", iv: lock!.iv }, "AES-GCM", false, ["encrypt", "decrypt"]));
  } catch {
    database.close();
    return null;
  }
}

/** The records while it is open; closed, the key is gone from memory. */
export class Vault {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: IDBDatabase, private readonly key: CryptoKey) {}

  /** Names and contents of all records of a kind. */
  async all<T>(prefix: string): Promise<[string, T][]> {
    const store = this.database.transaction("records").objectStore("records");
    const [names, contents] = await Promise.all([ask(store.getAllKeys(under(prefix))), ask<Sealed[]>(store.getAll(under(prefix)))]);
    return Promise.all(contents.map(async (sealed, place) => [names[place] as string, await this.open<T>(names[place] as string, sealed)] as [string, T]));
  }

  /** Writes and (undefined) deletes records, all or none, after what was written before; done once it is on the disk. */
  write(changes: [string, unknown][]): Promise<void> {
    const earlier = this.last;
    const sealed = Promise.all(changes.map(async ([record, content]) => [record, content === undefined ? null : await this.seal(record, content)] as const));
    const run = (async () => {
      await earlier.catch(() => undefined);
      const ready = await sealed;
      const transaction = this.database.transaction("records", "readwrite", { durability: "strict" });
      for (const [record, content] of ready) {
        if (content) transaction.objectStore("records").put(content, record);
        else transaction.objectStore("records").delete(record);
      }
      await ended(transaction);
    })();
    this.last = run;
    return run;
  }

  /** After what is being written. */
  async close() {
    await this.last.catch(() => undefined);
    this.database.close();
  }

  // Bound to its name: records cannot be swapped.
  private async seal(record: string, content: unknown): Promise<Sealed> {
    const iv = random(12);
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(record) }, this.key, bytes(JSON.stringify(content))) };
  }

  private async open<T>(record: string, { iv, data }: Sealed): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bytes(record) }, this.key, data))) as T;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("lock");
    request.result.createObjectStore("records");
  };
  return ask(request);
}

async function derive(passphrase: string, salt: Uint8Array<ArrayBuffer>, count: number) {
  const base = await crypto.subtle.importKey("raw", bytes(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: count }, base, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

function under(prefix: string) {
  return IDBKeyRange.bound(prefix, prefix + "\uffff");
}

function bytes(text: string) {
  return new TextEncoder().encode(text);
}

function random(length: number) {
  return crypto.getRandomValues(new Uint8Array(length));
}

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error!);
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done();
    transaction.onabort = transaction.onerror = () => fail(transaction.error ?? new Error("aborted"));
  });
}
