const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text of the repository as HTML, for content and for attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}

/** An element around HTML that is made already. Attributes are escaped; those without a value are left out. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string,
): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => (value === undefined || value === '' ? '' : ` ${name}="${escapeHtml(value)}"`))
    .join('');
  return `<${tag}${written}>${content}</${tag}>`;
}
