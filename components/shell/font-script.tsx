/**
 * Asks for the sheet that lists the slices of the fonts, where the machine has not got them, and once the page works: looking for
 * them and unpacking some twenty slices takes the processor from the scripts, and the page is laid out anew for them. A link in
 * the document would hold the first paint back as well. Without scripts the system's fonts stay.
 */
const script = (href: string) =>
  `(function(){function own(n){return new FontFace('own','local("Noto '+n+' CJK SC"),local("Noto '+n+' SC")').load()}
function ask(){var l=document.createElement('link');l.rel='stylesheet';l.href=${JSON.stringify(href)};document.head.append(l)}
function look(){Promise.all(['Sans','Serif'].map(own)).catch(ask)}
addEventListener('load',look,{once:true})})()`;

export function FontScript({ nonce, href }: { nonce: string; href: string }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {script(href)}
    </script>
  );
}
