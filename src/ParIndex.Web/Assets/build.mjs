// Bundles the style, scripts, fonts and icons of the site into wwwroot/dist under names that carry a hash of their content,
// with compressed copies beside them and manifest.json telling which name is which. Run by the build of the web project.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const assets = dirname(fileURLToPath(import.meta.url));
const root = dirname(assets);
const out = join(root, "wwwroot", "dist");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  // Offices still run the last browsers of Windows 7.
  target: ["chrome109", "firefox115", "safari16.4"],
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  publicPath: "/dist",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

const site = await build({ ...common, entryPoints: ["Assets/css/site.css", "Assets/css/dark.css", "Assets/ts/site.ts"], splitting: true });
// Kept by tablets that have no network: one file each, whatever the site is made of.
const tablet = await build({ ...common, entryPoints: ["Assets/ts/tablet/app.ts"] });
const worker = await build({ ...common, entryPoints: ["Assets/ts/tablet/worker.ts"], format: "iife" });

const manifest = {};
for (const [file, output] of [site, tablet, worker].flatMap(({ metafile }) => Object.entries(metafile.outputs))) {
  const name = file.split("/").pop();
  if (output.entryPoint) manifest[output.entryPoint.split("/").pop().replace(/\.ts$/, ".js")] = `/dist/${name}`;
  else if (name.endsWith(".woff2")) manifest[name.replace(/-[A-Z0-9]{8}\.woff2$/, ".woff2")] = `/dist/${name}`;
}

const sprite = await icons();
const spriteName = `icons-${createHash("sha256").update(sprite).digest("hex").slice(0, 8)}.svg`;
await writeFile(join(out, spriteName), sprite);
manifest["icons.svg"] = `/dist/${spriteName}`;

for (const name of await readdir(out)) {
  if (!/\.(css|js|svg)$/.test(name)) continue;
  const content = await readFile(join(out, name));
  await writeFile(join(out, name + ".gz"), gzipSync(content, { level: 9 }));
  await writeFile(join(out, name + ".br"), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

// Written last: its time tells the build that everything before it is there.
await writeFile(join(out, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");

/** One sprite of the icons listed in icons.txt, each a symbol under its own name. */
async function icons() {
  const names = (await readFile(join(assets, "icons.txt"), "utf8")).split(/\s+/).filter(Boolean).sort();
  const symbols = await Promise.all(names.map(async name => {
    const svg = await readFile(join(root, "node_modules/@tabler/icons/icons/outline", name + ".svg"), "utf8");
    const shapes = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "")
      .replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" `
      + `stroke-linejoin="round">${shapes}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
