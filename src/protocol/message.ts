/** What reading a message came to: what it says, or why it cannot be used. */
export type Parsed<T> =
  { readonly kind: 'message'; readonly value: T } | { readonly kind: 'error'; readonly error: string };

/** Reads a message from the other side, of which nothing is known yet. Never throws. */
export function parse<T>(value: unknown, read: (fields: Fields) => T): Parsed<T> {
  try {
    return { kind: 'message', value: read(new Fields(value, 'message')) };
  } catch (error) {
    if (error instanceof ShapeError) return { kind: 'error', error: error.message };
    throw error;
  }
}

/** The fields of an object in a message. Every method throws a ShapeError, which `parse` turns into its answer. */
export class Fields {
  private readonly fields: ReadonlyMap<string, unknown>;

  constructor(
    value: unknown,
    private readonly at: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ShapeError(`${at} is no object`);
    }
    this.fields = new Map(Object.entries(value));
  }

  text(name: string): string {
    const value = this.fields.get(name);
    if (typeof value !== 'string') throw this.wrong(name, 'no text');
    return value;
  }

  /** A finite number. */
  number(name: string): number {
    const value = this.fields.get(name);
    if (typeof value !== 'number' || !Number.isFinite(value)) throw this.wrong(name, 'no number');
    return value;
  }

  /** One of the words given. */
  word<W extends string>(name: string, words: readonly W[]): W {
    const value = this.fields.get(name);
    const word = words.find((w) => w === value);
    if (word === undefined) throw this.wrong(name, `none of ${words.join(', ')}`);
    return word;
  }

  object<T>(name: string, read: (fields: Fields) => T): T {
    return read(new Fields(this.fields.get(name), `${this.at}.${name}`));
  }

  list<T>(name: string, read: (fields: Fields) => T): readonly T[] {
    return this.items(name).map((item, i) => read(new Fields(item, `${this.at}.${name}[${i}]`)));
  }

  texts(name: string): readonly string[] {
    return this.items(name).map((item) => {
      if (typeof item !== 'string') throw this.wrong(name, 'no list of texts');
      return item;
    });
  }

  /** A list of texts and of what `read` gives for objects. */
  textsOr<T>(name: string, read: (fields: Fields) => T): readonly (T | string)[] {
    return this.items(name).map((item, i) =>
      typeof item === 'string' ? item : read(new Fields(item, `${this.at}.${name}[${i}]`)),
    );
  }

  /** All fields, each of which is a text. */
  allTexts(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.fields.keys()].map((name) => [name, this.text(name)]));
  }

  /** What `read` gives, or undefined where there is no such field. */
  maybe<T>(name: string, read: (name: string) => T): T | undefined {
    return this.fields.get(name) === undefined ? undefined : read(name);
  }

  private items(name: string): readonly unknown[] {
    const value = this.fields.get(name);
    if (!Array.isArray(value)) throw this.wrong(name, 'no list');
    return value;
  }

  private wrong(name: string, what: string): ShapeError {
    return new ShapeError(`${this.at}.${name} is ${what}`);
  }
}

/** A message has another shape than it should. `parse` catches it; it says where, and repeats nothing. */
export class ShapeError extends Error {}
