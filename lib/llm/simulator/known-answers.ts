import { placeCanary } from "@/lib/spot-checks/canary";
import { publicSuites, type SuiteItem } from "@/lib/spot-checks/suites";

export type KnownAnswers = { right: string; wrong: string };
export type SimulatedMessage = { role: string; content: string };

const unknown: KnownAnswers = {
  right: "这是模拟器的固定回答，不是模型的判断。This is a simulator's fixed text, not a model's judgement.",
  wrong: "模拟器：无法判断。Simulator: no idea.",
};

/**
 * The answers that the authors of the suites give as examples, for the item whose messages these are; a fixed text for any
 * other. A canary is found by its place in the messages.
 */
export function knownAnswers(messages: readonly SimulatedMessage[]): KnownAnswers {
  for (const item of publicSuites.flatMap(({ items }) => items)) {
    const canary = canaryIn(item, messages);
    if (canary === null) continue;
    const [right = "", wrong = ""] = [item.examplesPass[0], item.examplesFail[0]];
    return { right: placeCanary(right, canary), wrong: placeCanary(wrong, canary) };
  }
  return unknown;
}

/** The canary the item was sent with, "" for an item without one; null where the messages are not the item's. */
function canaryIn(item: SuiteItem, messages: readonly SimulatedMessage[]): string | null {
  if (item.messages.length !== messages.length) return null;
  let canary = "";
  for (const [at, { content }] of item.messages.entries()) {
    const [before = "", ...after] = content.split("{{CANARY}}");
    const sent = messages[at]?.content ?? "";
    if (!sent.startsWith(before) || !sent.endsWith(after.at(-1) ?? "")) return null;
    if (after.length === 0 && sent !== content) return null;
    if (after.length > 0) canary = sent.slice(before.length, sent.length - (after[0]?.length ?? 0));
  }
  return canary;
}
