"use client";

import { type RefObject, useEffect } from "react";

/**
 * What an answer takes away with its form or its button takes the focus along, and a reader by keyboard would begin again at
 * the top of the page. Once the answer is on the screen, the focus goes to the button if it still stands, else to the heading
 * of the nearest section around the form that does. What took the focus itself keeps it.
 */
export function useKeptFocus(
  form: RefObject<HTMLElement | null>,
  isAnswered: RefObject<boolean>,
  pending: boolean,
): void {
  // The answer is on the screen when the transition that brought it has ended.
  useEffect(() => {
    if (pending || !isAnswered.current || form.current === null) return;
    isAnswered.current = false;
    catchFocus(form.current, placesAround(form.current));
  }, [form, isAnswered, pending]);
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    const places = placesAround(element);
    return () => {
      if (isAnswered.current) catchFocus(element, places);
    };
  }, [form, isAnswered]);
}

/** The sections a form stands in, innermost first, and the page itself. */
function placesAround(form: HTMLElement): Element[] {
  const places: Element[] = [];
  for (let at = form.closest("section, main"); at; at = at.parentElement?.closest("section, main") ?? null) {
    places.push(at);
  }
  return places;
}

function catchFocus(form: HTMLElement, places: readonly Element[]): void {
  const button = form.querySelector<HTMLElement>('[data-key="submit"]');
  const headings = places.map((place) => place.querySelector<HTMLElement>("h1, h2, h3"));
  for (const target of [button, ...headings]) {
    if (document.activeElement !== document.body) return;
    if (!target?.isConnected) continue;
    if (target !== button) target.tabIndex = -1;
    target.focus();
  }
}
