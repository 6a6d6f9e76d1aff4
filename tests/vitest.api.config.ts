// The api suite: each file has a backend and a database of its own, so two may run side by side on two cores.
import { defineConfig } from "vitest/config";

export default defineConfig({
    test: {
        dir: "api",
        include: ["*.test.ts"],
        maxWorkers: 2,
        testTimeout: 60_000,
        hookTimeout: 120_000,
        pool: "forks",
    },
});
