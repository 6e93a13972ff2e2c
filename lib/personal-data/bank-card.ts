/**
 * Issuer prefixes and lengths that occur: UnionPay, the older prefixes of Chinese banks, Visa, Mastercard,
 * American Express, JCB, Diners Club, Discover (ISO/IEC 7812). Others are not cards for our purpose; the
 * list is what keeps long serial numbers out, of which one in ten passes the check digit.
 */
const ISSUERS: readonly RegExp[] = [
  /^62\d{14,17}$/,
  /^955\d{13,16}$/,
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^5[1-5]\d{14}$/,
  /^2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^3(?:0[0-5]|[689]\d)\d{11}$/,
  /^6(?:011|4[4-9]\d|5\d\d)\d{12}$/,
];

/** True for 13–19 digits with the prefix and length of an issuer and a right check digit (Luhn). */
export function isBankCard(number: string): boolean {
  return ISSUERS.some((issuer) => issuer.test(number)) && luhnSum(number) % 10 === 0;
}

/** Sum of ISO/IEC 7812-1 annex B: every second digit from the right doubled, its digits added. */
function luhnSum(number: string): number {
  return Array.from(number)
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2))
    .reduce((sum, product) => sum + (product > 9 ? product - 9 : product), 0);
}
