/** For a table whose heads are long words: at 360 px, where a head stands before its value, it gets the room it needs. */
export const wideStack = "max-[720px]:[&_td]:grid-cols-[96px_minmax(0,1fr)]!";

/** Two versions side by side; at 360 px one under the other, each under its name. */
export const sideBySide = `diff table-fixed [&_td]:before:font-sans ${wideStack}`;
