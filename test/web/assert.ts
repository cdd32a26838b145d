/**
 * What the web tests assert with: a browser has no `node:assert`.
 * @throws Error when `condition` does not hold
 */
export function ok(condition: unknown, message = 'expected something truthy'): asserts condition {
  if (!condition) throw new Error(message);
}

/**
 * Compares by value, through JSON.
 * @throws Error that shows both
 */
export function equal(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}
