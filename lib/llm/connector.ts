import "server-only";
import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import { isAllowedAddress } from "./address";
import { CallError } from "./call-error";
import { problem } from "./problem";
import { type EndpointTarget, hostOf } from "./target";

/** Addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

export type ConnectOptions = {
  loopbackPorts: readonly number[];
  resolve: Resolve;
  signal: AbortSignal;
};

/**
 * Opens the connection of one call. The address is checked three times: as it stands in the record, after the look-up (all
 * of its answers, once: the connection goes to the address that was checked), and as the peer of the open socket before
 * any byte is written, the greeting of TLS included. Throws CallError `address`, or what the network throws.
 */
export async function openSocket(target: EndpointTarget, options: ConnectOptions): Promise<Socket> {
  const rule = { network: target.network, port: target.port, loopbackPorts: options.loopbackPorts };
  const isAllowed = (address: string) => isAllowedAddress(address, rule);
  const host = hostOf(target);
  if (host === null) throw notAllowed();
  const addresses = isIP(host) === 0 ? await endingWith(options.resolve(host), options.signal) : [host];
  const [address] = addresses;
  if (address === undefined || !addresses.every(isAllowed)) throw notAllowed();
  const socket = await openChecked(address, target.port, isAllowed, options.signal);
  return target.scheme === "https" ? secured(socket, host, target.ca, options.signal) : socket;
}

/** A plain connection whose other end is allowed. The look-up may have been told one address and the kernel another. */
export async function openChecked(
  address: string,
  port: number,
  isAllowed: (address: string) => boolean,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = connectPlain({ host: address, port, noDelay: true });
  await opened(socket, "connect", signal);
  if (isAllowed(socket.remoteAddress ?? "")) return socket;
  socket.destroy();
  throw notAllowed();
}

async function opened(
  socket: Socket,
  event: "connect" | "secureConnect",
  signal: AbortSignal,
): Promise<void> {
  // Whoever waits hears of an error too; one that comes after nobody waits any more must not end the process.
  socket.on("error", () => {});
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function secured(plain: Socket, host: string, ca: string | null, signal: AbortSignal): Promise<Socket> {
  const socket = connectSecure({
    socket: plain,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === null ? {} : { ca }),
    ALPNProtocols: ["http/1.1"],
  });
  await opened(socket, "secureConnect", signal);
  return socket;
}

function notAllowed(): CallError {
  return new CallError(problem("address", "address-not-allowed"));
}

/** A look-up cannot be stopped; it can be left alone. */
function endingWith<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
