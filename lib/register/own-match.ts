import { plainText, searchWords } from "@/lib/spoken";
import { type FacetName, facetNames, type RegisterFilter, UNSTATED } from "./facets";
import type { FoundRecord } from "./found";
import { queryWords } from "./words";

/** A record with all that a search of the register could ask of it. */
export type SearchableRecord = FoundRecord & {
  text: string;
  says: Readonly<Record<FacetName, string | null>>;
};

/** What a search looks through, as the register has it for public rows: each name apart, with its sound and its initials. */
export const searchedText = (names: readonly (string | null)[]): string =>
  names
    .filter((name) => name !== null)
    .flatMap((name) => [plainText(name), searchWords(name).replaceAll(" ", "")])
    .join("|");

/** Would the register list this record under the filter, if it were public? A whole number means that record alone. */
export function matchesOwn(record: SearchableRecord, filter: RegisterFilter, number: string | null): boolean {
  const hasWords =
    number === null
      ? queryWords(filter.q).every((word) => record.text.includes(plainText(word)))
      : record.number === number;
  return (
    hasWords &&
    facetNames.every(
      (name) => filter[name].length === 0 || filter[name].includes(record.says[name] ?? UNSTATED),
    )
  );
}
