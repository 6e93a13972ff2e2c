import type { Answer, Answers } from "@/lib/classification/answers";
import type { Questionnaire } from "@/lib/classification/language";

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(random: () => number, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};

function answerTo({ type, options }: Questionnaire["questions"][number], random: () => number): Answer {
  const values = options.map(({ value }) => value);
  if (type === "single") return pick(random, values);
  const wanted = 1 + Math.floor(random() ** 2 * 5);
  return [...new Set(Array.from({ length: wanted }, () => pick(random, values)))];
}

/** A form with every question answered, also those that are not shown: such answers must not count. */
export function randomForm(questionnaire: Questionnaire, random: () => number): Answers {
  return Object.fromEntries(
    questionnaire.questions.map((question) => [question.id, answerTo(question, random)]),
  );
}

/** The same form with some answers left out. */
export function thinned(form: Answers, random: () => number): Answers {
  const share = random();
  return Object.fromEntries(Object.entries(form).filter(() => random() < share));
}

export function forms(questionnaire: Questionnaire, count: number, seed: number): Answers[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => randomForm(questionnaire, random));
}
