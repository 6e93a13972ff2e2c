/** Every symbol of the design, 16 × 16. Form says what kind of statement a mark is, fill says how settled it is. */
const symbols = {
  draft: '<circle cx="8" cy="8" r="6" stroke-dasharray="2.2 2.5"/>',
  due: '<circle cx="8" cy="8" r="6.2"/><path d="M8 4.6V8l2.4 1.6"/>',
  overdue:
    '<circle cx="8" cy="8" r="6.6" fill="currentColor"/><path d="M8 4.4v4.4M8 11.4v.1" stroke="var(--sheet)" fill="none" stroke-width="1.9"/>',
  met: '<circle cx="8" cy="8" r="6.2"/><path d="M5 8.3l2.2 2.1L11 6"/>',
  pass: '<rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" fill="currentColor"/><path d="M4.6 8.3l2.5 2.4 4.4-5" stroke="var(--sheet)" fill="none" stroke-width="1.9"/>',
  fail: '<rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" fill="currentColor"/><path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" stroke="var(--sheet)" fill="none" stroke-width="1.9"/>',
  inconclusive:
    '<rect x="1.8" y="1.8" width="12.4" height="12.4" rx="1.5"/><path d="M4.4 9c1.2-2 2.4-2 3.6-.9s2.4 1 3.6-1"/>',
  consistent: '<path d="M8 1.6l5.6 3.2v6.4L8 14.4l-5.6-3.2V4.8z"/><path d="M5.4 6.6h5.2M5.4 9.4h5.2"/>',
  changed:
    '<path d="M8 1.6l5.6 3.2v6.4L8 14.4l-5.6-3.2V4.8z" fill="currentColor"/><path d="M5 6.5h6M5 9.5h6M9.8 4.4l-3.6 7.2" stroke="var(--sheet)" fill="none" stroke-width="1.5"/>',
  cmpinc:
    '<path d="M8 1.6l5.6 3.2v6.4L8 14.4l-5.6-3.2V4.8z" stroke-dasharray="2.4 2"/><path d="M5 8.7c1-1.6 2-1.6 3-.7s2 .8 3-.8"/>',
  device: '<path d="M8 1.4L14.6 8 8 14.6 1.4 8z" fill="currentColor"/>',
  nondevice: '<path d="M8 1.4L14.6 8 8 14.6 1.4 8z"/>',
  ambiguous: '<path d="M8 1.4L14.6 8 8 14.6 1.4 8z"/><path d="M8 1.4L1.4 8 8 14.6z" fill="currentColor"/>',
  undetermined:
    '<path d="M8 1.4L14.6 8 8 14.6 1.4 8z" stroke-dasharray="2.3 2.2"/><path d="M6.6 6.5c.2-1.9 2.9-1.7 2.8 0 0 1-1.4 1.1-1.4 2.2M8 10.6v.1" stroke-width="1.4"/>',
  high: '<path d="M8 1.8l6.6 11.8H1.4z" fill="currentColor"/><path d="M8 6v3.6M8 11.6v.1" stroke="var(--sheet)" fill="none" stroke-width="1.7"/>',
  stop: '<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="currentColor"/><path d="M4.8 8h6.4" stroke="var(--sheet)" fill="none" stroke-width="2"/>',
  pause: '<circle cx="8" cy="8" r="6.2"/><path d="M6.4 5.6v4.8M9.6 5.6v4.8"/>',
  run: '<circle cx="8" cy="8" r="6.2" opacity=".35"/><path d="M8 1.8a6.2 6.2 0 0 1 6.2 6.2"/>',
  dot: '<circle cx="8" cy="8" r="3" fill="currentColor"/>',
  search: '<circle cx="7" cy="7" r="4.6"/><path d="M10.5 10.5L14 14"/>',
  menu: '<path d="M2 4.5h12M2 8h12M2 11.5h12"/>',
  x: '<path d="M4 4l8 8M12 4l-8 8"/>',
  check: '<path d="M3 8.5l3.2 3L13 4.5"/>',
  arrow: '<path d="M3 8h10M9.2 4.2L13 8l-3.8 3.8"/>',
  down: '<path d="M8 2.5v8M4.6 7.4L8 10.8l3.4-3.4M2.5 13.5h11"/>',
  chev: '<path d="M4.5 6.2L8 9.8l3.5-3.6"/>',
  lock: '<rect x="3" y="7" width="10" height="7" rx="1"/><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2"/>',
  sun: '<circle cx="8" cy="8" r="3"/><path d="M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M3.3 12.7l1-1M11.7 4.3l1-1"/>',
  link: '<path d="M6.8 9.2l2.4-2.4M7.4 5l1.5-1.5a2.5 2.5 0 0 1 3.6 3.6L11 8.6M8.6 11l-1.5 1.5a2.5 2.5 0 0 1-3.6-3.6L5 7.4"/>',
  sign: '<path d="M2 13.5h12M3 10.5c3-8 6-9 6-6s-3 5-2 6 3-3 4-2 0 2 2 1"/>',
  table: '<rect x="2" y="2.5" width="12" height="11" rx="1"/><path d="M2 6.2h12M2 9.8h12M6.4 6.2v7.3"/>',
  off: '<path d="M2 2l12 12M4.2 6.2A6 6 0 0 1 6 5.2M8.6 4.8A6.4 6.4 0 0 1 12.6 7M6 9.6a3 3 0 0 1 3.6 0M8 12.4v.1"/>',
  discretion: '<path d="M8 1.4L14.6 8 8 14.6 1.4 8z"/><circle cx="8" cy="8" r="1.9" fill="currentColor"/>',
  needsreview: '<path d="M8 1.4L14.6 8 8 14.6 1.4 8z"/><path d="M5.4 8h5.2"/>',
} as const;

export type GlyphName = keyof typeof symbols;
const glyphNames = Object.keys(symbols) as GlyphName[];

const drawn = glyphNames
  .map((name) => `<symbol id="g-${name}" viewBox="0 0 16 16">${symbols[name]}</symbol>`)
  .join("");

/**
 * The symbols, once per document in the root layout; `Glyph` refers to them. As text of ours: React would else take them over in
 * the browser one by one.
 */
export function GlyphSprite() {
  return (
    <svg
      width="0"
      height="0"
      className="absolute"
      aria-hidden="true"
      focusable="false"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the constant above, nothing that anybody typed.
      dangerouslySetInnerHTML={{ __html: `<defs>${drawn}</defs>` }}
    />
  );
}
