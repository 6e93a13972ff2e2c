/** Text as it stands in a pattern of LIKE: its signs mean themselves. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** The pattern of LIKE for whatever holds this text. */
export const likePart = (text: string): string => `%${likeText(text)}%`;
