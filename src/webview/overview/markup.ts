/** An element to be drawn, as plain data. Texts stay texts: nothing in them is read as markup. */
export interface Markup {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Markup | string)[];
}

/** Describes an element. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Markup | string)[]
): Markup {
  return { tag, attributes, children };
}
