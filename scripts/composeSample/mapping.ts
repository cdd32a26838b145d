/** A mapping as YAML reads it. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The scalar under a key as text; undefined where there is none. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = isMapping(value) ? value[key] : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

/** The list under a key; empty where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const found: unknown = isMapping(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

/** The texts in the list under a key, or the one text there. */
export function textsAt(value: unknown, key: string): readonly string[] {
  const one = textAt(value, key);
  return one !== undefined ? [one] : listAt(value, key).filter((item) => typeof item === 'string');
}
