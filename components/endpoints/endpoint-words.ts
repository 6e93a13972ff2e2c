import type { GlyphName } from "@/components/ui/glyph-sprite";
import type { Tone } from "@/components/ui/tone";
import type { EndpointState } from "@/db/values/endpoints";
import reasons from "@/lib/i18n/messages/zh-CN/endpoints.json";
import { type NoAnswerReason, noAnswerReasons } from "@/lib/llm/reading";

export const stateLook: Readonly<Record<EndpointState, { glyph: GlyphName; tone: Tone }>> = {
  draft: { glyph: "draft", tone: "plain" },
  pending: { glyph: "due", tone: "ochre" },
  approved: { glyph: "met", tone: "pine" },
  refused: { glyph: "fail", tone: "rust" },
  suspended: { glyph: "overdue", tone: "zhu" },
};

export type ReasonKey = keyof typeof reasons.reason;
const isReasonKey = (text: string): text is ReasonKey => Object.hasOwn(reasons.reason, text);

/** Why a call gave no answer, as a key of `endpoints.reason`; null for one that a later engine may name. */
export const reasonKey = (reason: string | null): ReasonKey | null =>
  reason !== null && isReasonKey(reason) ? reason : null;

/** Cut short rather than failed: what came is worth reading. */
export const isNoAnswer = (reason: string): reason is NoAnswerReason =>
  (noAnswerReasons as readonly string[]).includes(reason);
