"use client";

import { useEffect, useState } from "react";
import { invitationSecret } from "@/lib/users/member-schema";

const KEY = "invitation";

/** This tab's memory, where the browser lets us have one. */
function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(secret: string): boolean {
  try {
    sessionStorage.setItem(KEY, secret);
    return true;
  } catch {
    return false;
  }
}

export function forgetInvitation(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
}

/**
 * The secret of the link that was opened: undefined until scripts run, null where there is none. Kept in this tab over
 * signing in and signing up, and taken out of the address, so that it stands in no history and on no shared screen.
 */
export function useInvitation(): string | null | undefined {
  const [secret, setSecret] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const given = window.location.hash.slice(1);
    if (!invitationSecret.test(given)) return setSecret(stored());
    if (keep(given)) window.history.replaceState(window.history.state, "", window.location.pathname);
    setSecret(given);
  }, []);
  return secret;
}
