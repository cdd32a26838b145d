/** Whether a code unit is a blank or belongs to a line break, as Markdown and YAML count them. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** The offset behind the last character between two offsets that is no blank or line break. */
export function endOfWords(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The offset of the first character between two offsets that is no blank or line break. */
export function startOfWords(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}
