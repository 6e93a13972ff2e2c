import type { RecordKind } from "@/db/values";

/** A record that may be the same as another, and why. */
export type Similar = {
  kind: RecordKind;
  number: string;
  name: string;
  /** Where it can be read: the portal for one's own, the register for another's. */
  href: string;
  because: "name" | "address" | "use" | "sameName" | "likeName";
};

/** Why a record handed in is no duplicate, as whoever submitted it said; several records may have been submitted with it. */
export type SubmissionReason = { reason: string; byName: string; at: Date; numbers: string[] };

/** What records may be the same as, and what was answered to that when exactly these versions were handed in. */
export type Comparison = { similar: Similar[]; reasons: SubmissionReason[] };

/** A name as it is compared: one width, one case, without spaces and punctuation. */
export const normalName = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, "");

function pairsOf(text: string): Set<string> {
  const signs = Array.from(normalName(text));
  if (signs.length < 2) return new Set(signs);
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
}

/** How alike two names are, 0 to 1: the pairs of neighbouring characters they share, of all they have. */
export function nameSimilarity(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** From here on two institutions of one province are shown as possibly the same. */
export const SIMILAR_NAME = 0.6;

type Alike<Named> = { named: Named; because: "sameName" | "likeName" };

/** Those of a name as good as this one: the identical first, then the more alike before the less. */
export function namedAlike<Named extends { nameZh: string }>(
  nameZh: string,
  all: readonly Named[],
): Alike<Named>[] {
  const rank = ({ nameZh: other }: Named): number =>
    normalName(other) === normalName(nameZh) ? 2 : nameSimilarity(other, nameZh);
  return all
    .map((named) => ({ named, rank: rank(named) }))
    .filter(({ named, rank: at }) => at >= SIMILAR_NAME && normalName(named.nameZh) !== "")
    .sort((a, b) => b.rank - a.rank)
    .map(({ named, rank: at }) => ({ named, because: at === 2 ? "sameName" : "likeName" }));
}

export type Served = {
  id: string;
  name: string;
  modelName: string | null;
  address: string | null;
};

/** Why two deployments of one institution may be one: the same name, or the same model at the same address. */
export function sameDeployment(a: Served, b: Served): "name" | "address" | null {
  if (a.id === b.id) return null;
  if (normalName(a.name) === normalName(b.name)) return "name";
  const isOneAddress = a.address !== null && a.address === b.address;
  return isOneAddress && a.modelName !== null && a.modelName === b.modelName ? "address" : null;
}

export type Used = { id: string; deploymentId: string; useCaseId: string | null; nameZh: string };

/** Two applications on one deployment of the same use and name. */
export const sameApplication = (a: Used, b: Used): boolean =>
  a.id !== b.id &&
  a.deploymentId === b.deploymentId &&
  a.useCaseId === b.useCaseId &&
  normalName(a.nameZh) === normalName(b.nameZh);
