import { describe, expect, it } from "vitest";
import { caseClock } from "./case-clock";
import type { DocumentModule } from "./document";
import { letterText, letterWords } from "./letter-words";
import type { DecisionLetter, ShownDecision } from "./shown";

const at = new Date("2026-11-27T02:00:00Z");
const digest = "a".repeat(64);
const names = { nameZh: "示范医院", nameEn: "Model Hospital" };
const application = { id: "1", number: "APP-1", nameZh: "病历草稿", nameEn: null };

const moduleOf = (key: string, name: string | null): DocumentModule => ({
  key,
  name,
  classificationId: key,
  revision: 1,
  asOf: "2026-11-27",
  ruleSet: { id: "classification", version: "1.0.0", digest },
  answers: {},
  answersDigest: digest,
  results: { CN: { status: "non-device", class: null } },
  tier: "T2",
  flags: [],
  resultDigest: digest,
});

type Given = Partial<
  Pick<ShownDecision["document"], "reason" | "conditions" | "overrides" | "rulingNumber">
> & {
  modules?: readonly DocumentModule[];
};

function letter({ modules = [moduleOf("main", null)], ...given }: Given = {}): DecisionLetter {
  const number = "RV-2026-000017";
  const document: ShownDecision["document"] = {
    schema: "review-decision/1",
    case: { id: "1", number, type: "classification", round: 1, authority: "nhc", level: "province" },
    subject: { kind: "application", id: "1", number: "APP-1", digest },
    outcome: "accept",
    reason: { zh: "推导成立。", en: "The derivation holds." },
    referTo: null,
    rulingNumber: null,
    conditions: [],
    overrides: [],
    ...given,
  };
  return {
    instance: "live",
    origin: "https://portal.example",
    isPublic: true,
    case: {
      id: "1",
      number,
      type: "classification",
      state: "decided",
      revision: 5,
      round: 1,
      authority: "nhc",
      level: "province",
      isEscalated: false,
      route: "non-device",
      tier: "T2",
      status: "non-device",
      priority: 10,
      priorityParts: { tier: 5, status: 5, incidents: 0, escalated: 0, time: 0 },
      clock: caseClock([], 20, at),
      holder: null,
      lapsed: null,
      institution: { id: "1", ...names },
      application,
      openedAt: at,
      closedAt: at,
      outcome: "accept",
      rulingNumber: null,
    },
    decision: {
      id: "1",
      round: 1,
      state: "confirmed",
      revision: 1,
      outcome: "accept",
      document,
      digest,
      isCurrent: true,
      reviewer: { name: "甲", isMe: false, signatureId: "1", at },
      approver: { name: "乙", isMe: false, signatureId: "2", at },
      sentBack: null,
    },
    submission: {
      round: 1,
      digest,
      signedByName: "质量负责人",
      signedAt: at,
      document: {
        schema: "review-submission/1",
        type: "classification",
        institution: { id: "1", number: "ORG-1", ...names },
        application: { ...application, revision: 1, scope: {} },
        modules,
      },
    },
  };
}

const textOf = (given: Given, locale: "zh-CN" | "en", instance: "live" | "demo" = "live") =>
  letterText(letterWords({ ...letter(given), instance }, locale));

describe("the letter of a decision as text", () => {
  it("names to whom, about what, how, why and by whom, in each language", () => {
    const chinese = textOf({}, "zh-CN");
    for (const words of [
      "RV-2026-000017",
      "示范医院",
      "APP-1",
      "推导成立。",
      "审评 甲 2026-11-27",
      "批准 乙 2026-11-27",
    ]) {
      expect(chinese).toContain(words);
    }
    expect(chinese).toContain(digest);
    const english = textOf({}, "en");
    for (const words of ["Model Hospital", "The derivation holds.", "Review 甲 2026-11-27"]) {
      expect(english).toContain(words);
    }
    expect(english).not.toContain("推导成立。");
  });

  it("says first in a demonstration that it is fiction, in either language", () => {
    for (const locale of ["zh-CN", "en"] as const) {
      const [first, second] = textOf({}, locale, "demo").split("\n");
      expect(first).toMatch(/虚构|fictional/);
      expect(textOf({}, locale).split("\n")[0]).toBe(second);
    }
  });

  it("says where it can be checked: in the register where it is public, in the portal, and without it", () => {
    for (const locale of ["zh-CN", "en"] as const) {
      const text = textOf({}, locale);
      for (const path of [
        "/register/APP-1",
        "/reviews/1/letter",
        "/signatures/keys",
        "/signature-verifier.mjs",
      ]) {
        expect(text).toContain(`https://portal.example${path}`);
      }
      const hidden = letterText(letterWords({ ...letter(), isPublic: false }, locale));
      expect(hidden).not.toContain("/register/");
      expect(hidden).toContain("https://portal.example/reviews/1/letter");
    }
  });

  it("says in English that the reasons were written in Chinese only", () => {
    const reason = { zh: "推导成立。", en: null };
    expect(textOf({ reason }, "en")).toContain("推导成立。\nThe reasons were written in Chinese.");
    expect(textOf({ reason }, "zh-CN")).not.toContain("理由以中文写成");
  });

  it("says what was overridden of which module, beside what the rule set had said", () => {
    const modules = [moduleOf("main", "病历草稿"), moduleOf("dose", "用药提示")];
    const override = {
      module: "dose",
      classificationId: "dose",
      derived: { status: "non-device", class: null },
      set: { status: "device", class: "II" },
      reason: "输出用于个体用药",
    };
    const lines = textOf({ modules, overrides: [override] }, "zh-CN").split("\n");
    expect(lines.find((line) => line.includes("已推翻"))).toMatch(
      /病历草稿：.* \/ 用药提示：.*（规则集推导为.*，已推翻）$/,
    );
    expect(lines).toContain("用药提示：输出用于个体用药");
  });

  it("puts each condition on a line as a machine will check it, and the number of a ruling among the terms", () => {
    const condition = {
      indicator: "omission_rate",
      comparison: "at_most",
      bound: 2,
      unit: "percent",
      windowDays: 90,
      dueOn: "2027-03-31",
      consequence: "new_review",
      note: "按季报告",
    } as const;
    const text = textOf({ conditions: [condition], rulingNumber: "界定〔2026〕12号" }, "en");
    expect(text).toMatch(/at most 2%.* · Window 90 days · First due 2027-03-31 · .* · 按季报告/);
    expect(text).toContain("界定〔2026〕12号");
  });
});
