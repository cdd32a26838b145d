/** The words that stand in the places of `{name}`. */
export type Slots = Readonly<Record<string, string>>;

/**
 * Puts the words in their places. `{Emne}` is `{emne}` with a capital; `{C}s` is a genitive, `Lars'` after an s.
 * @throws when a text has a place nobody fills.
 */
export function fill(text: string, slots: Slots): string {
  return text.replace(/\{(\p{L}+\d*)\}(s(?!\p{L}))?/gu, (_, name: string, genitive?: string) => {
    const word = slots[name] ?? capital(slots[name.charAt(0).toLowerCase() + name.slice(1)]);
    if (word === undefined) throw new Error(`Nothing fills {${name}} in: ${text}`);
    return genitive ? word + (/[sxz]$/i.test(word) ? '’' : 's') : word;
  });
}

function capital(word: string | undefined): string | undefined {
  return word === undefined ? undefined : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Pronouns for a person, with a prefix to the names of the places: `{han}`, `{phan}`, `{Phan}`. */
export function pronouns(prefix: string, sex: string): Slots {
  const man = sex === 'm';
  return {
    [`${prefix}han`]: man ? 'han' : 'hun',
    [`${prefix}ham`]: man ? 'ham' : 'hende',
    [`${prefix}hans`]: man ? 'hans' : 'hendes',
  };
}
