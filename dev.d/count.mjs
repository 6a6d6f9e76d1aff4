// Prints "passed failed" of a suite, read from what its runner left in .run/test. A red exit or no test at all is a failure.
import { existsSync, readFileSync } from "node:fs";

const [, , suite, code] = process.argv;
const report = `.run/test/${suite}.json`;
let passed = 0;
let failed = 0;

if (existsSync(report)) {
    const result = JSON.parse(readFileSync(report, "utf8"));
    if ("testsuites" in result) {
        failed = result.failures;
        const tests = result.testsuites.flatMap((group) => group.testsuite);
        passed = tests.filter((test) => test.result === "COMPLETED" && !test.failures).length;
    } else {
        passed = result.numPassedTests;
        failed = result.numFailedTests;
        failed += result.testResults.filter((file) => file.status === "failed" && !file.assertionResults.some((t) => t.status === "failed")).length;
    }
} else {
    for (const line of readFileSync(`.run/test/${suite}.log`, "utf8").split("\n")) {
        if (/^not ok (?!.*# TODO)/.test(line)) failed++;
        else if (/^ok [\d-](?!.*# SKIP)/i.test(line)) passed++;
    }
}
if (failed === 0 && (code !== "0" || passed === 0)) failed = 1;
console.log(passed, failed);
