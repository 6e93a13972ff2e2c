import { solve } from "@/lib/reports/proof-of-work";

/** Does the work of one challenge beside the page, so that typing is never held up. */
self.addEventListener("message", ({ data }: MessageEvent<string>) => {
  self.postMessage(solve(data));
});
