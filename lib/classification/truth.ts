/** Kleene's three values, in an order that makes `all` the least and `any` the greatest of its parts. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;
