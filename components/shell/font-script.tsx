import { boxFont } from "./box-font";
import { InlineScript } from "./inline-script";

const boxes = Buffer.from(boxFont()).toString("base64");

/**
 * Asks for the sheet that lists the slices of the fonts, where the machine has not got them, and once the page works: looking for
 * them and unpacking some twenty slices takes the processor from the scripts, and the page is laid out anew for them. A link in
 * the document would hold the first paint back as well. Without scripts the system's fonts stay. A machine that draws no Chinese
 * at all gets boxes of the same width before the first paint: every font draws this character one em wide.
 */
const script = (href: string) =>
  `(function(){function own(n){return new FontFace('own','local("Noto '+n+' CJK SC"),local("Noto '+n+' SC")').load()}
function box(){var c=document.createElement('canvas').getContext('2d');c.font='100px "PingFang SC","Microsoft YaHei",sans-serif';
if(c.measureText('国').width===100)return;
document.fonts.add(new FontFace('Han Boxes',Uint8Array.from(atob('${boxes}'),function(x){return x.charCodeAt(0)}),{weight:'100 900'}))}
function ask(){var l=document.createElement('link');l.rel='stylesheet';l.href=${JSON.stringify(href)};document.head.append(l)}
var sans=own('Sans');sans.catch(box);
addEventListener('load',function(){Promise.all([sans,own('Serif')]).catch(ask)},{once:true})})()`;

export function FontScript({ nonce, href }: { nonce: string; href: string }) {
  return <InlineScript nonce={nonce} script={script(href)} />;
}
