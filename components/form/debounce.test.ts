import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDebounce } from "./debounce";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("createDebounce", () => {
  it("saves the last value once typing rests", async () => {
    const saved: string[] = [];
    const debounce = createDebounce<string>(1500, async (value) => void saved.push(value));
    debounce.schedule("a");
    await vi.advanceTimersByTimeAsync(1400);
    debounce.schedule("ab");
    await vi.advanceTimersByTimeAsync(1400);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(saved).toEqual(["ab"]);
  });

  it("flushes at once, and only what is waiting", async () => {
    const saved: string[] = [];
    const debounce = createDebounce<string>(1500, async (value) => void saved.push(value));
    debounce.schedule("a");
    debounce.flush();
    debounce.flush();
    await vi.runAllTimersAsync();
    expect(saved).toEqual(["a"]);
  });

  it("never lets a slow save overtake a later one", async () => {
    const saved: string[] = [];
    const debounce = createDebounce<string>(10, async (value) => {
      await new Promise((resolve) => setTimeout(resolve, value === "slow" ? 500 : 1));
      saved.push(value);
    });
    debounce.schedule("slow");
    debounce.flush();
    debounce.schedule("quick");
    debounce.flush();
    await vi.runAllTimersAsync();
    expect(saved).toEqual(["slow", "quick"]);
  });

  it("goes on after a failed save", async () => {
    const saved: string[] = [];
    const debounce = createDebounce<string>(10, async (value) => {
      if (value === "bad") throw new Error("no answer");
      saved.push(value);
    });
    debounce.schedule("bad");
    debounce.flush();
    debounce.schedule("good");
    await vi.runAllTimersAsync();
    expect(saved).toEqual(["good"]);
  });

  it("saves nothing after stop", async () => {
    const saved: string[] = [];
    const debounce = createDebounce<string>(10, async (value) => void saved.push(value));
    debounce.schedule("a");
    debounce.stop();
    debounce.schedule("b");
    debounce.flush();
    await vi.runAllTimersAsync();
    expect(saved).toEqual([]);
  });

  it("starts nothing while paused, not even what was waiting for a slow save, and catches up on resume", async () => {
    const saved: string[] = [];
    const debounce = createDebounce<string>(10, async (value) => {
      await new Promise((done) => setTimeout(done, 100));
      saved.push(value);
    });
    debounce.schedule("under way");
    debounce.flush();
    await vi.advanceTimersByTimeAsync(1);
    debounce.schedule("queued");
    debounce.flush();
    debounce.pause();
    debounce.flush();
    await vi.runAllTimersAsync();
    expect(saved).toEqual(["under way"]);
    debounce.resume();
    await vi.runAllTimersAsync();
    expect(saved).toEqual(["under way", "queued"]);
  });

  it("keeps the newest of what waits while paused", async () => {
    const saved: string[] = [];
    const debounce = createDebounce<string>(10, async (value) => void saved.push(value));
    debounce.pause();
    debounce.schedule("older");
    debounce.schedule("newer");
    await vi.runAllTimersAsync();
    expect(saved).toEqual([]);
    debounce.resume();
    await vi.runAllTimersAsync();
    expect(saved).toEqual(["newer"]);
  });
});
