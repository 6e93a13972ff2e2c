import { customPinyin, pinyin } from "pinyin-pro";

/** Names of places and houses that the library reads by the common sound of their characters. */
customPinyin({
  厦大: "xià dà",
  乐亭: "lào tíng",
  乐清: "yuè qīng",
  乐陵: "lào líng",
  六合: "lù hé",
  单县: "shàn xiàn",
  吴堡: "wú bǔ",
  唐都: "táng dū",
  塔什库尔干: "tǎ shí kù ěr gān",
  大埔: "dà bù",
  尉犁: "yù lí",
  歙县: "shè xiàn",
  泌阳: "bì yáng",
  洪洞: "hóng tóng",
  浚县: "xùn xiàn",
  珲春: "hún chūn",
  穆棱: "mù líng",
  筠连: "jūn lián",
  繁峙: "fán shì",
  蔚县: "yù xiàn",
  黄陂: "huáng pí",
});

/** One Han character or one run of letters and digits, as it is typed: lower case, no tone, ü as v. */
export type Spoken = { sound: string; isHan: boolean; from: number; to: number };

const runs = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;

/** What a name sounds like, piece by piece, with the place of each in the text (UTF-16). Heteronyms by their word. Total. */
export function spokenOf(name: string): Spoken[] {
  return [...name.matchAll(runs)].flatMap(({ 0: run, index: from }): Spoken[] => {
    if (!/^\p{Script=Han}/u.test(run)) {
      const sound = run.normalize("NFKC").toLowerCase();
      return [{ sound, isHan: false, from, to: from + run.length }];
    }
    const sounds = pinyin(run, { type: "array", toneType: "none", v: true });
    let at = from;
    return [...run].map((character, place) => {
      const start = at;
      at += character.length;
      return { sound: sounds[place] ?? character, isHan: true, from: start, to: at };
    });
  });
}

/** As a search compares: ordinary width, lower case, letters and digits only. */
export const plainText = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

const initialsOf = (spoken: readonly Spoken[]) =>
  spoken.map(({ sound, isHan }) => (isHan ? sound.slice(0, 1) : sound)).join("");

/**
 * What else finds a record than its names: their pinyin, syllable by syllable, their initials, and its aliases with theirs.
 * Parts are set apart by `|`; the first is the sound of the first name, by which lists are sorted.
 */
export function searchWords(name: string, aliases: readonly string[] = []): string {
  const parts = [name, ...aliases].flatMap((text, at) => {
    const spoken = spokenOf(text);
    const sound = spoken.map((piece) => piece.sound).join(" ");
    const hanCount = spoken.filter(({ isHan }) => isHan).length;
    const initials = hanCount > 1 ? [initialsOf(spoken)] : [];
    return at === 0 ? [sound, ...initials] : [plainText(text), ...(hanCount > 0 ? [sound] : []), ...initials];
  });
  return [...new Set(parts)].join("|");
}
