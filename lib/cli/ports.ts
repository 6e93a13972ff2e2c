import net from "node:net";
import { CliProblem } from "./words";

/** The addresses to listen on. `localhost` is two addresses: a browser may try either first. */
export function listenHosts(host: string | null): readonly string[] {
  return host === null || host === "localhost" ? ["127.0.0.1", "::1"] : [host];
}

/** A machine without IPv6 has no ::1; that is no error as long as 127.0.0.1 works. */
export function isMissingFamily(error: unknown, host: string): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return host === "::1" && (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT");
}

/**
 * Refuses in one sentence when the port can't be had; asked before any long work. `patience` (milliseconds) is for a port
 * whose killed holder the system is still clearing away.
 */
export async function requireFreePort(host: string | null, port: number, patience = 0): Promise<void> {
  const until = Date.now() + patience;
  for (const one of listenHosts(host)) {
    for (;;) {
      const refusal = await tryListen(one, port);
      if (refusal === null || isMissingFamily(refusal, one)) break;
      if (Date.now() >= until) throw portProblem(refusal, one, port);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** What to say about a refused port. */
export function portProblem(error: NodeJS.ErrnoException, host: string, port: number): CliProblem {
  if (error.code === "EADDRINUSE") {
    return new CliProblem({
      zh: `端口${port}已被其他程序占用，请先停止该程序，或换一个端口：PORT=${port + 1} npm start。`,
      en: `Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1} npm start.`,
    });
  }
  if (error.code === "EACCES") {
    return new CliProblem({
      zh: `当前用户无权使用端口${port}，请换用1024以上的端口。`,
      en: `This user may not use port ${port}: choose one above 1024.`,
    });
  }
  return new CliProblem({
    zh: `无法在${host}的端口${port}上监听（${error.code ?? "?"}）。`,
    en: `Can't listen on ${host} port ${port} (${error.code ?? "?"}).`,
  });
}

function tryListen(host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve(error));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
