/**
 * Asks for the sheet that lists the slices of the fonts. A link in the document would hold the first paint back until all 33 kB
 * are there; one that a script adds does not. It carries the nonce of the document. Without scripts the system's fonts stay.
 */
const script = (href: string) =>
  `(function(l){l.rel='stylesheet';l.href=${JSON.stringify(href)};document.head.append(l)})(document.createElement('link'))`;

export function FontScript({ nonce, href }: { nonce: string; href: string }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {script(href)}
    </script>
  );
}
