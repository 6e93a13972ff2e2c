import { describe, expect, it } from "vitest";
import { filterOf, type RegisterFilter } from "./facets";
import { matchesOwn, type SearchableRecord, searchedText } from "./own-match";

const record: SearchableRecord = {
  kind: "application",
  number: "APP-0000042-4",
  name: "门诊病历生成",
  nameEn: "Outpatient notes",
  institution: "协和示范医院",
  institutionEn: null,
  path: "/applications/1",
  text: searchedText(["APP-0000042-4", "门诊病历生成", "Outpatient notes", "协和示范医院", null]),
  says: {
    province: "330000",
    level: "tertiary",
    type: null,
    hosting: "on-premises",
    family: "deepseek",
    size: "400+",
    scenario: null,
    badge: null,
    cn: "device",
    tier: "T3",
    standing: "derived",
    participation: "uses",
  },
};
const found = (said: Partial<RegisterFilter>, number: string | null = null) =>
  matchesOwn(record, filterOf(said), number);

describe("a record that is not public", () => {
  it.each(["协和", "协和 病历", "xiehe", "xie he", "xhsf", "mzbl", "outpatient NOTES", "app0000042"])(
    "is found by %s",
    (q) => expect(found({ q })).toBe(true),
  );

  it("must hold every word, and a number means that record alone", () => {
    expect(found({ q: "协和 影像" })).toBe(false);
    expect(found({ q: "app-0000042-4" }, "APP-0000042-4")).toBe(true);
    expect(found({ q: "app-0000043-9" }, "APP-0000043-9")).toBe(false);
  });

  it("must say what is chosen; saying nothing is a choice, and no badge is none of them", () => {
    expect(found({ hosting: ["hybrid", "on-premises"], cn: ["device"], tier: ["T3"] })).toBe(true);
    expect(found({ hosting: ["hybrid"] })).toBe(false);
    expect(found({ type: ["unstated"] })).toBe(true);
    expect(found({ badge: ["public_source", "hospital_confirmed"] })).toBe(false);
  });
});
