import { t } from '@vscode/l10n';
import type { CancellationToken } from '../model/event';
import type { Span } from '../model/span';
import type { Located, Snapshot } from '../repository/snapshot';
import { detailOf, titleOf } from './about';
import { describe } from './describe';
import { fieldMarkdown } from './fieldMarkdown';
import { type HoverLinks, withoutLinks } from './hoverLinks';
import { bullets, escaped, joined, paragraphs, strong } from './markdown';
import { type Place, placeAt, targetsOf } from './place';
import { fieldAt, schemaOf, spotAt } from './schema';
import type { OpenDocument, Texts } from './texts';

/** What a hover shows, and the stretch it is about. */
export interface Hover {
  readonly span: Span;
  /** Markdown in which all texts of the repository are escaped: no link is in it but those that were asked for. */
  readonly markdown: string;
}

/**
 * What is known of the link, the name, the field or the value under the cursor.
 * @param link makes figures lead to what makes them up.
 */
export async function hoverAt(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  offset: number,
  token: CancellationToken,
  link: HoverLinks = withoutLinks,
): Promise<Hover | undefined> {
  const field = fieldHover(snapshot, document, offset);
  const place = field ? undefined : placeAt(snapshot, document, offset);
  if (place) {
    const markdown = await placeMarkdown(snapshot, texts, place, token, link);
    return token.isCancellationRequested || markdown === '' ? undefined : { span: place.span, markdown };
  }
  return field;
}

async function placeMarkdown(
  snapshot: Snapshot,
  texts: Texts,
  place: Place,
  token: CancellationToken,
  link: HoverLinks,
): Promise<string> {
  const targets = targetsOf(place);
  if (place.kind === 'reference' && place.resolution.kind === 'ambiguous') {
    return candidatesMarkdown(snapshot, targets);
  }
  const [target] = targets;
  const described = target ? await describe(snapshot, texts, target, token, link) : undefined;
  if (place.kind === 'definition' || place.resolution.kind === 'found') return described ?? '';
  return paragraphs([missingMarkdown(snapshot, place), described]);
}

function candidatesMarkdown(snapshot: Snapshot, candidates: readonly Located[]): string {
  return paragraphs([
    escaped(t('Several things have this name, so this link leads to none of them:')),
    bullets(
      candidates.map((candidate) =>
        joined([
          strong(candidate.definition.name),
          escaped(titleOf(snapshot, candidate) ?? ''),
          escaped(detailOf(snapshot, candidate)),
          escaped(candidate.path),
        ]),
      ),
    ),
  ]);
}

function missingMarkdown(snapshot: Snapshot, place: Extract<Place, { kind: 'reference' }>): string {
  if (!snapshot.complete) return escaped(t('Not found yet: the repository is still being read.'));
  const { reference, resolution } = place;
  if (resolution.kind === 'missing' && resolution.target) {
    return escaped(
      t(
        '{0} has no excerpt, heading or block «{1}».',
        resolution.target.definition.name,
        reference.fragment ?? '',
      ),
    );
  }
  return escaped(
    reference.form === 'citation'
      ? t('The bibliography has no entry «{0}».', reference.target)
      : t('Nothing in the repository is called «{0}».', reference.target),
  );
}

/** What a key of front matter or of a YAML file means, or one of its allowed values. */
function fieldHover(snapshot: Snapshot, document: OpenDocument, offset: number): Hover | undefined {
  const spot = spotAt(document.facts.root, offset);
  if (!spot) return undefined;
  const { path, span, scalar } = spot;
  const schema = schemaOf(document.facts, document.text);
  const field = fieldAt(snapshot.vocabulary, schema, path);
  if (!scalar) return field && { span, markdown: fieldMarkdown(field) };
  if (schema.kind === 'record' && path.join('.') === 'type') {
    const type = snapshot.vocabulary.types.get(scalar.text);
    return type && { span, markdown: paragraphs([strong(type.label), escaped(type.description)]) };
  }
  const choice = field?.values.find((c) => c.value === scalar.text);
  if (!choice || choice.description === '') return undefined;
  return { span, markdown: paragraphs([strong(choice.value), escaped(choice.description)]) };
}
