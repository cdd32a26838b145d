import { t } from '@vscode/l10n';
import type { Definition, FileFacts } from '../model/facts';
import { idFromPath } from '../model/ids';
import type { Problem } from '../model/problem';
import { type Mapping, textAt } from '../model/value';
import { idOf } from './entries';
import { splitFrontMatter } from './frontMatter';
import { scanBody } from './scan';
import { readYaml } from './readYaml';
import { sweepingSentencesIn } from './sweeping';
import { typedFiguresIn } from './typedFigures';
import type { ParsedYaml } from './yaml';
import { innerSpan, yamlReferences } from './yamlReferences';

/** Types whose texts are the team's own: a line that begins with an id and a colon is no turn there. */
const WITHOUT_TURNS: ReadonlySet<string> = new Set(['draft', 'claim', 'memo']);

/** Whether people speak in records of a type, so that transcripts are read in them. */
export function hasTurns(type: string | undefined): boolean {
  return type !== undefined && !WITHOUT_TURNS.has(type);
}

/** Reads a record: front matter and body. */
export function parseRecord(path: string, text: string): FileFacts {
  const { yaml, bodyStart, unclosed } = splitFrontMatter(text);
  const { root, problems: yamlProblems }: ParsedYaml = yaml
    ? readYaml(text, yaml.start, yaml.end, path)
    : { problems: [] };
  const problems: Problem[] = [...yamlProblems];
  if (unclosed && yaml) {
    const start = text.indexOf('---');
    problems.unshift({
      rule: 'yaml-syntax',
      span: { start, end: start + 3 },
      message: t('The front matter is not closed: a line with --- is missing behind it.'),
    });
  }
  const type = textAt(root, 'type');
  const body = scanBody(text, bodyStart, hasTurns(type));
  const links = yamlReferences(text, root);
  const record = recordDefinition(path, text, root?.kind === 'mapping' ? root : undefined, problems);
  const headings = body.headings.map((heading): Definition => ({
    kind: 'heading',
    name: heading.name,
    span: heading.nameSpan,
    extent: heading.section,
    level: heading.level,
  }));
  return {
    path,
    kind: 'record',
    definitions: [record, ...headings, ...body.blockIds],
    references: [...links.references, ...body.references],
    problems: [...problems, ...links.problems],
    ...(root ? { root } : {}),
    bodyStart,
    figures: body.figures,
    ...(type === 'draft'
      ? {
          typedFigures: typedFiguresIn(text, bodyStart),
          sweeping: sweepingSentencesIn(text, bodyStart),
        }
      : {}),
  };
}

function recordDefinition(
  path: string,
  text: string,
  fields: Mapping | undefined,
  problems: Problem[],
): Definition {
  const id = idOf(fields, problems);
  return {
    kind: 'record',
    name: id?.text ?? idFromPath(path),
    span: id ? innerSpan(text, id) : { start: 0, end: 0 },
    extent: { start: 0, end: text.length },
  };
}
