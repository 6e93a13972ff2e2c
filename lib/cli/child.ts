/**
 * The child's side of the supervisor's channel. A child listens to the supervisor only: a Ctrl-C reaches every process
 * of a terminal, and each acting on its own would stop them in any order. When the channel breaks, the supervisor was
 * killed, and the child ends itself.
 */
export function obeySupervisor(stop: () => Promise<void>): void {
  let stopping = false;
  const leave = (code: number) => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  if (process.send === undefined) {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => leave(0));
    return;
  }
  process.on("SIGINT", () => {});
  process.on("SIGHUP", () => {});
  process.on("SIGTERM", () => leave(0));
  process.on("disconnect", () => leave(1));
  process.on("message", (message) => {
    if (message === "stop") leave(0);
  });
}

/** Tells the supervisor that this child does its work now. */
export function reportReady(): void {
  process.send?.("ready");
}
