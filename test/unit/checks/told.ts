import { problemsOf } from '../../../src/checks/problems';
import type { Problem } from '../../../src/model/problem';
import type { RuleId } from '../../../src/model/rules';
import { corpus } from '../../support/corpus';

/** A problem as a test compares it: where it is, what it stands on, what it says, what it offers. */
export interface Told {
  readonly path: string;
  readonly rule: RuleId;
  /** The words it stands on. */
  readonly at: string;
  readonly message: string;
  /** The texts of the fixes that replace something, `+ID type` for those that make a record. */
  readonly fixes: readonly string[];
  /** The files it points to. */
  readonly related: readonly string[];
}

/** All problems of a repository with these files, file by file. */
export async function told(texts: Readonly<Record<string, string>>): Promise<readonly Told[]> {
  const ws = await corpus(texts);
  const result: Told[] = [];
  for (const path of ws.files.paths()) {
    const facts = ws.snapshot.file(path);
    const text = (await ws.read(path)) ?? '';
    for (const problem of facts ? problemsOf(ws.snapshot, facts) : [])
      result.push(asTold(path, text, problem));
  }
  return result;
}

/** The problems as `path: rule «words»`, which says most in the least space. */
export async function places(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await told(texts)).map((p) => `${p.path}: ${p.rule} «${p.at}»`);
}

function asTold(path: string, text: string, { rule, span, message, fixes, related }: Problem): Told {
  return {
    path,
    rule,
    at: text.slice(span.start, span.end),
    message,
    fixes: (fixes ?? []).map((fix) => {
      switch (fix.kind) {
        case 'replace':
          return fix.text;
        case 'translation-act':
          return `!${fix.act} ${fix.excerpt} ${fix.language}`;
        case 'begin':
          return fix.what === 'record' ? `+${fix.type} ${Object.values(fix.says).join(' ')}` : `>${fix.what}`;
        case 'claim-act':
          return `!${fix.act}`;
        case 'place-excerpt':
          return `@${fix.id} ${fix.record} ${fix.place.span.start}`;
        case 'delete-excerpt':
          return `-${fix.id}`;
        case 'create-record':
          return `+${fix.id} ${fix.type ?? ''}`;
      }
    }),
    related: (related ?? []).map((place) => place.path),
  };
}
