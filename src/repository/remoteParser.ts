import type { AnchoredExcerpt } from '../model/anchoring';
import type { Disposable } from '../model/event';
import type { FileFacts, FileKind } from '../model/facts';
import type { Pause } from '../model/steps';
import type { Work } from '../model/work';
import { anchorPassages, type ToAnchor } from '../syntax/anchorExcerpts';
import { readWorks } from '../syntax/bibliography';
import { parseFile } from '../syntax/parseFile';
import { FactsInParts, type FactsPart, partsOf } from './factParts';
import { nextTurn } from './pace';
import { InlineParser, LARGE, type Parser } from './parser';

/** What is asked of the other side. `more` asks for the next part of an answer, `stop` wants no more of it. */
export type ParserRequest = { readonly id: number } & (
  Question | { readonly ask: 'more' } | { readonly ask: 'stop' }
);

type Question =
  | {
      readonly ask: 'facts';
      readonly path: string;
      readonly kind: FileKind;
      readonly text: string;
      /** The request of which this side has the facts still, and of which the other side may. */
      readonly before: number | undefined;
    }
  | { readonly ask: 'works'; readonly path: string; readonly text: string }
  | ({ readonly ask: 'anchored' } & ToAnchor);

/** A part of what was asked for. */
type Part = FactsPart & {
  readonly works?: readonly Work[];
  readonly anchored?: readonly AnchoredExcerpt[];
};

/** One part of an answer; without a part, its end. */
export interface ParserAnswer {
  readonly id: number;
  readonly part?: Part;
  /** What kind of error the other side met: with it no answer can be trusted to come. */
  readonly failed?: string;
}

/** The texts that users see in their language, for `@vscode/l10n`; undefined for English. */
export type Translations =
  Readonly<Record<string, string | { message: string; comment: string[] }>> | undefined;

/** A way to the other side. */
export interface ParserChannel extends Disposable {
  post(request: ParserRequest): void;
}

/**
 * Opens a way to the other side.
 * @param take gets each answer.
 * @param fail is called once when the other side is lost, with what may be logged: never a text or a part of one.
 */
export type OpenChannel = (
  take: (answer: ParserAnswer) => void,
  fail: (reason: string) => void,
) => ParserChannel;

/** How many works are read before the other side looks for other requests: some 30 ms. */
const WORKS_AT_ONCE = 20;
/** So long passages are looked for, in milliseconds, before it does. Then there are hardly more than hundreds of them. */
const ANCHORING = 30;

/** Answers requests, on the other side. A part is sent when it is asked for, so that answers never pile up. */
export function answering(post: (answer: ParserAnswer) => void): (request: ParserRequest) => Promise<void> {
  const answers = new Answers();
  const open = new Map<number, AsyncIterator<Part>>();
  return async (request) => {
    const { id } = request;
    try {
      if (request.ask === 'stop') open.delete(id);
      else if (request.ask !== 'more') open.set(id, answers.to(request, id));
      const next = await open.get(id)?.next();
      if (next && !next.done) {
        post({ id, part: next.value });
        return;
      }
      open.delete(id);
      post({ id });
    } catch (error) {
      // Its message may repeat what was being read.
      post({ id, failed: error instanceof Error ? error.name : 'error' });
    }
  };
}

/** Facts of which both sides can be sure that the other had them: those of the last file that was asked for. */
interface Known {
  /** The request that they answered. */
  readonly id: number;
  readonly facts: FileFacts;
}

/** Answers questions, on the other side. */
class Answers {
  private known: Known | undefined;

  async *to(question: Question, id: number): AsyncGenerator<Part, void, undefined> {
    if (question.ask === 'facts') {
      const before = this.known?.id === question.before ? this.known?.facts : undefined;
      const facts = parseFile(question.path, question.kind, question.text);
      this.known = { id, facts };
      yield* partsOf(facts, before);
    } else if (question.ask === 'works') yield* worksIn(question.path, question.text);
    else yield* anchoredIn(question);
  }
}

async function* worksIn(path: string, text: string): AsyncGenerator<Part, void, undefined> {
  let works: Work[] = [];
  for await (const work of readWorks(path, text)) {
    works.push(work);
    if (works.length < WORKS_AT_ONCE) continue;
    yield { works };
    works = [];
  }
  yield { works };
}

function* anchoredIn(passages: ToAnchor): Generator<Part, void, undefined> {
  let anchored: AnchoredExcerpt[] = [];
  let began = performance.now();
  for (const one of anchorPassages(passages)) {
    if (one) anchored.push(one);
    if (performance.now() - began < ANCHORING) continue;
    yield { anchored };
    anchored = [];
    began = performance.now();
  }
  yield { anchored };
}

/** Told to those who wait for an answer that will not come. */
const LOST = new Error('The other side is lost.');

interface Waiting {
  readonly take: (part: Part | undefined) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Leaves the reading to the other side of a channel, which is opened when it is first needed. Where it cannot be
 * opened, or is lost, all is read here.
 */
export class RemoteParser implements Parser {
  private readonly inline = new InlineParser();
  private readonly waiting = new Map<number, Waiting>();
  private channel: ParserChannel | undefined;
  private isLost = false;
  private lastId = 0;
  private known: Known | undefined;

  /** @param report is told once that the other side is lost. */
  constructor(
    private readonly open: OpenChannel,
    private readonly report: (error: Error) => void,
  ) {}

  /** Whether the other side has been needed, and is there. */
  get isOpen(): boolean {
    return this.channel !== undefined;
  }

  takes(kind: FileKind, text: string): boolean {
    return this.isLost ? this.inline.takes(kind, text) : text.length > LARGE;
  }

  async facts(path: string, kind: FileKind, text: string): Promise<FileFacts> {
    const before = this.known?.facts.path === path ? this.known : undefined;
    const parts = new FactsInParts(before?.facts);
    const id = ++this.lastId;
    try {
      for await (const part of this.parts({ ask: 'facts', path, kind, text, before: before?.id }, id))
        parts.add(part);
    } catch (error) {
      if (error !== LOST) throw error;
      return this.inline.facts(path, kind, text);
    }
    const facts = parts.whole();
    this.known = { id, facts };
    return facts;
  }

  async *works(path: string, text: string): AsyncGenerator<readonly Work[], void, undefined> {
    try {
      for await (const { works } of this.parts({ ask: 'works', path, text })) if (works) yield works;
    } catch (error) {
      if (error !== LOST) throw error;
      // From the first one again: they are told by their keys.
      yield* this.inline.works(path, text);
    }
  }

  async *anchored(
    passages: ToAnchor,
    pause: Pause,
  ): AsyncGenerator<readonly AnchoredExcerpt[], void, undefined> {
    let found = 0;
    if (passages.text.length > LARGE && !this.isLost) {
      try {
        for await (const { anchored } of this.parts({ ask: 'anchored', ...passages })) {
          if (!anchored) continue;
          found += anchored.length;
          yield anchored;
        }
        return;
      } catch (error) {
        if (error !== LOST) throw error;
      }
    }
    yield* this.inline.anchored({ ...passages, selectors: passages.selectors.slice(found) }, pause);
  }

  dispose(): void {
    this.lose();
  }

  private async *parts(question: Question, id = ++this.lastId): AsyncGenerator<Part, void, undefined> {
    let isOver = false;
    // To read a text from disk takes a few milliseconds, and so does it to hand it over.
    await nextTurn();
    try {
      for (let part = await this.ask({ ...question, id }); part; part = await this.ask({ id, ask: 'more' }))
        yield part;
      isOver = true;
    } finally {
      if (!isOver) this.channel?.post({ id, ask: 'stop' });
    }
  }

  private ask(request: ParserRequest): Promise<Part | undefined> {
    return new Promise((take, fail) => {
      if (this.isLost) {
        fail(LOST);
        return;
      }
      this.waiting.set(request.id, { take, fail });
      try {
        this.channel ??= this.open(
          (answer) => this.take(answer),
          (reason) => this.fail(reason),
        );
        this.channel.post(request);
      } catch (error) {
        this.fail(error instanceof Error ? error.name : 'error');
      }
    });
  }

  private take({ id, part, failed }: ParserAnswer): void {
    if (failed !== undefined) {
      this.fail(failed);
      return;
    }
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.take(part);
  }

  private fail(reason: string): void {
    if (this.isLost) return;
    this.lose();
    this.report(
      new Error(`The thread that reads large files is lost (${reason}); they are read without it.`),
    );
  }

  private lose(): void {
    this.isLost = true;
    this.channel?.dispose();
    this.channel = undefined;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { fail } of waiting) fail(LOST);
  }
}
