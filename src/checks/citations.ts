import { t } from '@vscode/l10n';
import type { FileFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import type { Steps } from '../model/steps';
import { itemsOf, textOf, valueAt } from '../model/value';
import { remembered } from '../repository/remembered';
import type { Snapshot } from '../repository/snapshot';
import { each } from './each';
import { nearestWords } from './nearest';
import { replacements } from './replacements';
import { relatedPlaces } from './related';

/** Citations without a work, works without a citation, keys given twice, bibliographies that are not there. */
export function* citationProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  switch (facts.kind) {
    case 'bibliography':
      return yield* entryProblems(snapshot, facts);
    case 'configuration':
      return snapshot.complete ? missingFiles(snapshot, facts) : [];
    default:
      return snapshot.complete ? yield* unknownKeys(snapshot, facts) : [];
  }
}

function* unknownKeys(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  const unknown = facts.references.filter(
    (r) => r.form === 'citation' && snapshot.cited(r.target).length === 0,
  );
  if (unknown.length === 0) return [];
  const keys = allKeys(snapshot);
  return yield* each(unknown, ({ target, targetSpan }) => {
    const near = nearestWords(target, keys);
    const said = t('The bibliography has no entry with the key {0}.', target);
    const message = near[0] ? `${said} ${t('Did you mean {0}?', near[0])}` : said;
    return [{ rule: 'citation-unknown', span: targetSpan, message, fixes: replacements(targetSpan, near) }];
  });
}

/** The keys of a state of the repository are listed once: every file with an unknown key asks for them. */
const allKeys = remembered((snapshot) =>
  Array.from(snapshot.definitions('citation'), (l) => l.definition.name),
);

function entryProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  return each(facts.definitions, (definition) => {
    const { name, span } = definition;
    const others = snapshot.cited(name).filter((l) => l.path !== facts.path || l.definition !== definition);
    if (others.length > 0) {
      const related = relatedPlaces(others, t('The same key stands here.'));
      const message = t('The key {0} is given more than once, so it is not clear which work is cited.', name);
      return [{ rule: 'citation-duplicate', span, message, related }];
    }
    if (!snapshot.complete || snapshot.linksTo({ path: facts.path, definition }).length > 0) return [];
    return [{ rule: 'citation-unused', span, message: t('Nothing in the repository cites {0}.', name) }];
  });
}

function missingFiles(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  return itemsOf(valueAt(facts.root, 'bibliography')).flatMap((item): readonly Problem[] => {
    const path = textOf(item);
    if (path === undefined || snapshot.file(path.replace(/^\.\//, ''))) return [];
    const present = Array.from(snapshot.files()).filter((f) => f.kind === 'bibliography');
    const near = nearestWords(
      path,
      present.map((f) => f.path),
    );
    const message = t('This bibliography file is not in the repository.');
    return [{ rule: 'bibliography-missing', span: item.span, message, fixes: replacements(item.span, near) }];
  });
}
