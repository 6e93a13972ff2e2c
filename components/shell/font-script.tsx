/**
 * Asks for the sheet that lists the slices of the fonts, where the machine has not got them: sheet and slices lay the whole
 * page out a second time. A link in the document would hold the first paint back until all 33 kB are there; one that a script
 * adds does not. It carries the nonce of the document. Without scripts the system's fonts stay.
 */
const script = (href: string) =>
  `(function(){function own(n){return new FontFace('own','local("Noto '+n+' CJK SC"),local("Noto '+n+' SC")').load()}
function ask(){var l=document.createElement('link');l.rel='stylesheet';l.href=${JSON.stringify(href)};document.head.append(l)}
Promise.all(['Sans','Serif'].map(own)).catch(ask)})()`;

export function FontScript({ nonce, href }: { nonce: string; href: string }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {script(href)}
    </script>
  );
}
