import { describe, expect, it } from "vitest";
import { changed } from "@/lib/testing/classification-cases";
import { forms } from "@/lib/testing/classification-forms";
import { classify } from "./classify";
import { daysAhead, flips } from "./differences";
import { mostSettling, openQuestions, shownQuestions } from "./guidance";
import { publishedRuleSet } from "./published";

const compiled = publishedRuleSet()?.compiled;
if (compiled === undefined) throw new Error("no rule set is published");
const diagnosis = changed("diagnostic-decision-support", {});

describe("what would change a result", () => {
  it("says that output to patients makes a device of it in the United States", () => {
    const found = flips(compiled, diagnosis, "2026-11-01").get("US") ?? [];
    const to = found.map(({ question, option, to: said }) => [question.id, option, said.status]);
    expect(to).toContainEqual(["outputForm", "directive", "device"]);
    expect(to).toContainEqual(["timeCritical", "yes", "device"]);
    expect(to.some(([question]) => question === "deployment")).toBe(false);
  });

  it("holds when the answer is really given", () => {
    for (const form of forms(compiled.questionnaire, 20, 23)) {
      for (const [place, found] of flips(compiled, form, "2026-11-01")) {
        for (const { question, option, act, to } of found.slice(0, 5)) {
          const given = form[question.id];
          const list = Array.isArray(given) ? given : [];
          const answer = {
            choose: option,
            add: [...list, option],
            remove: list.filter((each) => each !== option),
          }[act];
          const then = classify(compiled, { ...form, [question.id]: answer }, "2026-11-01");
          const said = then.results[place];
          const word = place === "tier" ? then.tier?.value : (said?.class?.value ?? null);
          expect([place, said?.status?.value ?? null, word]).toEqual([place, to.status, to.class]);
        }
      }
    }
  });
});

describe("days ahead", () => {
  it("are those on which rules come or go and the result with them", () => {
    const draft = changed("diagnostic-decision-support", {
      outputForm: "directive",
      onlyOneAppropriate: "yes",
    });
    expect(daysAhead(compiled, draft, "2025-12-01")).toMatchObject([
      {
        on: "2026-01-06",
        changes: [{ place: "US", from: { status: "device" }, to: { status: "device-ambiguous" } }],
      },
      { on: "2028-08-02", changes: [], named: [{ rule: { id: "AIA-S-90" } }] },
    ]);
    expect(daysAhead(compiled, draft, "2028-08-02")).toEqual([]);
  });
});

describe("the question that settles most", () => {
  it("is the functions, of an empty form", () => {
    expect(mostSettling(compiled, {}, "2026-11-01")?.id).toBe("functions");
  });

  it("is the one that is missing, and none when nothing is", () => {
    const open = changed("pre-consultation-inquiry", { outputUsedForDxTx: null });
    expect(mostSettling(compiled, open, "2026-11-01")?.id).toBe("outputUsedForDxTx");
    expect(mostSettling(compiled, diagnosis, "2026-11-01")).toBeNull();
  });
});

it("shows a follow-up only once what it follows from is answered", () => {
  const shown = (answers: Parameters<typeof classify>[1]) =>
    shownQuestions(compiled, answers).map(({ id }) => id);
  expect(shown({})).not.toContain("inHouseConditions");
  expect(shown({ developerRole: "vendor" })).not.toContain("inHouseConditions");
  expect(shown({ developerRole: "hospital" })).toContain("inHouseConditions");
  expect(openQuestions(shownQuestions(compiled, diagnosis), diagnosis)).toEqual([]);
});
