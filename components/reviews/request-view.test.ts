import { expect, it } from "vitest";
import { outcomeOf } from "./request-view";

const joins = { id: "i", number: "INS-0000001-8", nameZh: "甲", nameEn: null };
const asked = {
  kind: "new_institution" as const,
  joins: null,
  isElsewhere: false,
  otherCampuses: 0,
};

it.each([
  ["opens a new institution where nobody holds the code", asked, "new"],
  ["joins the one that holds it", { ...asked, joins }, "joins"],
  ["joins it also when the code has other campuses", { ...asked, joins, otherCampuses: 2 }, "joins"],
  ["opens one more campus", { ...asked, otherCampuses: 2 }, "campus"],
  ["is refused when the code is held out of the province", { ...asked, isElsewhere: true }, "elsewhere"],
  [
    "is refused so whatever other campuses there are",
    { ...asked, isElsewhere: true, otherCampuses: 1 },
    "elsewhere",
  ],
  ["joins what was claimed", { ...asked, kind: "claim" as const, joins }, "claimed"],
  ["is out of reach when the claimed institution is", { ...asked, kind: "claim" as const }, "missing"],
])("approval %s", (_, request, outcome) => {
  expect(outcomeOf(request)).toBe(outcome);
});
