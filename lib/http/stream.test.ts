import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { streamOf } from "./stream";

async function* endless() {
  for (;;) yield Buffer.from("piece");
}
async function* failing() {
  yield Buffer.from("piece");
  throw new Error("away");
}
async function* three() {
  yield* [Buffer.from("1"), Buffer.from("2"), Buffer.from("3")];
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the body of a download", () => {
  it("is taken as it is read, not before", async () => {
    const next = vi.fn(async () => ({ done: false as const, value: Buffer.from("piece") }));
    const chunks = Object.assign(endless(), { next });
    const reader = streamOf({ chunks, end: async () => {} }, "test").getReader();
    await reader.read();
    await vi.advanceTimersByTimeAsync(1000);
    expect(next.mock.calls.length).toBeLessThanOrEqual(2);
    await reader.cancel();
  });

  it("lets go of its source at the end", async () => {
    const end = vi.fn(async () => {});
    expect(await new Response(streamOf({ chunks: three(), end }, "test")).text()).toBe("123");
    expect(end).toHaveBeenCalled();
  });

  it.each(["before", "after"])("is let go of when its reader leaves %s the answer begins", async (when) => {
    const [end, leaving] = [vi.fn(async () => {}), new AbortController()];
    const body = (): ReadableStream => streamOf({ chunks: endless(), end, leaving: leaving.signal }, "test");
    if (when === "before") leaving.abort();
    const reader = body().getReader();
    leaving.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(end).toHaveBeenCalled();
    await expect(reader.read()).rejects.toThrow("has left");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("breaks off where the source fails", async () => {
    const end = vi.fn(async () => {});
    await expect(new Response(streamOf({ chunks: failing(), end }, "test")).text()).rejects.toThrow(
      "broke off",
    );
    expect(end).toHaveBeenCalled();
  });

  it("breaks off when the reader takes nothing any more, or takes too long over it all", async () => {
    for (const limits of [
      { idleMs: 10, totalMs: 1000 },
      { idleMs: 1000, totalMs: 10 },
    ]) {
      const end = vi.fn(async () => {});
      const reader = streamOf({ chunks: endless(), end }, "test", limits).getReader();
      await reader.read();
      await vi.advanceTimersByTimeAsync(11);
      expect(end).toHaveBeenCalled();
      await expect(reader.read()).rejects.toThrow();
    }
  });
});
