import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import postcss from "postcss";
import type { AtRule, Container, Rule } from "postcss";

const require = createRequire(import.meta.url);
/** Comes without types; this is the one call we need. */
const rtlcss = require("rtlcss") as { process: (css: string) => string };

/** Blocks of KERN our pages use. A view that needs another part adds its name here. */
const usedBlocks = [
  "accordion",
  "alert",
  "badge",
  "body",
  "btn",
  "btn-wrapper",
  "description-list",
  "description-list-item",
  "error",
  "fieldset",
  "form-check",
  "form-input",
  "hint",
  "icon",
  "label",
  "link",
  "number",
  "progress",
  "sr-only",
  "table",
  "table-responsive",
  "task-list",
  "task-list-group",
  "title",
];
const usedClass = new RegExp(`^kern-(?:${usedBlocks.join("|")})(?:__|--|$)`);

/** Icons in use, each beside a word; KERN brings 42, drawn in the sheet itself. */
const usedIcons = ["danger", "info", "success", "warning"];
const unusedIcon = new RegExp(`^kern-icon--(?!(?:${usedIcons.join("|")})$)`);

/** The folder of the installed KERN package. */
export function kernFolder(): string {
  return dirname(require.resolve("@kern-ux/native/package.json"));
}

/** True when every KERN class a selector needs belongs to a used block; alternatives in :is() and :not() do not count. */
function isUsed(selector: string): boolean {
  if (selector.startsWith("[data-kern-theme")) return false;
  const needed = selector.replace(/:(?:is|not)\([^()]*\)/g, "").matchAll(/\.(kern-[\w-]+)/g);
  return [...needed].every(([, name = ""]) => usedClass.test(name) && !unusedIcon.test(name));
}

function keepUsed(parent: Container): void {
  parent.each((node) => {
    if (node.type === "rule") keepUsedSelectors(node);
    if (node.type === "atrule") keepUsedBlock(node);
  });
}

function keepUsedSelectors(rule: Rule): void {
  const kept = rule.selectors.filter(isUsed);
  if (kept.length === 0) rule.remove();
  else rule.selectors = kept;
}

function keepUsedBlock(block: AtRule): void {
  if (block.name === "charset") block.remove();
  if (block.name !== "media") return;
  keepUsed(block);
  if (block.nodes?.length === 0) block.remove();
}

/**
 * KERN's own stylesheet with unused parts left out, in a cascade layer so that our unlayered rules win.
 * Declarations are never changed; "rtl" mirrors them for pages written from right to left.
 */
export function layerKern(direction: "ltr" | "rtl"): string {
  const folder = kernFolder();
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const root = postcss.parse(readFileSync(join(folder, "dist/kern.min.css"), "utf8"));
  keepUsed(root);
  const css = direction === "rtl" ? rtlcss.process(root.toString()) : root.toString();
  const notice = `/*! KERN UX ${version}, EUPL-1.2, unused parts left out, licence: licences/kern.md */`;
  return `${notice}\n@layer kern{${css}}`;
}
