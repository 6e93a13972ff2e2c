import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

export default withNextIntl({
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // The build is checked by `npm run check`; Next's own type run stays on as a second line.
  serverExternalPackages: ["postgres", "pg", "graphile-worker"],
  experimental: {
    // forbidden() answers 403 with a page of its own.
    authInterrupts: true,
    // A form with the longest texts is far below this; larger bodies are refused before they are parsed.
    serverActions: { bodySizeLimit: "256kb" },
  },
});
