/** Codes of kept views. No imports: the browser may read this file. */

/** Lists whose views a person keeps under a name. */
export const viewPages = ["register", "reviews"] as const;
export type ViewPage = (typeof viewPages)[number];
