"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { type DemoAccountGroup, DemoAccounts } from "./demo-accounts";
import { SignInForm } from "./sign-in-form";

type Props = {
  next: string;
  demo: { password: string; groups: readonly DemoAccountGroup[] } | null;
  notes: ReactNode;
};

const empty = { email: "", password: "" };

/** The sign-in form; beside it the notes or, in the demonstration, the accounts that fill it. */
export function SignInPanel({ next, demo, notes }: Props) {
  const [picked, setPicked] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const password = demo?.password ?? "";
  const pick = useCallback((email: string) => setPicked(email), []);
  useEffect(() => {
    if (picked === null) return;
    // The next act is to submit; on a narrow screen the form is far above the list.
    form.current?.querySelector<HTMLElement>("button[type=submit]")?.focus();
  }, [picked]);
  return (
    <div className="mt-5 grid items-start gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <div className="folio pt-5" ref={form}>
        {/* A new key starts the form anew with the account that was chosen. */}
        <SignInForm
          key={picked ?? ""}
          next={next}
          defaultValues={picked === null ? empty : { email: picked, password }}
        />
      </div>
      {demo === null ? null : (
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <DemoAccounts groups={demo.groups} password={password} picked={picked} pick={pick} />
        </div>
      )}
      {notes}
    </div>
  );
}
