/** A script within the document, for what must happen before the page's own scripts come; it carries the document's nonce. */
export function InlineScript({ nonce, script }: { nonce: string; script: string }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {script}
    </script>
  );
}
