import { singleKeysCookie } from "@/lib/i18n/locale";
import { askOne, recordsOfHospital } from "../database";
import { expect, locales, type Person, test } from "../fixtures";
import { accounts } from "../people";
import { seriousFindings } from "../quality/screen";

const menuOf = ({ page, t }: Person) => page.getByRole("dialog", { name: t("command.menu.title") });
const fieldOf = (person: Person) => menuOf(person).getByRole("combobox");
const activeOf = (person: Person) => menuOf(person).getByRole("option", { selected: true });

/** Waits until scripts run: before, no key means anything. */
async function arriveAt({ page }: Person, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}

async function openMenu(person: Person): Promise<void> {
  await person.page.keyboard.press("ControlOrMeta+k");
  await expect(fieldOf(person)).toBeFocused();
}

for (const locale of locales) {
  test(`the command menu finds a record, an action and a page (${locale})`, async ({ arrive }) => {
    const { deployment, number } = await recordsOfHospital(accounts.itOfA);
    const it = await arrive({ as: accounts.itOfA, locale });
    const { page, t } = it;
    await arriveAt(it, `/deployments/${deployment}`);

    await openMenu(it);
    await page.keyboard.insertText(number.replaceAll("-", ""));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/institutions\/[\da-f-]{36}$/);
    await expect(menuOf(it)).toHaveCount(0);

    await arriveAt(it, `/deployments/${deployment}`);
    await openMenu(it);
    const edit = t("deployments.page.edit");
    await page.keyboard.insertText(edit);
    await expect(activeOf(it)).toContainText(edit);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/deployments/${deployment}/edit$`));

    await openMenu(it);
    await page.keyboard.insertText(t("shell.nav.audit"));
    await expect(activeOf(it)).toContainText(t("shell.nav.audit"));
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.keyboard.press("ControlOrMeta+Enter"),
    ]);
    await expect(tab).toHaveURL(/\/audit$/);
    await expect(fieldOf(it)).toBeFocused();
  });

  test(`a visitor finds a public record by its Chinese name and comes back from the menu (${locale})`, async ({
    arrive,
  }) => {
    const record = await askOne<{ number: string; name: string }>(
      `select number, name_zh as name from published_records where is_register_row order by number limit 1`,
    );
    const visitor = await arrive({ locale });
    const { page, t } = visitor;
    await arriveAt(visitor, "/permissions");
    const field = page.getByRole("banner").getByRole("button", { name: t("command.field") });
    await field.click();
    await expect(fieldOf(visitor)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(field).toBeFocused();

    await openMenu(visitor);
    await page.keyboard.insertText(record.name);
    const found = menuOf(visitor).getByRole("group", { name: t("command.menu.group.records") });
    await expect(found.getByRole("option").first()).toBeVisible();
    await expect(menuOf(visitor).getByRole("status")).not.toHaveText(t("command.menu.looking"));
    await fieldOf(visitor).fill(record.number);
    await expect(activeOf(visitor)).toContainText(record.number);
    await activeOf(visitor).click();
    await expect(page).toHaveURL(new RegExp(`/register/${record.number}$`));
  });
}

test("the command menu finds a review case by its number, for whoever may read it", async ({ arrive }) => {
  const { reviewCase } = await recordsOfHospital(accounts.itOfA);
  const { number } = await askOne<{ number: string }>("select number from review_cases where id = $1", [
    reviewCase,
  ]);
  const typed = number.toLowerCase().replaceAll("-", " ");
  const it = await arrive({ as: accounts.itOfA });
  await arriveAt(it, "/home");
  await openMenu(it);
  await it.page.keyboard.insertText(typed);
  await it.page.keyboard.press("Enter");
  await expect(it.page).toHaveURL(new RegExp(`/reviews/${reviewCase}$`));
  for (const as of [accounts.itOfB, undefined]) {
    const other = await arrive(as === undefined ? {} : { as });
    const answer = await other.context.request.get(`/command/records?q=${encodeURIComponent(typed)}`);
    expect(await answer.json()).toEqual({ records: [] });
  }
});

test("an outage of the search is said, and is no empty list", async ({ arrive }) => {
  const visitor = await arrive();
  const { page, t } = visitor;
  await arriveAt(visitor, "/");
  await page.route("**/command/records?*", (route) => route.fulfill({ status: 503, json: { code: "x" } }));
  await openMenu(visitor);
  await page.keyboard.insertText("示范");
  await expect(menuOf(visitor).getByRole("alert")).toContainText(t("command.menu.failedMeaning"));
  await page.unroute("**/command/records?*");
  await menuOf(visitor)
    .getByRole("button", { name: t("common.error.retry") })
    .click();
  await expect(menuOf(visitor).getByRole("alert")).toHaveCount(0);
  await expect(activeOf(visitor)).toContainText("示范");
});

test("keys lead to pages, move through a list and name themselves, but not while somebody types", async ({
  arrive,
}) => {
  const it = await arrive({ as: accounts.itOfA });
  const { page, t } = it;
  await arriveAt(it, "/register");
  const rows = page.getByRole("main").getByRole("rowheader").getByRole("link");
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(rows.nth(1)).toBeFocused();

  await page.keyboard.press("/");
  const search = page.getByRole("main").getByRole("searchbox");
  await expect(search).toBeFocused();
  await page.keyboard.type("gh?j");
  await expect(search).toHaveValue("gh?j");
  await expect(page).toHaveURL(/\/register$/);

  await search.blur();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: t("command.keys.title") });
  await expect(keys).toContainText(t("command.keys.line.goDeployments"));
  await expect(keys).not.toContainText(t("command.keys.line.goReviews"));
  await page.keyboard.type("gd");
  await expect(keys).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await page.keyboard.type("gd");
  await expect(page).toHaveURL(/\/deployments$/);
  // The address comes before the page: keys pressed in between may be nobody's.
  await expect(async () => {
    await page.keyboard.type("gh");
    await expect(page).toHaveURL(/\/home$/, { timeout: 2000 });
  }).toPass();
});

test("single keys are turned off in the profile, on every machine, and by a visitor in the browser", async ({
  arrive,
}) => {
  // A person of their own: others of this run use their keys.
  const [first, second] = [
    await arrive({ as: accounts.ruleEditor }),
    await arrive({ as: accounts.ruleEditor }),
  ];
  const choice = ({ page, t }: Person) => page.getByRole("form", { name: t("command.keys.single.title") });
  const turn = async (person: Person, to: "on" | "off") => {
    const button = choice(person).getByRole("button", { name: person.t(`command.keys.single.${to}`) });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
  };
  await arriveAt(first, "/profile");
  await turn(first, "off");
  await arriveAt(second, "/profile");
  await second.page.keyboard.type("gh?");
  await openMenu(second);
  await expect(menuOf(second).getByRole("option").locator("kbd").filter({ hasText: "G" })).toHaveCount(0);
  await expect(second.page).toHaveURL(/\/profile$/);
  await second.page.keyboard.press("Escape");
  await turn(second, "on");
  await second.page.waitForLoadState("networkidle");
  await second.page.keyboard.type("gh");
  await expect(second.page).toHaveURL(/\/home$/);

  const visitor = await arrive({ cookies: { [singleKeysCookie]: "off" } });
  await arriveAt(visitor, "/register");
  await visitor.page.keyboard.type("?j");
  await expect(visitor.page.getByRole("dialog")).toHaveCount(0);
  await openMenu(visitor);
});

test("menu and list of keys are sound for axe in both themes, and fill a narrow screen", async ({
  arrive,
}) => {
  test.setTimeout(120_000);
  for (const theme of ["light", "dark"]) {
    const person = await arrive({ as: accounts.itOfA, cookies: { theme } });
    await arriveAt(person, "/home");
    await openMenu(person);
    await person.page.keyboard.insertText("示范");
    await expect(activeOf(person)).toContainText("示范");
    await expect(menuOf(person).getByRole("status")).not.toHaveText(person.t("command.menu.looking"));
    expect(await seriousFindings(person.page)).toEqual([]);
    await person.page.setViewportSize({ width: 360, height: 740 });
    const box = await menuOf(person).boundingBox();
    expect(box).toMatchObject({ x: 0, y: 0, width: 360, height: 740 });
    await person.page.keyboard.press("Escape");
    await person.page.keyboard.press("?");
    await expect(person.page.getByRole("dialog")).toBeVisible();
    expect(await seriousFindings(person.page)).toEqual([]);
  }
});
