/**
 * A text as a scalar of YAML on one line: as it is where YAML takes it for the same text, else in quotation marks.
 * @param inFlow between `[ ]` or `{ }`, where commas and brackets mean something.
 */
export function yamlScalar(text: string, inFlow = false): string {
  const isPlain =
    /^[\p{L}\d](?:.*\S)?$/u.test(text) &&
    !/:(?:\s|$)|\s#/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(text) &&
    !(inFlow && /[[\]{},]/.test(text));
  return isPlain ? text : JSON.stringify(text);
}
