import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// `server-only` throws outside Next; its empty twin is what Next itself uses on the server.
const shared = {
  resolve: {
    alias: {
      "@": import.meta.dirname,
      "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
};

/**
 * Files that take minutes begin first. On a clean checkout vitest knows no times and begins with the largest sources; these
 * are among the smallest, and one of them would end the run alone.
 */
class MinutesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const takesMinutes = ({ moduleId }: TestSpecification) => moduleId.includes("/bodies-of-");
    return [...sorted.filter(takesMinutes), ...sorted.filter((file) => !takesMinutes(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: MinutesFirst },
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          // By itself vitest leaves one core free, and on a machine of two works on one.
          maxWorkers: "100%",
          // A busy machine is slow, not wrong: nothing here measures time.
          testTimeout: 60_000,
          include: ["{app,components,db,lib,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.int.test.ts"],
        },
      },
      {
        ...shared,
        test: {
          name: "int",
          env: {
            PORTAL_SECRET: "the secret of the tests, of no other use",
            NEXTAUTH_URL: "http://localhost:3000",
            PORTAL_DATA_DIR: path.resolve(import.meta.dirname, "node_modules/.cache/portal-int"),
          },
          include: ["{app,components,db,lib}/**/*.int.test.ts"],
          globalSetup: ["./db/test-database.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Figures, not checks: run by `npm run bench:<name>` only.
        ...shared,
        test: {
          name: "bench",
          include: ["{app,components,db,lib,e2e}/**/*.bench.ts"],
          globalSetup: ["./db/test-database.ts"],
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
