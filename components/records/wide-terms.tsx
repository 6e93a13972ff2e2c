import type { ReactNode } from "react";

/** A list of fields whose names are long: a wider first column, and air before the value. */
export function WideTerms({ children }: { children: ReactNode }) {
  return <div className="[&_dt]:pr-4 min-[721px]:[&_.kv]:grid-cols-[176px_minmax(0,1fr)]">{children}</div>;
}
