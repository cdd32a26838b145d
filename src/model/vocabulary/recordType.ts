import type { RecordType } from '../vocabulary';
import { closingFields, leadingFields } from './commonFields';

/** A record type with its own fields set between the common ones; a common field it describes itself comes first. */
export function recordType(type: RecordType): RecordType {
  const own = new Map(type.fields.map((f) => [f.name, f]));
  const leading = leadingFields().map((common) => own.get(common.name) ?? common);
  const before = new Set(leading.map((f) => f.name));
  const closing = closingFields().filter((f) => !own.has(f.name));
  return { ...type, fields: [...leading, ...type.fields.filter((f) => !before.has(f.name)), ...closing] };
}
