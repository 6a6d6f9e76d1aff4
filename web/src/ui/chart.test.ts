import { expect, test } from "vitest";
import { stepFor } from "./chart";

test.each([
  [1, 1],
  [4, 1],
  [5, 2],
  [8, 2],
  [9, 5],
  [20, 5],
  [21, 10],
  [40, 10],
  [41, 20],
  [100, 50],
  [900, 500],
])("up to %i the lines stand %i apart", (most, step) => expect(stepFor(most)).toBe(step));
