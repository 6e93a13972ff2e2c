import type { SimulatorBehaviour } from "./behaviours";
import type { KnownAnswers } from "./known-answers";

/** What the simulator will send, decided before the first byte. Pure: the same question at the same time, the same script. */
export type Script = {
  pieces: readonly { part: "reasoning" | "content"; text: string }[];
  /** Milliseconds before the first piece and between two. */
  firstMs: number;
  pieceMs: number;
  /** How it ends: with a reason, or with an error after the last piece. */
  end: "stop" | "length" | "error";
  fingerprint: string;
  /** Tokens that the template adds to every prompt. */
  templateTokens: number;
};

export type ScriptTimes = {
  /** Since the simulator started. */
  elapsedMs: number;
  /** After this long the drifting model is another one. */
  driftAfterMs: number;
  /** Pauses of the slow one. */
  firstMs: number;
  pieceMs: number;
};

const thinking = "模拟器在假装思考：先看题目，再看选项。The simulator pretends to think. ";
const refusal = "抱歉，我不能回答这个问题。I'm sorry, I can't help with that.";
const before = { fingerprint: "simulator-1", templateTokens: 8 };
const after = { fingerprint: "simulator-2", templateTokens: 11 };

/** The script of one behaviour for one question. */
export function scriptOf(behaviour: SimulatorBehaviour, known: KnownAnswers, times: ScriptTimes): Script {
  const plain = { firstMs: 0, pieceMs: 0, end: "stop", ...before } as const;
  const thought = piecesOf("reasoning", thinking);
  const say = (text: string) => [...thought, ...piecesOf("content", text)];
  switch (behaviour) {
    case "good":
      return { ...plain, pieces: say(known.right) };
    case "wrong":
      return { ...plain, pieces: say(known.wrong) };
    case "refusing":
      return { ...plain, pieces: say(refusal) };
    case "slow":
      return { ...plain, pieces: say(known.right), firstMs: times.firstMs, pieceMs: times.pieceMs };
    case "cut-off":
      return { ...plain, pieces: thought, end: "length" };
    case "missing-tag":
      return { ...plain, pieces: piecesOf("content", `${thinking}\n</think>\n\n${known.right}`) };
    case "drifted":
      return times.elapsedMs < times.driftAfterMs
        ? { ...plain, pieces: say(known.right) }
        : { ...plain, ...after, pieces: say(known.wrong) };
    case "stream-error":
      return { ...plain, pieces: say(known.right).slice(0, thought.length + 1), end: "error" };
  }
}

/** Text in pieces of three characters, about what a token of Chinese and English holds. */
function piecesOf(part: "reasoning" | "content", text: string): Script["pieces"] {
  const characters = [...text];
  const starts = Array.from({ length: Math.ceil(characters.length / 3) }, (_, at) => at * 3);
  return starts.map((start) => ({ part, text: characters.slice(start, start + 3).join("") }));
}
