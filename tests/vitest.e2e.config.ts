// The e2e suite: stories told in a real browser. Each file has a backend, a database and a browser of its own, so two may run
// side by side on two cores.
import { defineConfig } from "vitest/config";

export default defineConfig({
    test: {
        dir: "e2e",
        include: ["*.e2e.ts"],
        maxWorkers: 2,
        testTimeout: 180_000,
        hookTimeout: 120_000,
        pool: "forks",
    },
});
