import { type Import, importsOf, isServerFile, isTest, type Source, withoutComments } from "./sources";

/** The table of ARCHITECTURE.md §1 and the house rules that a reader of imports can check, each as a list of offences. */
type Rule = (sources: readonly Source[]) => string[];

const layerOf = (file: string) => file.split("/")[0] ?? "";
const folderOf = (file: string) => file.split("/").slice(0, -1).join("/");
const areaOf = (file: string) => (file.split("/").length > 2 ? (file.split("/")[1] ?? "") : "");
const bare = (file: string) => file.replace(/\.(tsx?|mjs)$/, "");
const allImports = (sources: readonly Source[]) => sources.flatMap(importsOf);
const say = ({ from, to }: Import) => `${from} → ${to}`;

/** Processes of their own: they start the product and are no part of a page. */
const isProcess = (file: string) => file.startsWith("lib/cli/");
const isCommands = (file: string) => /(^|[/-])commands($|\/)/.test(bare(file));
const isGate = (file: string) => /(^|[/-])(commands|queries|jobs)($|\/)/.test(bare(file));

const right: Record<string, readonly string[]> = {
  app: ["app", "components", "lib"],
  components: ["components", "lib"],
  lib: ["lib", "db"],
  db: ["db"],
  e2e: ["e2e", "lib", "db"],
};
/** The constant tuples every layer shares, in one file and one a large area; without an import, so the browser may have them. */
const isShared = (file: string) => /^db\/values(\/[a-z-]+)?(\.ts)?$/.test(file);

/** Areas of `components` that any other may use: primitives, and what the three kinds of record have in common. */
const commonAreas = ["ui", "form", "data-table", "charts", "records"];
/** One component that another area shows as it is; each with the reason it is not copied or moved. */
const borrowed = new Map([
  [
    "components/landing/demand-table.tsx → components/register/demand-cell",
    "the same cell as on a record's page",
  ],
  [
    "components/landing/latest-records.tsx → components/register/record-names",
    "names as the register writes them",
  ],
  [
    "components/users/request-form.tsx → components/institutions/institution-form-uscc",
    "the credit code is checked while it is typed, in both forms by the same words",
  ],
]);
/** Folders with a route of their own: what stands in them belongs to it. A folder without one is there to be shared. */
const hasOwnRoute = (sources: readonly Source[]) =>
  new Set(sources.filter(({ path }) => /\/(page|route)\.tsx?$/.test(path)).map(({ path }) => folderOf(path)));

/** Codes and facts as data: read by the files that look after them, also in the browser. */
const isData = (file: string) => file.startsWith("db/reference/") && file.endsWith(".json");

export const layerRules = {
  "imports point to the right": (sources) =>
    allImports(sources)
      .filter(({ from, to }) => !isTest(from) && layerOf(to) in right)
      .filter(({ from, to }) => !right[layerOf(from)]?.includes(layerOf(to)))
      .filter(({ from, to }) => !(isShared(to) && layerOf(from) === "components"))
      .map(say),

  "nothing of the product imports its tests or drivers": (sources) =>
    allImports(sources)
      .filter(
        ({ from, to }) =>
          !isTest(from) && layerOf(from) !== "e2e" && (layerOf(to) === "e2e" || isTest(`${to}.ts`)),
      )
      .map(say),

  "a route keeps to its own folder": (sources) => {
    const routes = hasOwnRoute(sources);
    return allImports(sources)
      .filter(({ from, to }) => layerOf(from) === "app" && layerOf(to) === "app" && !isTest(from))
      .filter(({ from, to }) => {
        const target = folderOf(to);
        const isWithin = folderOf(from) === target || folderOf(from).startsWith(`${target}/`);
        return !isWithin && routes.has(target);
      })
      .map(say);
  },

  "a component keeps to its own area and the common ones": (sources) =>
    allImports(sources)
      .filter(
        ({ from, to }) => layerOf(from) === "components" && layerOf(to) === "components" && !isTest(from),
      )
      .filter(({ from, to }) => areaOf(from) !== areaOf(to) && !commonAreas.includes(areaOf(to)))
      .map(say)
      .filter((line) => !borrowed.has(line)),

  "a form is handed its action": (sources) => {
    const actions = new Set(
      sources.filter(({ text }) => /^["']use server["']/.test(text)).map(({ path }) => bare(path)),
    );
    const clients = new Set(
      sources.filter(({ text }) => /^["']use client["']/.test(text)).map(({ path }) => path),
    );
    return allImports(sources)
      .filter(({ from, to }) => actions.has(to) && (clients.has(from) || layerOf(from) === "components"))
      .map(say);
  },

  "what the browser may have imports no server file": (sources) => {
    const servers = new Set(sources.filter(isServerFile).map(({ path }) => bare(path)));
    const isomorphic = sources.filter(
      (source) =>
        ["components", "lib"].includes(layerOf(source.path)) &&
        !isServerFile(source) &&
        !isTest(source.path) &&
        !isProcess(source.path),
    );
    return isomorphic
      .flatMap(importsOf)
      .filter(({ to, isType }) => !isType && servers.has(to))
      .map(say);
  },

  "only server files reach tables and connections": (sources) =>
    sources
      .filter(
        (source) =>
          layerOf(source.path) === "lib" &&
          !isServerFile(source) &&
          !isTest(source.path) &&
          !isProcess(source.path),
      )
      .flatMap(importsOf)
      .filter(({ to, isType }) => layerOf(to) === "db" && !isShared(to) && !isType && !isData(to))
      .map(say),

  "gates say that they are server files in their first line": (sources) =>
    sources
      .filter(
        (source) =>
          layerOf(source.path) === "lib" &&
          isGate(source.path) &&
          !isTest(source.path) &&
          !source.path.startsWith("lib/jobs/"),
      )
      .filter((source) => !isServerFile(source))
      .map(({ path }) => path),

  "no domain calls another's commands": (sources) =>
    allImports(sources)
      .filter(
        ({ from, to }) =>
          layerOf(from) === "lib" && layerOf(to) === "lib" && !isTest(from) && !isProcess(from),
      )
      .filter(
        ({ from, to }) =>
          isCommands(to) && folderOf(from) !== folderOf(to) && !folderOf(from).startsWith(folderOf(to)),
      )
      .filter(({ to }) => areaOf(to) !== "command")
      // The list of what machines may call names commands and calls none.
      .filter(({ from }) => bare(from) !== "lib/api/registry")
      .map(say),

  "no imports run in a circle": (sources) => {
    const next = new Map<string, string[]>();
    for (const { from, to, isType } of allImports(sources)) {
      if (!isType && !isTest(from)) next.set(bare(from), [...(next.get(bare(from)) ?? []), to]);
    }
    return circles(next);
  },

  "no domains run in a circle": (sources) => {
    const next = new Map<string, string[]>();
    for (const { from, to, isType } of allImports(sources)) {
      const [a, b] = [areaOf(from), areaOf(to)];
      const isDomains =
        layerOf(from) === "lib" &&
        layerOf(to) === "lib" &&
        domains(sources).has(a) &&
        domains(sources).has(b);
      // What a domain's fields are called is a leaf: the records that all kinds share read it, and import nothing back.
      const isLeaf = /\/(schema|configuration)$/.test(to);
      if (isDomains && a !== b && !isType && !isTest(from) && !isLeaf)
        next.set(a, [...(next.get(a) ?? []), b]);
    }
    return circles(next);
  },

  "the environment is read in one place": (sources) =>
    sources
      .filter(
        ({ path }) => path !== "lib/env.ts" && !isProcess(path) && !isTest(path) && layerOf(path) !== "e2e",
      )
      .filter(({ text }) => withoutComments(text).includes("process.env"))
      .map(({ path }) => path),

  "only the guarded call reaches a hospital's server": (sources) =>
    sources
      .filter(({ path }) => layerOf(path) === "lib" && !isTest(path) && !path.startsWith("lib/llm/"))
      .filter(({ text }) => /from "(undici|node:https)"|\bfetch\(/.test(withoutComments(text)))
      .map(({ path }) => path),

  "no file is longer than 300 lines": (sources) =>
    sources
      .filter(({ path, text }) => !path.endsWith(".sql") && text.trimEnd().split("\n").length > 300)
      .map(({ path }) => path),

  "nothing that a cluster of databases would not carry": (sources) =>
    sources
      .filter(({ path }) => !isTest(path))
      .filter(({ text }) =>
        /\bset_config\s*\(|skip\s+locked/i.test(withoutComments(text).replaceAll(/--[^\n]*/g, "")),
      )
      .map(({ path }) => path),

  "the shared tuples import nothing": (sources) =>
    sources.filter(({ path, text }) => isShared(path) && /^\s*import\b/m.test(text)).map(({ path }) => path),
} as const satisfies Record<string, Rule>;
export type LayerRule = keyof typeof layerRules;

/** Folders of lib that hold an area of the register; the others are its machinery, which all of them use. */
const domains = (sources: readonly Source[]): Set<string> =>
  new Set(
    sources
      .filter(({ path }) => /^lib\/[^/]+\/(queries|commands)(\.ts|\/)/.test(path) && areaOf(path) !== "audit")
      .map(({ path }) => areaOf(path)),
  );

/** Each circle once, from its first member round to itself. */
function circles(next: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (node: string, trail: readonly string[]): void => {
    const at = trail.indexOf(node);
    if (at >= 0) {
      found.add([...trail.slice(at), node].join(" → "));
      return;
    }
    if (done.has(node)) return;
    for (const target of next.get(node) ?? []) walk(target, [...trail, node]);
    done.add(node);
  };
  for (const node of next.keys()) walk(node, []);
  return [...found];
}
