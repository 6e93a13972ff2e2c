import type { ReferenceLocale } from "@/lib/reference/bilingual";
import { codeLabel } from "@/lib/reference/codes";
import type { PublicRecord } from "./public-record";

type Said = NonNullable<PublicRecord["document"]["classification"]>;

/** The code list of a place's statuses. */
const listOf = (place: string) => (place === "EU-AIA" ? "aiActStatuses" : "deviceStatuses");

/** A public classification in one line: each place with its status and class, the tier, the rule set, and how far it has come. */
export function classificationWords(
  { results, tier, ruleSet, decision }: Said,
  locale: ReferenceLocale,
): string {
  const verdicts = Object.entries(results).map(([place, { status, class: level }]) => {
    const words = [
      ...(status === null ? [] : [codeLabel(listOf(place), status, locale)]),
      ...(level === null
        ? []
        : [
            level === "per-catalogue" || level === "undetermined"
              ? codeLabel("deviceClasses", level, locale)
              : level,
          ]),
    ];
    return `${place} ${words.length === 0 ? "–" : words.join(" ")}`;
  });
  const standing = codeLabel("classificationStandings", decision?.standing ?? "derived", locale);
  return [...verdicts, ...(tier === null ? [] : [tier]), ruleSet.version, standing].join(" · ");
}
