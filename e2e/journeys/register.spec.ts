import { expect, locales, type Person, test } from "../fixtures";
import { press } from "../keyboard";
import { accounts, uniqueMark } from "../people";
import { shownNumbers } from "../register-list";

/** From words somebody remembers to a list that its address alone brings back. */

const HOSPITAL = "示范医疗机构 0127";
const address = "/register?level=primary&type=general_hospital&sort=name";

const said = (person: Person) => person.page.getByRole("main").getByRole("status");
const numbersIn = (text: string) => (text.match(/\d[\d,]*/g) ?? []).map((n) => Number(n.replaceAll(",", "")));
const next = ({ page, t }: Person) => page.getByRole("link", { name: t("common.pager.next"), exact: true });

async function look(person: Person, q: string): Promise<string[]> {
  const { page } = person;
  await page.getByRole("main").getByRole("searchbox").fill(q);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === q);
  return shownNumbers(page);
}

/** Takes a value of a facet with keys only. Returns the count that stood beside it. */
async function choose(person: Person, facet: string, list: string, value: string): Promise<number> {
  const { page, t, code } = person;
  const [name, label] = [t(`register.facet.${facet}`), code(list, value)];
  const link = page.getByRole("region", { name }).getByRole("link", { name: label });
  const [count = 0] = numbersIn(await link.locator(".n").innerText());
  await press(person, link);
  await expect(link).toHaveAttribute("aria-current", "true");
  const chip = t("common.chip.remove", { label: t("register.chip.facet", { facet: name, value: label }) });
  await expect(page.getByRole("link", { name: chip })).toBeVisible();
  return count;
}

for (const locale of locales) {
  test(`a hospital is found by Chinese, pinyin, initials and number, and past a slip of the hand (${locale})`, async ({
    arrive,
  }) => {
    const visitor = await arrive({ locale });
    const { page, t } = visitor;
    await page.goto("/register");
    const byName = await look(visitor, HOSPITAL);
    expect(byName.length).toBeGreaterThan(0);
    for (const q of ["示范 0127", "shifan yiliao 0127", "sfyljg 0127"]) {
      expect(await look(visitor, q), q).toEqual(byName);
    }
    const [number = ""] = byName;
    expect(await look(visitor, number)).toContain(number);
    expect(await look(visitor, number.replaceAll("-", "").toLowerCase())).toContain(number);

    expect(await look(visitor, "shfian 0127")).toEqual(byName);
    const similar = t("register.similar", { asked: "shfian 0127", meant: "shifan 0127" });
    await expect(said(visitor).filter({ hasText: similar })).toBeVisible();

    const example = await look(visitor, "协和");
    expect(example.length).toBeGreaterThan(0);
    for (const q of ["北京 协和", "xiehe", "bjxh", "peking union"]) {
      expect(await look(visitor, q), q).toEqual(example);
    }
  });

  test(`two facets, an order and a page are kept in the address (${locale})`, async ({ arrive }) => {
    const visitor = await arrive({ locale });
    const { page, context, t } = visitor;
    await page.goto("/register");
    await choose(visitor, "level", "institutionLevels", "primary");
    const matching = await choose(visitor, "type", "institutionTypes", "general_hospital");
    const [n = 0, total = 0] = numbersIn(await said(visitor).innerText());
    expect(n).toBe(matching);
    expect(total).toBeGreaterThan(n);
    await press(visitor, page.getByRole("link", { name: t("register.sort.name"), exact: true }));
    await expect(page).toHaveURL(address);

    const first = await shownNumbers(page);
    await press(visitor, next(visitor));
    await page.waitForURL(/after=/);
    const shared = page.url();
    const second = await shownNumbers(page);
    expect(second.filter((number) => first.includes(number))).toEqual([]);
    expect(first.length + second.length).toBe(matching);
    await expect(next(visitor)).toHaveCount(0);

    const shows = (person: Person, rows: string[]) =>
      expect.poll(() => shownNumbers(person.page)).toEqual(rows);
    await page.goBack();
    await shows(visitor, first);
    await page.goForward();
    await shows(visitor, second);
    await page.reload();
    await shows(visitor, second);
    // A place behind which no row is left any more.
    await page.goto(`${address}&after=${first[0]}_~`);
    await shows(visitor, first);
    const elsewhere = [
      { ...visitor, page: await context.newPage() },
      await arrive({ locale }),
      await arrive({ locale, options: { javaScriptEnabled: false } }),
    ];
    for (const person of elsewhere) {
      await person.page.goto(shared);
      await shows(person, second);
    }
  });

  test(`the search is reached with a few keys, before the facets and the list (${locale})`, async ({
    arrive,
  }) => {
    const { page, t } = await arrive({ locale });
    await page.goto("/register");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    for (let stops = 0; stops < 2; stops += 1) await page.keyboard.press("Tab");
    await expect(page.getByRole("searchbox", { name: t("register.form.q"), exact: true })).toBeFocused();
  });

  test(`the box says what the list was asked for, on the way back as well, and what was left out (${locale})`, async ({
    arrive,
  }) => {
    const { page, t } = await arrive({ locale });
    const box = page.getByRole("searchbox", { name: t("register.form.q"), exact: true });
    await page.goto("/register");
    await box.fill("协和");
    await box.press("Enter");
    await page.waitForURL(/q=/);
    await expect(box).toHaveValue("协和");
    await page.goBack();
    await expect(page).toHaveURL(/register$/);
    await expect(box).toHaveValue("");
    await page.goto("/register?q=a+b+c+d+e+f+g+h+zzqqxx");
    await expect(box).toHaveValue("a b c d e f g h");
    const note = page.getByRole("status").filter({ hasText: "a b c d e f g h" });
    await expect(note).toHaveText(t("register.loss.long").replace("{asked}", "a b c d e f g h"));
    await page.goto("/register?q=INS-0001136-8");
    await expect(page.getByText(t("register.checkDigit").replace("{number}", "INS-0001136-8"))).toBeVisible();
    await page.goto("/register?q=(((");
    await expect(page.getByText(t("register.loss.signs"))).toBeVisible();
    await expect(box).toHaveValue("");
  });

  test(`the box of exports closes with Escape, which gives the focus back, and with a click beside it (${locale})`, async ({
    arrive,
  }) => {
    const { page, t } = await arrive({ locale });
    await page.goto("/register");
    const opener = page.locator("summary").filter({ hasText: t("exports.download.open") });
    const csv = page
      .getByRole("list", { name: t("exports.download.label") })
      .getByRole("link")
      .first();
    await opener.click();
    await csv.focus();
    await page.keyboard.press("Escape");
    await expect(csv).toBeHidden();
    await expect(opener).toBeFocused();
    await opener.click();
    await expect(csv).toBeVisible();
    await page.getByRole("heading", { level: 1 }).click();
    await expect(csv).toBeHidden();
  });

  test(`a view is kept under a name, opened from the list and removed (${locale})`, async ({ arrive }) => {
    const it = await arrive({ as: accounts.itOfA, locale });
    const { page, t } = it;
    const name = uniqueMark();
    await page.goto(address);
    const rows = await shownNumbers(page);
    const keepView = async () => {
      await page.getByText(t("common.views.save"), { exact: true }).click();
      const box = page.getByRole("textbox", { name: t("common.views.name") });
      await box.first().fill(name);
      await page.keyboard.press("Enter");
    };
    await keepView();

    const view = page.getByRole("link", { name, exact: true });
    await expect(view).toHaveAttribute("aria-current", "true");
    await page.goto("/register");
    await keepView();
    await expect(page.getByText(t("common.views.problem.taken"))).toBeVisible();
    await view.click();
    await expect(page).toHaveURL(address);
    expect(await shownNumbers(page)).toEqual(rows);

    await page.getByText(t("common.views.manage"), { exact: true }).click();
    await page
      .getByRole("form", { name })
      .getByRole("button", { name: t("common.views.remove") })
      .click();
    await expect(view).toHaveCount(0);
    await expect(page).toHaveURL(address);
  });
}
