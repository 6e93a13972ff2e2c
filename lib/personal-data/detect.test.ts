import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { detectPersonalData } from "./detect";
import { checkOf } from "./resident-id";

function found(text: string): string[] {
  return detectPersonalData(text).map(
    ({ kind, index, length }) => `${kind} ${text.slice(index, index + length)}`,
  );
}

/** 11010519491231002X is the example printed in GB 11643. The other numbers are made up. */
describe("detectPersonalData finds", () => {
  it.each([
    ["11010519491231002X", "idNumber 11010519491231002X"],
    ["患者身份证11010519491231002x，男", "idNumber 11010519491231002x"],
    ["110105 19491231 002X", "idNumber 110105 19491231 002X"],
    ["1101-0519-4912-3100-2X", "idNumber 1101-0519-4912-3100-2X"],
    ["第3 110105194912310 02X", "idNumber 110105194912310 02X"],
    ["ID11010519491231002X", "idNumber 11010519491231002X"],
    ["１１０１０５１９４９１２３１００２Ｘ", "idNumber １１０１０５１９４９１２３１００２Ｘ"],
    ["110105\u200b19491231\u200b002X", "idNumber 110105\u200b19491231\u200b002X"],
    ["𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐𝐗", "idNumber 𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐𝐗"],
    ["110105491231002", "idNumber 110105491231002"],
    ["13800138000", "mobile 13800138000"],
    ["请拨１３８－００１３－８０００。", "mobile １３８－００１３－８０００"],
    ["①138 0013 8000", "mobile 138 0013 8000"],
    ["+86 138-0013-8000", "mobile +86 138-0013-8000"],
    ["8613800138000", "mobile 8613800138000"],
    ["tel13800138000", "mobile 13800138000"],
    ["1 3 8 0 0 1 3 8 0 0 0", "mobile 1 3 8 0 0 1 3 8 0 0 0"],
    ["١٣٨٠٠١٣٨٠٠٠", "mobile ١٣٨٠٠١٣٨٠٠٠"],
    ["১১০১০৫১৯৪৯১২৩১০০২X", "idNumber ১১০১০৫১৯৪৯১২৩১০০২X"],
    ["4111111111111111", "bankCard 4111111111111111"],
    ["卡4111 1111 1111 1111", "bankCard 4111 1111 1111 1111"],
    ["378282246310005", "bankCard 378282246310005"],
    ["3782 822463 10005", "bankCard 3782 822463 10005"],
    ["30569309025904", "bankCard 30569309025904"],
    ["5555-5555-5555-4444", "bankCard 5555-5555-5555-4444"],
    ["6222021234567890128", "bankCard 6222021234567890128"],
    ["住院号：0012345", "medicalRecord 0012345"],
    ["病案号为 A2026-00123", "medicalRecord A2026-00123"],
    ["（病历号）12345678", "medicalRecord 12345678"],
    ["门诊卡号#００１２３４５", "medicalRecord ００１２３４５"],
    ["MRN: 884213", "medicalRecord 884213"],
    ["Patient ID 884213", "medicalRecord 884213"],
    ["住院号：11010519491231002X", "idNumber 11010519491231002X"],
  ])("%s", (text, expected) => {
    expect(found(text).join()).toBe(expected);
  });

  it("every finding of a text, in order", () => {
    expect(found("13800138000、住院号 778899 和 11010519491231002X")).toEqual([
      "mobile 13800138000",
      "medicalRecord 778899",
      "idNumber 11010519491231002X",
    ]);
  });
});

describe("overlapping findings", () => {
  it("are one, of the kind listed first, also where the later one is the longer", () => {
    expect(found("住院号：11010519491231002X-0012345")).toEqual(["idNumber 11010519491231002X"]);
  });

  it("are told from neighbours, however many there are", () => {
    expect(found("13812345678 ".repeat(2_000))).toHaveLength(2_000);
  });
});

describe("detectPersonalData leaves alone", () => {
  it.each([
    ["a wrong check character", "110105194912310021"],
    ["a birth date that does not exist", "110105194902310021"],
    ["a region that does not exist", "99010519491231002X"],
    ["a number of 19 digits", "1101051949123100211"],
    ["credit codes", "91350100M000100Y43 12990000MYN000014C 52990000MYN0000148 N2990000MYN000014N"],
    ["a licence number", "MYN00001411000012A100123456"],
    ["an insurance code", "H99000013800"],
    ["dates and times", "2026-11-23 19:02:38 2026-11-24T08:00:00.123Z 20261123190238 2026年11月23日"],
    ["instants in seconds, milliseconds, microseconds", "1763895758 1763895758123 1763895758123456"],
    ["versions", "v1.13.800.138000, 16.4.5, DeepSeek-R1-0528, 18.4.0-beta.17"],
    ["addresses", "192.168.10.101 138.101.138.200 10.0.0.1:13800 fe80::1380:138:1111"],
    ["a digest", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["a decimal fraction", "0.13800138000 3.4111111111111111"],
    ["a beds count beside a date", "床位150 20261123"],
    ["a card number with a wrong check digit", "4111111111111112"],
    ["sixteen digits of no issuer", "1111111111111117"],
    [
      "words about record numbers",
      "住院号2026年起统一编码，病案号长度为10至12位，门诊号12000个，MRN 2026-11-23",
    ],
    ["messenger RNA", "mRNA 123456"],
    ["a longer number", "913800138000 138001380001 x13800138000"],
    ["nothing", ""],
  ])("%s", (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  it("takes a credit code behind its label for one, although it reads as an identity number too", () => {
    // 52 (Guizhou), 500119 + 19001011… reads as a birth date; both checks hold.
    const both = Array.from(
      { length: 1_000 },
      (_, serial) => `52500119000101${String(serial).padStart(3, "0")}`,
    )
      .map((body) => `${body}${checkOf(body)}`)
      .find((number) => found(number).length === 1 && found(`统一社会信用代码：${number}`).length === 0);
    expect(both).toMatch(/^52500119/);
    expect(found("信用代码：11010519491231002X")).toEqual(["idNumber 11010519491231002X"]);
  });
});

describe("detectPersonalData, properties", () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  const date = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2026-11-23"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10).replaceAll("-", ""));
  const residentId = fc
    .tuple(fc.constantFrom("11", "32", "44", "54", "65", "83"), digits(4), date, digits(3))
    .map((parts) => parts.join(""))
    .map((body) => body + checkOf(body));
  const fullWidth = (text: string) =>
    text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const writing = fc.constantFrom(
    (id: string) => id,
    fullWidth,
    (id: string) => Array.from(id).join("\u200d"),
    (id: string) => id.replace(/^(.{6})(.{8})/, "$1-$2 "),
    (id: string) => fullWidth(id.replace(/(.{4})/g, "$1 ").trim()),
  );
  const around = fc.constantFrom("", "患者", "，男，", "ID:", "\n", "😀", "（", "no. ");

  it("finds every resident number in every writing, at its place in the original", () => {
    fc.assert(
      fc.property(residentId, writing, around, around, (id, write, before, after) => {
        const written = write(id);
        expect(found(before + written + after)).toEqual([`idNumber ${written}`]);
      }),
    );
  });

  it("finds no resident number once the check character is another", () => {
    fc.assert(
      fc.property(residentId, fc.constantFrom(..."0123456789X"), (id, check) => {
        fc.pre(check !== id[17]);
        const kinds = detectPersonalData(id.slice(0, 17) + check).map((finding) => finding.kind);
        expect(kinds).not.toContain("idNumber");
      }),
    );
  });

  it("flags no digest, row id, date, address or version", () => {
    const part = fc.nat(255).map(String);
    const harmless = fc.oneof(
      fc.stringMatching(/^[0-9a-f]{64}$/),
      fc.uuid(),
      fc.nat().map(() => newId()),
      date.map((day) => day.replace(/^(....)(..)/, "$1-$2-")),
      fc.tuple(part, part, part, part).map((parts) => parts.join(".")),
      fc.tuple(fc.nat(99), fc.nat(999), fc.nat(9999)).map((parts) => `v${parts.join(".")}`),
    );
    fc.assert(
      fc.property(harmless, (text) => {
        expect(found(`记录${text}。`)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("stays inside any text and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const { index, length } of detectPersonalData(text)) {
          expect(length).toBeGreaterThan(0);
          expect(index + length).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it("reads a long text of digits in linear time", () => {
    const started = performance.now();
    detectPersonalData("1 ".repeat(50_000));
    detectPersonalData("住院号 ".repeat(20_000) + "1".repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
