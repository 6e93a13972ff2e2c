/** The colours that repeat what a mark's form and word already say. */
export type Tone = "zhu" | "ochre" | "pine" | "plum" | "rust" | "lake" | "dai" | "ink" | "plain";

export const toneClass = (tone: Tone): string => (tone === "plain" ? "" : `c-${tone}`);
