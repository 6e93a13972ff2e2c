import { askOne } from "../database";
import { expect, locales, test } from "../fixtures";
import { accounts, inventedUscc, newPerson } from "../people";
import { openRequest, requestForm, signUp } from "./membership-steps";

const publicInstitution = () =>
  askOne<{ number: string; name: string }>(
    `select number, name_zh as name from published_records
      where kind = 'institution' and state = 'published' and province_adcode = '330000' order by number limit 1`,
  );

for (const locale of locales) {
  test(`the name of a public institution is said to whoever proposes it again, and to the reviewer (${locale})`, async ({
    arrive,
  }) => {
    const { number, name } = await publicInstitution();
    const account = newPerson("信息员");
    const person = await arrive({ locale });
    const { t } = person;
    await signUp(person, account);
    const request = requestForm(person);
    const proposal = { nameZh: name, nameEn: "", uscc: inventedUscc(), province: "330000" };
    await request.propose(proposal);
    const alike = request.form.getByRole("status").filter({ hasText: t("auth.request.alike") });
    const identical = t("reviews.acts.similar.because.sameName");
    await expect(alike.getByRole("listitem").first()).toContainText(`${number} ${identical}`);
    // Names of the demonstration are all of one pattern: the nearest are in sight, the rest one step away.
    await expect(alike.getByRole("listitem").filter({ visible: true })).toHaveCount(5);

    await alike.getByRole("button", { name: t("auth.request.alikeClaim", { number }) }).click();
    const numberField = request.form.getByRole("textbox", { name: t("auth.request.number") });
    await expect(numberField).toHaveValue(number);
    await expect(numberField).toBeFocused();

    await request.propose(proposal);
    await request.as("hospital_it");
    await request.send();
    await request.expectWaiting();
    const reviewer = await arrive({ locale, as: accounts.reviewer });
    const open = await openRequest(reviewer, account);
    await expect(open).toContainText(t("reviews.request.alike.claim"));
    await expect(open).toContainText(t("reviews.request.outcome.new"));
    await expect(open.getByRole("listitem").first()).toContainText(`${number} ${identical}`);
    await open.getByRole("link", { name }).first().click();
    await expect(reviewer.page).toHaveURL(new RegExp(`/register/${number}$`));
  });
}
