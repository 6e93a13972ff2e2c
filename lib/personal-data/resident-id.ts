/** GB 11643: weights of the first seventeen digits and the check characters by remainder (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = "10X98765432";

/** First two digits in use: the provinces, and 81–83 on residence permits for Hong Kong, Macao and Taiwan. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/**
 * True for a resident identity number of 18 characters: region, a birth date that exists (1900–2099) and the
 * check character. Of random digits 0.004 % pass the date and the check.
 */
export function isResidentId(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !REGION.test(number)) return false;
  return (
    isDate(number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)) && checkOf(number) === number[17]
  );
}

/**
 * True for the form of 15 digits issued until 1999. It has no check character, so the city and county digits
 * must be in the ranges of GB/T 2260 as well; about 1 % of random numbers of 15 digits still pass.
 */
export function isOldResidentId(number: string): boolean {
  if (!/^\d{15}$/.test(number) || !REGION.test(number)) return false;
  const city = Number(number.slice(2, 4));
  const isPlace = ((city >= 1 && city <= 70) || city === 90) && number.slice(4, 6) !== "00";
  return isPlace && isDate(`19${number.slice(6, 8)}`, number.slice(8, 10), number.slice(10, 12));
}

/** Check character for the first seventeen digits of `number`. */
export function checkOf(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECK[sum % 11] ?? "";
}

function isDate(year: string, month: string, day: string): boolean {
  if (year < "1900" || year > "2099") return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
