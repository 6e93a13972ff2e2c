import { z } from "zod";
import { detectPersonalData, type PersonalDataKind } from "./detect";
import { detectSecret } from "./secrets";

/** Codes of the refusals of free text, keys of the sentences a form shows. */
export type FreeTextCode =
  | `personalData.${PersonalDataKind}`
  | "text.controlCharacter"
  | "text.loneSurrogate"
  | "text.secret";

/**
 * What nobody sees, or what turns the reading direction of the rest: control characters but line feed and tab, format
 * characters, fillers, the Braille blank, and variation selectors that have nothing before them to choose a form of. A
 * text of these alone would be an empty name, one inside a word hides it from every search. Joined emoji fall with them.
 */
const UNSEEN =
  /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\u2800\u{1d159}]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|(?<=^|[\p{Variation_Selector}\s])\p{Variation_Selector}/u;

type Refusal = { code: FreeTextCode; index: number; length: number };

/**
 * Free text of at most `max` UTF-16 units: trimmed, line ends as LF. Refuses control and invisible characters, lone
 * surrogates (Postgres and RFC 8785 have no form for them) and text that seems to hold a secret or personal data, as a
 * custom issue with `params.code`, and the place in the trimmed text as `index` and `length`. The message is
 * the code too, because react-hook-form hands only the message on; the text itself is in neither.
 */
export function freeText(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .overwrite((text) => text.replace(/\r\n?/g, "\n"))
    .max(max)
    .check(refusing(refusalOf));
}

/** Free text of one line, a name: a line feed or a tab is a space, so that no list and no file breaks at it. */
export const lineText = (max: number): z.ZodString =>
  freeText(max).overwrite((text) => text.replace(/\s*[\n\t]\s*/g, " "));

/** The check for personal data alone: for text with a grammar of its own, an address or the name of a host. */
export const withoutPersonalData = refusing(personalDataIn);

/** What is refused already, above all as too long, is not read: reading costs more the longer a text is. */
function refusing(judge: (text: string) => Refusal | null): z.core.CheckFn<string> {
  return (context) => {
    if (context.issues.length > 0) return;
    const refusal = judge(context.value);
    if (refusal === null) return;
    context.issues.push({
      code: "custom",
      input: context.value,
      message: refusal.code,
      params: refusal,
      continue: false,
    });
  };
}

function refusalOf(text: string): Refusal | null {
  if (!text.isWellFormed()) return { code: "text.loneSurrogate", index: 0, length: text.length };
  const unseen = UNSEEN.exec(text);
  if (unseen !== null)
    return { code: "text.controlCharacter", index: unseen.index, length: unseen[0].length };
  const secret = detectSecret(text);
  return secret === null ? personalDataIn(text) : { code: "text.secret", ...secret };
}

function personalDataIn(text: string): Refusal | null {
  const [finding] = detectPersonalData(text);
  if (finding === undefined) return null;
  return { code: `personalData.${finding.kind}`, index: finding.index, length: finding.length };
}
