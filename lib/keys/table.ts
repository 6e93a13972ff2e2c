/** Where keys act: on every page, in a list of records, in a form. Also the headings of the list of keys. */
export const keyGroups = ["everywhere", "list", "form"] as const;
export type KeyGroup = (typeof keyGroups)[number];

type KeyLine = {
  id: string;
  /** As `pressName` writes them; two presses with a space between follow each other. `mod` is ⌘ on a Mac, else Ctrl. */
  keys: string;
  group: KeyGroup;
  /** The browser does it by itself: the focus is on a link, or on what closes. */
  native?: true;
};

/**
 * The keyboard of the portal. The handlers follow this table and the list of keys shows it, so a key that does nothing
 * cannot be listed. Where two lines share a key, the first that finds something to act on has it.
 */
export const keyTable = [
  { id: "menu", keys: "mod+k", group: "everywhere" },
  { id: "search", keys: "/", group: "everywhere" },
  { id: "goHome", keys: "g h", group: "everywhere" },
  { id: "goReviews", keys: "g r", group: "everywhere" },
  { id: "goDeployments", keys: "g d", group: "everywhere" },
  { id: "goNext", keys: "g n", group: "everywhere" },
  { id: "keys", keys: "?", group: "everywhere" },
  { id: "close", keys: "Escape", group: "everywhere", native: true },
  { id: "choose", keys: "1–9", group: "form" },
  { id: "nextUnanswered", keys: "j", group: "form" },
  { id: "submit", keys: "mod+Enter", group: "form" },
  { id: "rowDown", keys: "j", group: "list" },
  { id: "rowUp", keys: "k", group: "list" },
  { id: "rowOpen", keys: "Enter", group: "list", native: true },
] as const satisfies readonly KeyLine[];

type Line = (typeof keyTable)[number];
type HandledLine = Exclude<Line, { native: true }>;
export type KeyId = Line["id"];
/** What a handler must be written for. */
export type HandledKey = HandledLine["id"];
export const handledKeys = keyTable.filter((line): line is HandledLine => !("native" in line));

/** Keys that lead to a page. Which page, and whether this role may open it, is the navigation's business. */
export type PageKey = Extract<KeyId, `go${string}`>;
export const isPageKey = (id: KeyId): id is PageKey => id.startsWith("go");

/** A key without ⌘ or Ctrl that types a character: these can be turned off (WCAG 2.1.4). */
export const isSingle = (keys: string): boolean =>
  keys.split(" ").every((press) => press.length === 1 || press === "1–9");

export const keysOf = (id: KeyId): string => keyTable.find((line) => line.id === id)?.keys ?? "";
