/** Is this the page, or a page below it? Apart from the navigation, whose table of permissions no browser needs. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
