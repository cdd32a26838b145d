/** What keeps the entries of two people apart and whole when their branches are merged. */
const LINE = '*.excerpts*.yaml merge=union';

export const GIT_ATTRIBUTES_FILE = '.gitattributes';

/** The text of a new `.gitattributes`. */
export const GIT_ATTRIBUTES = `# Two people can code the same record: git keeps the entries of both.\n${LINE}\n`;

/** What is to be put behind a `.gitattributes` that says nothing of excerpt files; undefined where it does already. */
export function missingAttributes(text: string): string | undefined {
  const isTold = text.split(/\r?\n/).some((line) => /^[^#]*\.excerpts\S*\s.*\bmerge(?:=|\b)/.test(line));
  if (isTold) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return (text === '' || text.endsWith('\n') ? '' : eol) + GIT_ATTRIBUTES.replaceAll('\n', eol);
}
