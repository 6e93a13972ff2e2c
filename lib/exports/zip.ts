import { promisify } from "node:util";
import zlib from "node:zlib";

const deflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.deflateRaw);

/** One file of an archive; its bytes are taken when they are needed and not before. */
export type ZipEntry = { name: string; data: AsyncIterable<Buffer> };

/** What the directory at the end says of an entry. */
type Listed = { name: Buffer; crc: number; packed: number; size: number; offset: number };

/** Bits of the general purpose flag: sizes follow the data, the name is UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01, the first day of the format: the same rows make the same bytes. */
const DAY = 0x0021;
/** An empty last block (RFC 1951 §3.2.6) after pieces that each end on a byte. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);
/** Sizes have 32 bits here. A million rows are a tenth of this. */
const LIMIT = 0xffff_ffff;

function record(fields: readonly [bytes: 2 | 4, value: number][], ...tail: Buffer[]): Buffer {
  const head = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = head.writeUIntLE(value, at, bytes);
  return Buffer.concat([head, ...tail]);
}

const localHeader = (name: Buffer) =>
  record(
    [
      [4, 0x04034b50],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
      [2, DAY],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ],
    name,
  );

const descriptor = ({ crc, packed, size }: Listed) =>
  record([
    [4, 0x08074b50],
    [4, crc],
    [4, packed],
    [4, size],
  ]);

const directoryEntry = ({ name, crc, packed, size, offset }: Listed) =>
  record(
    [
      [4, 0x02014b50],
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
      [2, DAY],
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ],
    name,
  );

const directoryEnd = (entries: number, size: number, offset: number) =>
  record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, size],
    [4, offset],
    [2, 0],
  ]);

/**
 * A ZIP archive (APPNOTE 6.3) of entries whose sizes are not known before they are written. Each piece is deflated by
 * itself and handed on, so that memory holds one piece whatever the archive's size and however slow its reader.
 * @throws RangeError where an entry or the archive would pass 4 GiB.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>) {
  const listed: Listed[] = [];
  let offset = 0;
  for await (const { name: text, data } of entries) {
    const entry: Listed = { name: Buffer.from(text), crc: 0, packed: 0, size: 0, offset };
    const header = localHeader(entry.name);
    yield header;
    for await (const piece of data) {
      const packed = await deflate(piece, { level: 1, finishFlush: zlib.constants.Z_SYNC_FLUSH });
      entry.crc = zlib.crc32(piece, entry.crc);
      entry.size += piece.length;
      entry.packed += packed.length;
      if (Math.max(entry.size, offset + entry.packed) > LIMIT) throw new RangeError("an archive over 4 GiB");
      yield packed;
    }
    entry.packed += LAST_BLOCK.length;
    const closing = Buffer.concat([LAST_BLOCK, descriptor(entry)]);
    yield closing;
    offset += header.length + entry.packed + closing.length - LAST_BLOCK.length;
    listed.push(entry);
  }
  const directory = Buffer.concat(listed.map(directoryEntry));
  yield Buffer.concat([directory, directoryEnd(listed.length, directory.length, offset)]);
}
