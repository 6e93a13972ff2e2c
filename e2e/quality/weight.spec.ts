import { compileHint } from "@/lib/cli/compile-hint";
import { expect, test } from "../fixtures";

/** What a first visit may load of scripts, packed, in bytes: a phone on a slow line is a hospital's too. */
const pages = [
  { path: "/register", scripts: 150_000 },
  // With the whole rule set, which it judges by itself, and the Chinese words of the law it cites.
  { path: "/classify", scripts: 205_000 },
] as const;

for (const { path, scripts } of pages) {
  test(`${path} loads at most ${scripts} bytes of scripts, and fonts do not hold its first paint back`, async ({
    arrive,
  }) => {
    const { page } = await arrive();
    await page.addInitScript(() => {
      FontFace.prototype.load = () => Promise.reject(new Error("not on this machine"));
    });
    await page.goto(path);
    await expect.poll(() => page.evaluate(() => document.fonts.size)).toBeGreaterThan(200);
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").flatMap((entry) => {
        if (!(entry instanceof PerformanceResourceTiming)) return [];
        // Not in every browser's types yet.
        const blocks = "renderBlockingStatus" in entry ? String(entry.renderBlockingStatus) : "";
        return [{ name: new URL(entry.name).pathname, bytes: entry.encodedBodySize, blocks }];
      }),
    );
    const of = (pattern: RegExp) => loaded.filter(({ name }) => pattern.test(name));
    const bytes = of(/\.js$/).reduce((sum, each) => sum + each.bytes, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(scripts);
    expect(of(/^\/fonts\/.*faces\.css$/).map(({ blocks }) => blocks)).toEqual(["non-blocking"]);
    const blocking = loaded.filter((each) => each.blocks === "blocking" && each.name.endsWith(".css"));
    expect(blocking.reduce((sum, each) => sum + each.bytes, 0)).toBeLessThan(25_000);
  });
}

test("the scripts that every page starts with are compiled as a whole, beside the page", async ({
  arrive,
}) => {
  const { page } = await arrive();
  await page.goto("/register");
  const scripts = await page.evaluate(async () => {
    const addresses = [...document.scripts].map(({ src }) => src).filter((src) => src.endsWith(".js"));
    return Promise.all(addresses.map(async (src) => (await fetch(src)).text()));
  });
  const hinted = scripts.filter((script) => script.startsWith(compileHint));
  expect(hinted.some((script) => script.includes("hydrateRoot="))).toBe(true);
  expect(hinted.length).toBeLessThan(scripts.length);
});

test("a machine with the typefaces of its own fetches neither their sheet nor a slice", async ({
  arrive,
}) => {
  const { page } = await arrive();
  await page.addInitScript(() => {
    FontFace.prototype.load = function load() {
      return Promise.resolve(this);
    };
  });
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/register", { waitUntil: "networkidle" });
  expect(fetched.length).toBeGreaterThan(5);
  expect(fetched.filter((path) => path.startsWith("/fonts/"))).toEqual([]);
});
