import type { DemoInstitution } from "./types";

/** An institution of Beijing that takes part and is in the register. */
const exampleSerial = 227;

/**
 * The invented names have no pinyin worth trying. One institution bears what people type for the best known hospital of the
 * country as an alias that says what it is for, so that 协和, 北京 协和, xiehe, bjxh and "peking union" can be tried where only
 * invented rows are. Nothing else of the real hospital is in the set.
 */
const examples = ["北京协和（检索示例，虚构）", "Peking Union (search example, fictional)"];

/** What else an invented institution is found by; its SYN id first. */
export const aliasesOf = ({ serial, synId }: DemoInstitution): string[] => [
  synId,
  ...(serial === exampleSerial ? examples : []),
];
