/** Words turn to the ground's colour where the tile is dark: from step 6 in light, from step 5 in the dark theme. */
function inkOf(step: number): string {
  if (step >= 6) return "var(--sheet)";
  return step === 5 ? "light-dark(var(--ink), var(--sheet))" : "var(--ink)";
}

/** Ground and ink of a tile on a step of the scale. */
export const tileColours = (step: number) => ({ background: `var(--seq-${step})`, color: inkOf(step) });
