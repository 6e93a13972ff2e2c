"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in server-rendered markup and until the browser has taken it over. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
