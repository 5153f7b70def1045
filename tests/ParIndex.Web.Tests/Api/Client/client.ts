// A program of somebody else: it knows the interface only through the types made from the document, and asks the live server.
import createClient from "openapi-fetch";
import type { components, paths } from "./made/schema.js";

declare const process: { argv: string[]; exitCode?: number };
declare const console: { log(text: string): void };

type Result = components["schemas"]["Result"];

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "" });

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`No ${what}`);
  return value;
}

async function result(unit: string, year: number): Promise<Result> {
  const { data } = await client.GET("/api/v1/results/{unit}/{year}", { params: { path: { unit, year } } });
  return need(data, "result");
}

/** Leaves of the tree add up to what the ledger of lost points says is missing. */
async function lostAddsUp(unit: string, year: number): Promise<boolean> {
  const { data } = await client.GET("/api/v1/results/{unit}/{year}/lost", { params: { path: { unit, year } } });
  const leaves = (await result(unit, year)).nodes.filter((node) => node.leaf);
  const lost = leaves.reduce((sum, node) => sum + (node.max ?? 0) - (node.points ?? 0), 0);
  return Math.abs(lost - need(data, "lost points").lost) < 1e-9;
}

/** Every unit below one, page by page. */
async function below(under: string): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const { data } = await client.GET("/api/v1/units", { params: { query: { under, page, size: 40 } } });
    const list = need(data, "units");
    ids.push(...list.items.map((unit) => unit.id));
    if (list.next === null) return ids;
  }
}

/** A refusal comes typed too. */
async function refusal(): Promise<string> {
  const { error, response } = await client.GET("/api/v1/units/{unit}", { params: { path: { unit: "khong-co" } } });
  return `${response.status} ${need(error, "problem").title_en}`;
}

const ranking = await client.GET("/api/v1/rankings/{parent}/{kind}/{year}", { params: { path: { parent: "vn-68-2025", kind: "department", year: 2026 } } });
const best = need(need(ranking.data, "ranking").units[0], "best unit");
console.log(JSON.stringify({
  index: (await result("vn-67", 2023)).percent,
  lostAddsUp: await lostAddsUp("vn-67", 2020),
  below: new Set(await below("vn-68-2025")).size,
  bestRank: best.rank,
  refusal: await refusal(),
}));
