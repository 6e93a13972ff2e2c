"use client";

import { setNonce } from "get-nonce";
import type { ReactNode } from "react";

/** Hands the document's nonce to radix, whose scroll lock writes a style element. Set before the first render. */
export function NonceProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  if (typeof document !== "undefined" && nonce !== "") setNonce(nonce);
  return children;
}
