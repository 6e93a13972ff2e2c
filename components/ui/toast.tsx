"use client";

import { useEffect, useState } from "react";

type Props = { text: string | null; done: () => void };

const SHOWN_MS = 8000;

/** One sentence that goes again by itself; not while the pointer is on it. Never for errors. */
export function Toast({ text, done }: Props) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (text === null || isHeld) return;
    const timer = setTimeout(done, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text, isHeld, done]);
  return (
    <div role="status" className="toast-place">
      {text === null ? null : (
        <p className="toast" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
          {text}
        </p>
      )}
    </div>
  );
}
