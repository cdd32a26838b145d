import type { Scalar } from '../model/value';

const NULL = /^(?:~|[Nn]ull|NULL)?$/;
const BOOLEAN = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const NUMBER =
  /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?\d+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN|[-+]?(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+|[-+]?(?:\.\d+|\d+\.\d*))$/;

/** What YAML takes an unquoted scalar for. Source: YAML 1.2.2, 10.3.2, the core schema. */
export function scalarType(text: string): Scalar['type'] {
  if (NUMBER.test(text)) return 'number';
  if (BOOLEAN.test(text)) return 'boolean';
  return NULL.test(text) ? 'null' : 'string';
}
