import { may } from "@/lib/auth/permissions";
import { localeCookie, themeCookie } from "@/lib/i18n/locale";
import { type HospitalIds, recordsOfHospital } from "../database";
import { type Arrival, expect, type Person, test } from "../fixtures";
import { signUp } from "../journeys/membership-steps";
import { accounts, newPerson } from "../people";
import { type Opens, portalPages } from "../portal-pages";
import { complaintsOf, expectSoundPage, seriousFindings } from "./screen";

// Many short tests that share nothing: both workers take from one list.
// The longest page has a thousand rows: patience, not a measure of speed.
test.describe.configure({ mode: "parallel", timeout: 240_000 });

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };
/** Each page is loaded wide and made narrow where it stands, then the other way round: both themes, languages and widths. */
const readings = [
  { theme: "light", locale: "zh-CN", widths: [wide, narrow] },
  { theme: "dark", locale: "en", widths: [narrow, wide] },
] as const;
type Reading = (typeof readings)[number];

type View = { name: string; path: (ids: HospitalIds) => string; as?: string; status?: number };

function readerOf(opens: Opens): string | undefined {
  if (opens === "everybody" || opens === "visitors") return undefined;
  if (may("hospital_it", opens)) return accounts.itOfA;
  if (may("reviewer", opens)) return accounts.reviewer;
  return may("admin_system", opens) ? accounts.systemAdmin : accounts.securityAdmin;
}

const view = (name: string, opens: Opens, path: View["path"]): View => {
  const as = readerOf(opens);
  return as === undefined ? { name, path } : { name, path, as };
};

const views: View[] = [
  // The request page is for an account without a role; it has its own test below.
  ...Object.entries(portalPages)
    .filter(([pattern]) => pattern !== "/request")
    .map(([pattern, { opens, path }]) => view(pattern, opens, path)),
  {
    name: "deployment, applications",
    path: (ids) => `/deployments/${ids.deployment}?tab=applications`,
    as: accounts.itOfA,
  },
  {
    name: "deployment, configurations",
    path: (ids) => `/deployments/${ids.deployment}?tab=configurations`,
    as: accounts.itOfA,
  },
  {
    name: "deployment, history",
    path: (ids) => `/deployments/${ids.deployment}?tab=history`,
    as: accounts.itOfA,
  },
  {
    name: "a deployment before a reviewer",
    path: (ids) => `/deployments/${ids.deployment}`,
    as: accounts.reviewer,
  },
  {
    name: "a classification's result",
    path: () => "/classify#q=1.0.0&d=2026-11-01&a=4.1c.1.1.c.1.4.2.4.2.1.4.8..8.4&s=result",
  },
  { name: "membership requests", path: () => "/reviews?view=requests", as: accounts.reviewer },
  { name: "decided requests", path: () => "/reviews?view=decided", as: accounts.reviewer },
  { name: "a reviewer's work", path: () => "/home", as: accounts.reviewer },
  { name: "a researcher's work", path: () => "/home", as: accounts.researcher },
  { name: "the whole trail", path: () => "/audit", as: accounts.auditAdmin },
  {
    name: "a search without a result",
    path: () => "/register?q=%E6%97%A0%E6%AD%A4%E8%AE%B0%E5%BD%95%E7%94%B2%E4%B9%99",
  },
  { name: "no such record", path: () => "/register/INS-9999999-9", status: 404 },
  { name: "no such page", path: () => "/no-such-page", status: 404 },
  { name: "no permission", path: () => "/admin/users", as: accounts.itOfA, status: 403 },
];

let ids: HospitalIds;
test.beforeAll(async () => {
  ids = await recordsOfHospital(accounts.itOfA);
});

async function wear(
  { page, context }: Person,
  { theme, locale, widths }: Reading,
  baseURL: string,
): Promise<void> {
  await page.setViewportSize(widths[0]);
  await context.addCookies([
    { name: themeCookie, value: theme, url: baseURL },
    { name: localeCookie, value: locale, url: baseURL },
  ]);
}

/** Dark and narrow is for the longer English words only: axe has seen both by themselves. */
const isForAxe = (theme: Reading["theme"], viewport: typeof wide) => theme === "light" || viewport === wide;

/** In both widths: nothing serious for axe, nothing wider than the window, one h1, the right language. */
async function expectGood(page: Person["page"], { theme, locale, widths }: Reading): Promise<void> {
  for (const viewport of widths) {
    const look = `${theme}, ${viewport.width}`;
    await test.step(look, async () => {
      await page.setViewportSize(viewport);
      await expectSoundPage(page, locale);
      if (isForAxe(theme, viewport)) expect.soft(await seriousFindings(page), look).toEqual([]);
    });
  }
}

for (const { name, path, as, status = 200 } of views) {
  test(`${name} is open to everybody in both themes and widths`, async ({ arrive, baseURL }) => {
    const arrival: Arrival = as === undefined ? {} : { as };
    const person = await arrive(arrival);
    const complaints = complaintsOf(person.page);
    for (const reading of readings) {
      await wear(person, reading, baseURL ?? "");
      // An address with a fragment, gone to again from itself, would load nothing.
      await person.page.goto("about:blank");
      const answer = await person.page.goto(path(ids));
      expect(answer?.status()).toBe(status);
      await expectGood(person.page, reading);
    }
    expect(complaints).toEqual([]);
  });
}

type EmptyForm = { name: string; path: View["path"]; as?: string };

const emptyForms: EmptyForm[] = [
  { name: "sign-in", path: () => "/sign-in" },
  { name: "sign-up", path: () => "/sign-up" },
  { name: "error report", path: ({ number }) => `/register/${number}/report` },
  { name: "deployment", path: () => "/deployments/new", as: accounts.otherItOfA },
  {
    name: "application",
    path: (at) => `/deployments/${at.deployment}/applications/new`,
    as: accounts.otherItOfA,
  },
];

/** Sends the open form as it is and looks at what it says to that. */
async function expectGoodWithErrors(person: Person, path: string, baseURL: string): Promise<void> {
  const { page } = person;
  const complaints = complaintsOf(page);
  for (const reading of readings) {
    await wear(person, reading, baseURL);
    await page.goto(path);
    const main = page.getByRole("main");
    await main.locator('button[type="submit"]').first().click();
    await expect(main.getByRole("alert").first()).toBeFocused();
    await expect(main.locator("[aria-invalid]").first()).toBeVisible();
    await expectGood(page, reading);
  }
  expect(complaints).toEqual([]);
}

for (const { name, path, as } of emptyForms) {
  test(`the ${name} form is open to everybody with its errors shown`, async ({ arrive, baseURL }) => {
    const person = await arrive(as === undefined ? {} : { as });
    await expectGoodWithErrors(person, path(ids), baseURL ?? "");
  });
}

test("the request for an institution is open to everybody, plain and with its errors shown", async ({
  arrive,
  baseURL,
}) => {
  const person = await arrive();
  await signUp(person, newPerson("尚未加入者"));
  for (const path of ["/request", "/home"]) {
    for (const reading of readings) {
      await wear(person, reading, baseURL ?? "");
      await person.page.goto(path);
      await expectGood(person.page, reading);
    }
  }
  await expectGoodWithErrors(person, "/request", baseURL ?? "");
});
