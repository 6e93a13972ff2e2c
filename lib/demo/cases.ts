import type { ReviewOutcome, ReviewState } from "@/db/values/reviews";

/** One invented case: how far it has come, and what was said on the way. Days are working days before today. */
export type DemoCase = {
  state: ReviewState;
  openedAgo: number;
  /** Brought before the nation by its officials: a province without any here leaves its cases to them. */
  isEscalated?: boolean;
  comments?: readonly { path: string; severity: "major" | "advisory"; text: string; isResolved?: boolean }[];
  questions?: readonly { severity: "major" | "advisory"; question: string; answer?: string }[];
  decision?: { outcome: ReviewOutcome; reasonZh: string; reasonEn: string; rulingNumber?: string };
  /** What the hospital has filed for the condition of the decision: a percentage, of how many outputs. */
  measured?: { value: number; sample: number };
};

const scopeComment = {
  path: "application.scope.intendedUsers",
  severity: "major",
  text: "使用者含药师，预期用途中未说明药师如何使用输出。",
} as const;

const withConditions = {
  outcome: "accept_with_conditions",
  reasonZh: "答卷与登记一致，推导依据充分，同意分类结果。须按季报告遗漏率。",
  reasonEn:
    "The answers agree with the register and the derivation is well founded: accepted. Omissions are to be reported each quarter.",
} as const;

/** What the hospital with people of its own finds decided; its other applications are left to whoever tries the portal. */
export const ownCase: DemoCase = { state: "decided", openedAgo: 12, decision: withConditions };

/** What the reserved province's officials find: free ones, one in hand, one with the hospital, one for the second official, decided ones. */
export const provinceCases: readonly DemoCase[] = [
  { state: "queued", openedAgo: 2 },
  { state: "in_review", openedAgo: 11, comments: [scopeComment] },
  {
    state: "awaiting_hospital",
    openedAgo: 15,
    comments: [scopeComment],
    questions: [
      {
        severity: "major",
        question: "请说明药师使用输出的步骤与复核方式。",
        answer: "药师只查阅，不据此调配；复核由医师完成。",
      },
      { severity: "advisory", question: "请附本院的人工复核制度。" },
    ],
  },
  {
    state: "proposed",
    openedAgo: 17,
    comments: [{ ...scopeComment, isResolved: true }],
    decision: {
      outcome: "accept",
      reasonZh: "答卷与预期用途一致，推导结果可以重现，同意分类结果。",
      reasonEn:
        "The answers agree with the intended use and the result comes again: the classification is accepted.",
    },
  },
  {
    state: "decided",
    openedAgo: 40,
    decision: withConditions,
    measured: { value: 3.4, sample: 260 },
  },
  { state: "queued", openedAgo: 22 },
  {
    state: "awaiting_ruling",
    openedAgo: 26,
    decision: {
      outcome: "apply_for_ruling",
      reasonZh: "输出是否用于个体诊断尚不明确，申请分类界定。",
      reasonEn:
        "Whether its output serves individual diagnosis is not clear: a ruling on classification is applied for.",
      rulingNumber: "界定申请〔2026〕示范第7号",
    },
  },
];

/** What the nation's officials find of a province that has none of its own in this demonstration. */
export const nationalCases: readonly DemoCase[] = [
  { state: "queued", openedAgo: 5, isEscalated: true },
  { state: "in_review", openedAgo: 13, isEscalated: true, comments: [scopeComment] },
  {
    state: "returned",
    openedAgo: 18,
    isEscalated: true,
    decision: {
      outcome: "return",
      reasonZh: "两个功能共用一份答卷，请按功能模块分别作答后重新签署。",
      reasonEn: "Two functions share one form: answer them module by module and sign anew.",
    },
  },
  { state: "queued", openedAgo: 1 },
];
