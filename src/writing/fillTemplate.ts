import type { Span } from '../model/span';
import { splitFrontMatter } from '../syntax/frontMatter';
import { yamlScalar } from './yamlScalar';

/** A place in a text that is still to be filled in. What stands there is a proposal, to be typed over. */
export interface Stop {
  readonly span: Span;
  /** Places of one group hold the same: what is typed in one belongs in all. */
  readonly group: number;
}

/** A text with its places to fill, in order of place. */
export interface FilledText {
  readonly text: string;
  readonly stops: readonly Stop[];
}

/** What is put in the place of placeholders, by name. An empty answer leaves a place to fill. */
export type Answers = ReadonlyMap<string, string | readonly string[]>;

/**
 * `{{name}}` is one word, `{{?words}}` begins with a question mark; a live figure, `{{count observation}}`, is two
 * words at the least and begins with a letter. So none can be taken for another.
 */
const PLACEHOLDER = /\{\{(?:\?(?<words>(?:(?!\}\}).)*)|(?<name>[\p{L}_][\p{L}\d_-]*))\}\}/gu;

/**
 * Puts answers in the place of a template's placeholders. In front matter they are quoted where YAML needs it;
 * lists are joined by commas.
 * @param known names of placeholders that become places to fill where they have no answer; others are left as they are.
 */
export function fillTemplate(template: string, answers: Answers, known: ReadonlySet<string>): FilledText {
  const filling = new Filling(answers, known);
  const { yaml } = splitFrontMatter(template);
  if (!yaml) return filling.add(template, asWritten).done;
  filling.add(template.slice(0, yaml.start), asWritten);
  for (const line of template.slice(yaml.start, yaml.end).split(/(?<=\n)/)) filling.addYaml(line);
  return filling.add(template.slice(yaml.end), asWritten).done;
}

type Write = (answer: readonly string[]) => string;

const asWritten: Write = (answer) => answer.join(', ');

class Filling {
  private text = '';
  private readonly stops: Stop[] = [];
  private readonly groups = new Map<string, number>();
  private lastGroup = 0;

  constructor(
    private readonly answers: Answers,
    private readonly known: ReadonlySet<string>,
  ) {}

  get done(): FilledText {
    return { text: this.text, stops: this.stops };
  }

  add(part: string, write: Write): this {
    let from = 0;
    for (const match of part.matchAll(PLACEHOLDER)) {
      this.text += part.slice(from, match.index);
      from = match.index + match[0].length;
      const { words, name = '' } = match.groups ?? {};
      const answer = this.answerTo(name);
      if (words !== undefined) this.addStop(words, undefined);
      else if (answer) this.text += write(answer);
      else if (this.known.has(name)) this.addStop('', name);
      else this.text += match[0];
    }
    this.text += part.slice(from);
    return this;
  }

  /** A line of front matter: `key: value`, `- value` or anything else. */
  addYaml(line: string): void {
    const [, head = '', value = '', rest = ''] =
      /^(\s*(?:- +)?(?:[^\s:#"'][^:#]*: +)?)(.*?)(\s+#.*|\s*)$/s.exec(line) ?? [];
    this.add(head, asWritten);
    this.addYamlValue(value);
    this.text += rest;
  }

  private addYamlValue(value: string): void {
    const first = value[0];
    if (first === '"') this.add(value, (answer) => JSON.stringify(asWritten(answer)).slice(1, -1));
    else if (first === "'") this.add(value, (answer) => asWritten(answer).replaceAll("'", "''"));
    else if (first === '[' || first === '{')
      this.add(value, (answer) => answer.map((item) => yamlScalar(item, true)).join(', '));
    else if (first !== '#' && this.isAnswered(value)) {
      const filled = new Filling(this.answers, this.known).add(value, asWritten).done.text;
      this.text += yamlScalar(filled);
    } else this.add(value, asWritten);
  }

  /** Whether there are placeholders in it, and none of them leaves a place to fill. */
  private isAnswered(value: string): boolean {
    const names = [...value.matchAll(PLACEHOLDER)].map((match) => match.groups?.['name'] ?? '');
    return names.length > 0 && names.every((name) => this.answerTo(name));
  }

  private answerTo(name: string): readonly string[] | undefined {
    const answer = this.answers.get(name);
    const items = (typeof answer === 'string' ? [answer] : (answer ?? [])).filter((item) => item !== '');
    return items.length > 0 ? items : undefined;
  }

  private addStop(words: string, name: string | undefined): void {
    const group = (name === undefined ? undefined : this.groups.get(name)) ?? ++this.lastGroup;
    if (name !== undefined) this.groups.set(name, group);
    this.stops.push({ span: { start: this.text.length, end: this.text.length + words.length }, group });
    this.text += words;
  }
}
