import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LadderNote } from "@/components/records/record-margin";
import { badges } from "@/db/values";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { parseRegisterParameters } from "@/lib/register/search-params";
import { FacetGroup } from "./facet-group";
import { BadgeHistory } from "./record-notes";

const counts = new Map(badges.map((badge) => [badge, 0]));
const steps = [{ badge: "reviewer_verified", on: "2026-11-20", isFollowed: false }] as const;
const places: [string, ReactNode][] = [
  [
    "the facet of the register",
    <FacetGroup
      key="facet"
      name="badge"
      parameters={parseRegisterParameters({})}
      of={{ counts, isLeast: false }}
    />,
  ],
  ["a public record", <BadgeHistory key="public" steps={steps} />],
  ["a verified record of one's own", <LadderNote key="own" record={{ badge: "reviewer_verified" }} />],
];

/** A spot check is no reason to trust a record more while nothing compares what runs with what is registered. */
describe.each(locales)("the top of the ladder (%s)", (locale) => {
  it.each(places)("is said to be given to nobody, and promised to nobody: %s", (_, place) => {
    const shown = renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
        {place}
      </NextIntlClientProvider>,
    );
    const { badgeNote, badge } = messages[locale].common;
    expect(shown).toContain(badgeNote);
    expect(shown).not.toContain(
      messages[locale].reviews.record.ladder.next.replace("{badge}", badge.spot_checked),
    );
  });
});
