/**
 * A text as a scalar of YAML on one line: as it is where YAML takes it for the same text, else in quotation marks.
 * @param inFlow between `[ ]` or `{ }`, where commas and brackets mean something.
 */
export function yamlScalar(text: string, inFlow = false): string {
  const isPlain =
    /^[\p{L}\d](?:.*\S)?$/u.test(text) &&
    !/:(?:\s|$)|\s#/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(text) &&
    // Fingerprints that other readers would take for a number, and round: 20e8068463739207, 1234567890123456.
    !/^(?:\d+e\d+|\d{16,})$/i.test(text) &&
    !(inFlow && /[[\]{},]/.test(text));
  return isPlain ? text : JSON.stringify(text);
}

/**
 * A text in double quotation marks on one line, line breaks and what cannot be seen escaped: YAML reads back exactly
 * this text, whatever stands in it.
 */
export function quotedScalar(text: string): string {
  // What JSON leaves as it is, though YAML or an editor may take it for a line break or for nothing.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Texts as a list on one line: `[gri.explored, tema.tid]`. */
export function flowList(texts: readonly string[]): string {
  return `[${texts.map((text) => yamlScalar(text, true)).join(', ')}]`;
}
