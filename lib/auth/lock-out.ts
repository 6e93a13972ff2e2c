/** Failed sign-ins before an account waits, and how long: 5 free, then 1, 2, 4 … minutes, at most 60. */
export const FREE_FAILURES = 5;
const longestMinutes = 60;

/** Minutes an account is closed after its nth failure in a row; 0 while failures are free. */
export function lockMinutes(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(2 ** (failures - FREE_FAILURES), longestMinutes);
}

/** Failed attempts one address may make in a window before it waits, whatever accounts it tries. */
export const ADDRESS_FAILURES = 30;
export const ADDRESS_WINDOW_MINUTES = 15;
