import { z } from "zod";
import { detectPersonalData, type PersonalDataKind } from "./detect";

/** Codes of the refusals of free text, keys of the sentences a form shows. */
export type FreeTextCode =
  | `personalData.${PersonalDataKind}`
  | "text.controlCharacter"
  | "text.loneSurrogate";

/** Control characters but line feed and tab, and the marks that turn the reading direction of what follows. */
const CONTROL = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/**
 * Free text of at most `max` UTF-16 units: trimmed, line ends as LF. Refuses control characters, lone
 * surrogates (Postgres and RFC 8785 have no form for them) and text that seems to hold personal data, as a
 * custom issue with `params.code`, and the place in the trimmed text as `index` and `length`. The message is
 * the code too, because react-hook-form hands only the message on; the text itself is in neither.
 */
export function freeText(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .overwrite((text) => text.replace(/\r\n?/g, "\n"))
    .max(max)
    .check((context) => {
      // What is too long is not read: reading costs more the longer a text is.
      if (context.issues.length > 0) return;
      const refusal = refusalOf(context.value);
      if (refusal === null) return;
      context.issues.push({
        code: "custom",
        input: context.value,
        message: refusal.code,
        params: refusal,
        continue: false,
      });
    });
}

function refusalOf(text: string): { code: FreeTextCode; index: number; length: number } | null {
  if (!text.isWellFormed()) return { code: "text.loneSurrogate", index: 0, length: text.length };
  const control = text.search(CONTROL);
  if (control >= 0) return { code: "text.controlCharacter", index: control, length: 1 };
  const [finding] = detectPersonalData(text);
  if (finding === undefined) return null;
  return { code: `personalData.${finding.kind}`, index: finding.index, length: finding.length };
}
