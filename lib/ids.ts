/**
 * Row ids: UUID version 7 (RFC 9562 §5.7), made in the application. 48 bits of milliseconds, 12 bits of
 * counter, 62 random bits: ids of one process rise strictly, so new rows land at the end of an index.
 */

const COUNTER_LIMIT = 0x1000;
/** A new millisecond starts its counter in the lower half, which leaves at least 2,048 ids before it is full. */
const COUNTER_SEED_MASK = 0x7ff;

export type IdSource = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Fills the array with cryptographically strong random bytes. */
  readonly fill: (bytes: Uint8Array<ArrayBuffer>) => void;
};

const machine: IdSource = {
  now: () => Date.now(),
  fill: (bytes) => {
    crypto.getRandomValues(bytes);
  },
};

/** A generator with its own counter; `newId` is the one of this process, tests pass a clock of their own. */
export function createIdGenerator(source: IdSource = machine): () => string {
  let last = -1;
  let counter = 0;
  return () => {
    const bytes = new Uint8Array(16);
    source.fill(bytes);
    const time = source.now();
    if (time > last) {
      last = time;
      counter = seed(bytes);
    } else {
      // Same millisecond, or a clock set back: go on from the last id rather than fall behind it.
      counter += 1;
      if (counter === COUNTER_LIMIT) {
        last += 1;
        counter = seed(bytes);
      }
    }
    return layOut(bytes, last, counter);
  };
}

/** A new UUIDv7 in lower case, greater than every id this process has made before. */
export const newId: () => string = createIdGenerator();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a UUID of any version in lower-case hexadecimal, the form Postgres prints and the trail hashes. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

function seed(bytes: Uint8Array): number {
  return (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & COUNTER_SEED_MASK;
}

function layOut(bytes: Uint8Array<ArrayBuffer>, time: number, counter: number): string {
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(time / 0x1_0000_0000));
  view.setUint32(2, time % 0x1_0000_0000);
  view.setUint16(6, 0x7000 | counter);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
