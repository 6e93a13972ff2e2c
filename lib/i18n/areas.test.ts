import { describe, expect, it } from "vitest";
import { importsOf, readSources, type Source, withoutComments } from "@/lib/testing/sources";
import { frameAreas } from "./areas";

const bare = (path: string) => path.replace(/\.tsx?$/, "");
const sources = new Map(
  readSources()
    .filter(({ path }) => /\.tsx?$/.test(path))
    .map((source) => [bare(source.path), source] as const),
);
const says = ({ text }: Source, directive: string) => text.startsWith(`"use ${directive}"`);

/** Areas whose words a page says in the browser: those of its client files and of everything they import. */
function spokenBy(entry: Source): Map<string, string> {
  const spoken = new Map<string, string>();
  const seen = new Set<string>();
  const walk = (source: Source, isAround: boolean): void => {
    const isClient = isAround || says(source, "client");
    const key = `${source.path} ${isClient}`;
    // What an action does stays on the server.
    if (seen.has(key) || says(source, "server")) return;
    seen.add(key);
    const uses = isClient ? source.text.matchAll(/useTranslations\((?:"([a-z]+))?/gi) : [];
    for (const [, area] of uses) spoken.set(area ?? "every area", source.path);
    for (const { to, isType } of importsOf(source)) {
      const target = isType ? undefined : sources.get(to);
      if (target !== undefined) walk(target, isClient);
    }
  };
  walk(entry, false);
  return spoken;
}

/** Areas that a file hands to the browser with `<Words areas={[…]}>`. */
const handedBy = ({ text }: Source) =>
  [...withoutComments(text).matchAll(/<Words areas=\{\[([^\]]*)\]\}/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([a-z]+)"/g)].map(([, area = ""]) => area),
  );

// Inside the portal every area is handed out: its people stay, and its pages say much in the browser.
const pages = [...sources.values()].filter(
  ({ path }) =>
    /^app\/.*\/?(page|layout|error|not-found|forbidden)\.tsx$/.test(path) && !path.startsWith("app/(portal)"),
);

describe("words in the browser", () => {
  it.each(pages.map((page) => [page.path, page] as const))("%s is handed those it says", (_, page) => {
    const handed = new Set<string>([...frameAreas, ...handedBy(page)]);
    const lacking = [...spokenBy(page)].filter(([area]) => !handed.has(area));
    expect(lacking.map(([area, file]) => `${area} (${file})`)).toEqual([]);
  });

  it("are read from many pages, and not found where nothing is said", () => {
    expect(pages.length).toBeGreaterThan(20);
    const classify = pages.find(({ path }) => path.endsWith("classify/page.tsx"));
    expect(classify && [...spokenBy(classify).keys()]).toContain("classification");
    const layout = pages.find(({ path }) => path === "app/(public)/layout.tsx");
    expect(layout && [...spokenBy(layout).keys()]).not.toContain("classification");
  });
});
