import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords, registerVocabulary } from "@/db/schema/reference";
import { plainText, spokenOf } from "@/lib/spoken";
import { filterOf } from "./facets";
import { registerCondition } from "./filter";
import { nearestWords, slipsIn } from "./nearest";
import { queryWords } from "./words";

/** More candidates than any word has at this distance in letters and length. */
const MOST_CANDIDATES = 20_000;
/** Near words that are looked for in the register, the nearest first. */
const MOST_NEAR = 5;

async function isKnown(tx: Transaction, word: string): Promise<boolean> {
  const found = await tx
    .select({ one: sql`1` })
    .from(publishedRecords)
    .where(registerCondition(filterOf({ q: word })))
    .limit(1);
  return found.length > 0;
}

/** A known word with the same beginning or end that differs by a slip of the hand. */
async function nearestKnown(tx: Transaction, word: string): Promise<string | null> {
  const slips = slipsIn(word);
  if (slips === 0 || !/^[a-z0-9]+$/.test(word)) return null;
  const { word: known } = registerVocabulary;
  const candidates = await tx
    .select({ known })
    .from(registerVocabulary)
    .where(
      sql`length(${known}) between ${word.length - slips} and ${word.length + slips}
        and (left(${known}, 1) = ${word.slice(0, 1)} or right(${known}, 2) = ${word.slice(-2)})`,
    )
    .limit(MOST_CANDIDATES);
  const near = nearestWords(
    word,
    candidates.map((row) => row.known),
  );
  // Words are kept when the last record that held them is renamed or taken down; what finds nothing is no suggestion.
  for (const candidate of near.slice(0, MOST_NEAR)) if (await isKnown(tx, candidate)) return candidate;
  return null;
}

/** What a word that stands nowhere may have meant: by its letters, or, of Han characters, by their sound. */
async function meantBy(tx: Transaction, word: string): Promise<string | null> {
  const plain = plainText(word);
  if (await isKnown(tx, plain)) return plain;
  if (!/\p{Script=Han}/u.test(plain)) return nearestKnown(tx, plain);
  const sound = spokenOf(plain)
    .map((piece) => piece.sound)
    .join("");
  return (await isKnown(tx, sound)) ? sound : null;
}

/** A query like this one that may find something, where this one finds nothing; null where no word of it is near a known one. */
export async function similarQuery(tx: Transaction, q: string | null): Promise<string | null> {
  const meant: string[] = [];
  for (const word of queryWords(q)) {
    const found = await meantBy(tx, word);
    if (found === null) return null;
    meant.push(found);
  }
  const text = meant.join(" ");
  return text === "" || text === queryWords(q).map(plainText).join(" ") ? null : text;
}
