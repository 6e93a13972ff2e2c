import { InlineScript } from "./inline-script";

/**
 * Boxes that open over the page without a script (an export, a source) close as people expect where there is one: with Escape,
 * which gives the focus back, and with a click beside them. Inline, so that it works before the page's own scripts do.
 */
const script = [
  "(function(){function each(act){document.querySelectorAll('details:is(.dropbox,.sealbox)[open]').forEach(act)}",
  "addEventListener('keydown',function(e){if(e.key==='Escape')each(function(d){",
  "d.open=false;if(d.contains(document.activeElement))d.querySelector('summary').focus()})});",
  "addEventListener('click',function(e){each(function(d){if(!d.contains(e.target))d.open=false})})})()",
].join("");

export function FoldScript({ nonce }: { nonce: string }) {
  return <InlineScript nonce={nonce} script={script} />;
}
