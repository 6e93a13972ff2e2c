import fs from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, locales, type Person, test } from "../fixtures";
import { seriousFindings } from "../quality/screen";
import { shownNumbers } from "../register-list";

const address = `/register?${new URLSearchParams({ q: "示范医疗机构 0127" })}`;

async function downloaded({ page }: Person, press: () => Promise<void>) {
  const waiting = page.waitForEvent("download");
  await press();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: fs.readFileSync(await file.path(), "utf8") };
}

for (const locale of locales) {
  // The box and its links must not need a script; in the other language the same is done with keys only.
  const javaScriptEnabled = locale === "zh-CN";
  test(`the rows of the list come as a file that holds just them, marked as fictional (${locale})`, async ({
    arrive,
  }) => {
    const visitor = await arrive({ locale, options: { javaScriptEnabled, acceptDownloads: true } });
    const { page, t } = visitor;
    await page.goto(address);
    const shown = await shownNumbers(page);
    expect(shown.length).toBeGreaterThan(0);

    const open = page.getByText(t("exports.download.open"), { exact: true });
    await open.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: t("exports.download.csv.name") })).toBeFocused();
    if (javaScriptEnabled) expect(await seriousFindings(page)).toEqual([]);
    const csv = await downloaded(visitor, () => page.keyboard.press("Enter"));
    const [titles, ...rows]: string[][] = parse(csv.text, {
      bom: true,
      comment: "#",
      comment_no_infix: true,
    });
    expect(csv.name).toMatch(/^公开登记（演示，虚构）-register-demo-\d{4}-\d\d-\d\d\.csv$/);
    expect(csv.text.startsWith("\ufeff# 演示数据，虚构")).toBe(true);
    expect(titles?.[0]).toBe("登记编号 Record number");
    expect(rows.map(([number]) => number)).toEqual(shown);

    const jsonl = await downloaded(visitor, () =>
      page.getByRole("link", { name: t("exports.download.jsonl.name") }).click(),
    );
    const [meta, ...lines] = jsonl.text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(meta.meta).toMatchObject({ instance: "demo", rows: shown.length });
    expect(lines.slice(0, -1).map((line) => line.number)).toEqual(shown);
    expect(lines.at(-1)).toEqual({ end: { rows: shown.length } });
  });
}
