/** How an institution of the register stands to language models, and whether a reviewer has looked. */
export const standings = [
  "uses_verified",
  "uses_unverified",
  "none_verified",
  "none_unverified",
  "silent",
] as const;
export type Standing = (typeof standings)[number];

export type ProvinceStandings = { adcode: string } & Record<Standing, number>;

/** All divisions together. */
export function totalOf(rows: readonly ProvinceStandings[]): Record<Standing, number> {
  const total = { uses_verified: 0, uses_unverified: 0, none_verified: 0, none_unverified: 0, silent: 0 };
  for (const row of rows) for (const standing of standings) total[standing] += row[standing];
  return total;
}
