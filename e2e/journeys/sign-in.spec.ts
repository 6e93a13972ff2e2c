import { themeCookie } from "@/lib/i18n/locale";
import { expect, locales, type Person, test } from "../fixtures";
import { accounts, DEMO_PASSWORD, newPerson, uniqueMark } from "../people";
import { signUp } from "./membership-steps";

const signInForm = ({ page, t }: Person) => {
  const form = page.getByRole("form", { name: t("auth.signIn.form") });
  const email = form.getByLabel(t("auth.signIn.email"), { exact: true });
  const password = form.getByLabel(t("auth.signIn.password"), { exact: true });
  const submit = form.getByRole("button", { name: t("auth.signIn.submit"), exact: true });
  return {
    form,
    email,
    password,
    send: async (address: string, secret = DEMO_PASSWORD) => {
      await email.fill(address);
      await password.fill(secret);
      await submit.click();
    },
  };
};

for (const locale of locales) {
  test(`a wrong pair is refused without a word about which half is wrong (${locale})`, async ({ arrive }) => {
    const person = await arrive({ locale });
    const { page, t } = person;
    await page.goto("/sign-in");
    const { form, email, send } = signInForm(person);
    const nobody = `${uniqueMark()}@e2e.example`;
    await send(nobody, "Not-the-password-1");
    await expect(form.getByRole("alert")).toContainText(t("errors.sign-in.failed"));
    await expect(form.getByRole("alert")).toBeFocused();
    await expect(email).toHaveValue(nobody);
    await send(accounts.researcher);
    await expect(page).toHaveURL(/\/home$/);
  });
}

test("after signing in a person comes to the page they asked for", async ({ arrive }) => {
  const person = await arrive();
  await person.page.goto("/audit?action=record.verified");
  await expect(person.page).toHaveURL(/\/sign-in\?next=/);
  await signInForm(person).send(accounts.auditAdmin);
  await expect(person.page).toHaveURL(/\/audit\?action=record\.verified$/);
});

for (const next of ["//evil.example", "https://evil.example/", "/\\evil.example", "/%09/evil.example"]) {
  test(`next=${next} leads to no other origin`, async ({ arrive, baseURL }) => {
    const person = await arrive();
    await person.page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signInForm(person).send(accounts.researcher);
    await expect(person.page).toHaveURL(
      (url) => url.origin === baseURL && !url.pathname.startsWith("/sign-in"),
    );
  });
}

const elsewhere = [
  ...["https://evil.example/", "//evil.example", "/\\evil.example", "/%5Cevil.example", "\\\\evil.example"],
  ...[
    "evil.example",
    "http://localhost:1/",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://",
    "%00",
    "/\t/x",
  ],
];

test("whatever address sign-in is to return to, it leads home and never fails", async ({
  arrive,
  baseURL,
}) => {
  const { request } = (await arrive()).context;
  const direct = { maxRedirects: 0 };
  for (const callbackUrl of elsewhere) {
    const sent = encodeURIComponent(callbackUrl);
    const answers = [
      await request.get(`/api/auth/signin?callbackUrl=${sent}`, direct),
      await request.post(`/api/auth/callback/credentials?callbackUrl=${sent}`, { ...direct, form: {} }),
      await request.post("/api/auth/callback/credentials", { ...direct, form: { callbackUrl } }),
      await request.get("/api/auth/signin", {
        ...direct,
        headers: { cookie: `next-auth.callback-url=${sent}` },
      }),
    ];
    for (const answer of answers) {
      const { origin, searchParams } = new URL(answer.headers().location ?? "", baseURL);
      const inside = new URL(searchParams.get("callbackUrl") ?? "/", baseURL).origin;
      const said = [callbackUrl, answer.url(), answer.status(), origin, inside];
      expect(said).toEqual([callbackUrl, answer.url(), 302, baseURL, baseURL]);
    }
  }
  const headers = { "content-type": "application/json" };
  const broken = { ...direct, headers, data: Buffer.from("{") };
  expect((await request.post("/api/auth/callback/credentials", broken)).status()).toBe(400);
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const known = { csrfToken, email: accounts.researcher, password: DEMO_PASSWORD };
  const form = { ...known, callbackUrl: elsewhere[0] ?? "" };
  const answer = await request.post("/api/auth/callback/credentials", { ...direct, form });
  expect([answer.status(), answer.headers().location]).toEqual([302, baseURL]);
});

test("a person signs in with the keyboard alone", async ({ arrive }) => {
  const person = await arrive();
  const { page } = person;
  await page.goto("/sign-in");
  const { email, password } = signInForm(person);
  await expect(email).toBeEnabled();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await email.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(email).toBeFocused();
  await page.keyboard.type(accounts.researcher);
  await page.keyboard.press("Tab");
  await expect(password).toBeFocused();
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/home$/);
});

test("signing out ends the session itself, not only the cookie", async ({ arrive }) => {
  const person = await arrive({ as: accounts.researcher });
  const { page, context, t } = person;
  await page.goto("/home");
  const kept = await context.cookies();
  await page
    .getByRole("banner")
    .getByRole("button", { name: t("shell.signOut") })
    .click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("banner").getByRole("link", { name: t("shell.signIn") })).toBeVisible();
  const thief = await arrive();
  await thief.context.addCookies(kept);
  await thief.page.goto("/home");
  await expect(thief.page).toHaveURL(/\/sign-in\?next=%2Fhome$/);
});

test("sessions ended by the security administrator fail at the next request", async ({ arrive }) => {
  const someone = newPerson("离任人员");
  const person = await arrive();
  await signUp(person, someone);
  const admin = await arrive({ as: accounts.securityAdmin });
  await admin.page.goto(`/admin/sessions?person=${encodeURIComponent(someone.email)}`);
  const row = admin.page.getByRole("row").filter({ hasText: someone.email });
  await row.getByRole("button", { name: admin.t("auth.sessions.endShort") }).click();
  await expect(admin.page.getByRole("main")).toContainText(admin.t("auth.sessions.ended", { count: 1 }));
  await expect(row).toHaveCount(0);
  await person.page.goto("/request");
  await expect(person.page).toHaveURL(/\/sign-in\?next=%2Frequest$/);
});

for (const javaScriptEnabled of [true, false]) {
  test(`language and appearance are chosen and kept ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
    arrive,
  }) => {
    const person = await arrive({ locale: "zh-CN", options: { javaScriptEnabled } });
    const { page, t } = person;
    await page.goto("/permissions");
    const html = page.locator("html");
    await expect(html).toHaveAttribute("lang", "zh-CN");
    await page
      .getByRole("banner")
      .getByRole("button", { name: t("shell.language.en") })
      .first()
      .click();
    await expect(html).toHaveAttribute("lang", "en");
    await expect(page).toHaveURL(/\/permissions$/);
    await page.getByRole("contentinfo").getByRole("button", { name: "Dark", exact: true }).click();
    await expect(html).toHaveAttribute("data-theme", "dark");
    await page.goto("/register");
    await expect(html).toHaveAttribute("data-theme", "dark");
    await expect(html).toHaveAttribute("lang", "en");
    const kept = (await person.context.cookies()).find(({ name }) => name === themeCookie);
    expect(kept?.expires ?? 0).toBeGreaterThan(Date.now() / 1000 + 300 * 24 * 60 * 60);
  });
}
