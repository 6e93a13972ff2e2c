import { InlineScript } from "./inline-script";

/**
 * Settles `data-theme="auto"` before the first paint and follows the system while the page is open. Inline, because a
 * file would come after the paint; it carries the nonce of the document.
 */
const script = [
  "(function(){var d=document.documentElement;if(d.dataset.theme!=='auto')return;",
  "var q=matchMedia('(prefers-color-scheme: dark)');",
  "function s(){d.dataset.theme=q.matches?'dark':'light'}s();q.addEventListener('change',s)})()",
].join("");

export function ThemeScript({ nonce }: { nonce: string }) {
  return <InlineScript nonce={nonce} script={script} />;
}
