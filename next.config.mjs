import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  // Messages are compiled while building: the browser gets a formatter of 1 kB instead of a parser of 12.
  experimental: {
    messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

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
