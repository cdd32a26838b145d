import { t } from '@vscode/l10n';
import type { Reference } from '../model/facts';
import type { Problem } from '../model/problem';
import type { Field, Vocabulary } from '../model/vocabulary';
import type { Located, Resolution, Snapshot } from '../repository/snapshot';

type Found = Extract<Resolution, { kind: 'found' }>;

/** Whether a field may lead to this thing, or to something within it. Without a field anything may be meant. */
export function fits(snapshot: Snapshot, field: Field | undefined, { path, definition }: Located): boolean {
  if (!field || field.to.length === 0) return true;
  if (definition.kind !== 'record') return field.to.includes(definition.kind);
  return field.to.some((to) => to === 'record' || to === 'excerpt' || to === snapshot.recordAt(path)?.type);
}

/** Whether a link leads to the kind of thing that its field is for. */
export function leadsRight(
  snapshot: Snapshot,
  field: Field | undefined,
  { target, fragment }: Found,
): boolean {
  if (!fits(snapshot, field, target)) return false;
  return !wantsExcerpt(snapshot, field, target) || fragment?.definition.kind === 'excerpt';
}

/** The problem of a link that leads to another kind of thing than its field is for. */
export function targetProblem(
  snapshot: Snapshot,
  field: Field | undefined,
  reference: Reference,
  { target }: Found,
): Problem {
  const name = field?.name ?? '';
  const wanted = (field?.to ?? []).map((to) => labelOf(snapshot.vocabulary, to)).join(', ');
  const message =
    wantsExcerpt(snapshot, field, target) && fits(snapshot, field, target)
      ? t('“{0}” should lead to an excerpt, as in {1}#x01.', name, target.definition.name)
      : t(
          '“{0}” should lead to: {1}. {2} is: {3}.',
          name,
          wanted,
          target.definition.name,
          kindOf(snapshot, target),
        );
  return { rule: 'field-target', span: reference.span, message };
}

/** The field is for excerpts, and the record itself will not do. */
function wantsExcerpt(snapshot: Snapshot, field: Field | undefined, target: Located): boolean {
  const type = snapshot.recordAt(target.path)?.type;
  return field?.to.includes('excerpt') === true && !field.to.some((to) => to === 'record' || to === type);
}

function kindOf(snapshot: Snapshot, { path, definition }: Located): string {
  const type = definition.kind === 'record' ? (snapshot.recordAt(path)?.type ?? 'note') : definition.kind;
  return labelOf(snapshot.vocabulary, type);
}

function labelOf(vocabulary: Vocabulary, kind: string): string {
  switch (kind) {
    case 'person':
      return t('Person');
    case 'code':
      return t('Code');
    case 'excerpt':
      return t('Excerpt');
    case 'record':
      return t('Record');
    case 'note':
      return t('Plain note');
    default:
      return vocabulary.types.get(kind)?.label ?? kind;
  }
}
