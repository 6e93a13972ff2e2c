/**
 * The row of the demonstration's stand-in. Its port is chosen anew at every start, so the row holds a nominal one, which
 * nobody listens on.
 */
export const simulatorAddress = {
  serverKind: "deepseek-compatible",
  targetKind: "model",
  scheme: "http",
  host: "127.0.0.1",
  port: 1,
  network: "127.0.0.1/32",
  basePath: "/v1",
} as const;
