import * as vscode from 'vscode';
import { type Field, fieldNamed, type RecordType } from '../../model/vocabulary';
import { templateOf } from '../../writing/duplicate';
import { nextFreeId } from '../../writing/freeId';
import {
  answerProblem,
  type Choice,
  choicesFor,
  idProblem,
  planNewRecord,
  questionsFor,
} from '../../writing/newRecord';
import { templateFor, withPlaceholders } from '../../writing/templates';
import { chosenRepository } from '../chosenRepository';
import { repositoryDocument, textsOf } from '../language/documents';
import { localDate } from '../localDate';
import type { OpenRepository, Repositories } from '../openRepository';
import { authorSetting } from '../settings';
import { iconOf } from '../trees/recordsTree';
import type { TreeNode } from '../trees/node';
import { createRecord } from '../writing/createRecord';
import { askPick, askText, runSteps, type Step } from '../writing/steps';
import type { CommandHandlers } from './register';

/** Commands that make records. */
export function newRecordCommands(repositories: Repositories): CommandHandlers {
  return {
    'redThread.newRecord': (node?: TreeNode, says?: Readonly<Record<string, string>>) =>
      newRecord(repositories, node, says),
    'redThread.duplicateAsTemplate': () => duplicateAsTemplate(repositories),
  };
}

/**
 * Asks for a record's type and what it needs, and makes it. On the line of a type in a tree that one is meant.
 * @param says what it says already, by field.
 */
async function newRecord(
  repositories: Repositories,
  node: TreeNode | undefined,
  says: Readonly<Record<string, string>> = {},
): Promise<void> {
  const open = node?.ofType?.repository ?? (await chosenRepository(repositories));
  if (!open) return;
  const making = new Making(open);
  const { types } = open.repository.snapshot.vocabulary;
  const given = types.get(node?.ofType?.type ?? '');
  if (given) making.begin(given, says);
  const done = await runSteps(() => ({
    title: making.title,
    steps: [...(given ? [] : [making.askType]), making.askId, ...making.questions.map(making.stepFor)],
    firstDecides: !given,
  }));
  if (!done || !making.type) return;
  const template = await templateFor(open.repository.snapshot, textsOf(open), making.type);
  await making.create(withPlaceholders(template, Object.keys(says)));
}

/** Makes a record that has the keys and headings of the open one, and nothing of what stands in it. */
async function duplicateAsTemplate(repositories: Repositories): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && (await repositoryDocument(repositories, editor.document));
  const record = here?.snapshot.recordAt(here.document.path);
  const type = here?.snapshot.vocabulary.types.get(record?.type ?? '');
  if (!here || !record || !type) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a record first: its fields and headings are what the new one begins with.'),
    );
    return;
  }
  const making = new Making(here.open);
  making.begin(type);
  const title = fieldNamed(type.fields, 'title');
  const done = await runSteps(() => ({
    title: vscode.l10n.t('Duplicate {0} as Template', record.id),
    steps: [making.askId, ...(title ? [making.stepFor(title)] : [])],
  }));
  if (done) await making.create(templateOf(here.snapshot, record, type));
}

interface TypeItem extends vscode.QuickPickItem {
  readonly type: RecordType;
}

interface ChoiceItem extends vscode.QuickPickItem {
  /** Undefined for leaving the question open. */
  readonly choice: Choice | undefined;
}

/** A record in the making: what is known of it, and the steps that ask for more. */
class Making {
  type: RecordType | undefined;
  questions: readonly Field[] = [];
  private readonly answers = new Map<string, string | readonly string[]>();
  private readonly today = localDate(new Date());

  constructor(private readonly open: OpenRepository) {}

  get title(): string {
    if (!this.type) return vscode.l10n.t('New Record');
    const { label } = this.type;
    const id = this.answers.get('id');
    return vscode.l10n.t('New Record: {0}', typeof id === 'string' ? `${label} ${id}` : label);
  }

  /** Takes a type. Answers that do not depend on it are kept. @param says what is known already, by field. */
  begin(type: RecordType, says: Readonly<Record<string, string>> = {}): void {
    if (this.type === type) return;
    this.type = type;
    this.questions = questionsFor(type).filter(({ name }) => !Object.hasOwn(says, name));
    this.answers.delete('id');
    for (const [name, value] of Object.entries(says)) this.answers.set(name, value);
  }

  readonly askType: Step = async (place) => {
    const items = [...this.snapshot.vocabulary.types.values()].map((type): TypeItem => ({
      type,
      label: type.label,
      description: type.prefix,
      detail: type.description,
      iconPath: new vscode.ThemeIcon(type.icon),
    }));
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('What kind of record is it?'),
      items,
      chosen: items.filter((item) => item.type === this.type),
    });
    const picked = reply.kind === 'answered' ? reply.value[0] : undefined;
    if (picked) this.begin(picked.type);
    return reply.kind;
  };

  readonly askId: Step = async (place) => {
    const { type } = this;
    if (!type) return 'back';
    const given = this.answers.get('id');
    const reply = await askText(place, {
      prompt: this.snapshot.complete
        ? vscode.l10n.t('The id that links point to. This is the next free one.')
        : vscode.l10n.t('The repository is still being read: see that no other record has this id.'),
      value: typeof given === 'string' ? given : nextFreeId(this.snapshot, type, this.today),
      problem: (text) => idProblem(this.snapshot, text),
    });
    if (reply.kind === 'answered') this.answers.set('id', reply.value);
    return reply.kind;
  };

  readonly stepFor = (field: Field): Step =>
    field.kind === 'link' || field.values.length > 0 || field.kind === 'boolean'
      ? (place) => this.askChoice(field, place)
      : (place) => this.askAnswer(field, place);

  async create(template: string): Promise<void> {
    if (!this.type) return;
    const circumstances = { today: this.today, author: authorSetting() };
    await createRecord(
      this.open,
      planNewRecord(this.snapshot, this.type, template, this.answers, circumstances),
    );
  }

  private get snapshot() {
    return this.open.repository.snapshot;
  }

  private async askAnswer(field: Field, place: Parameters<Step>[0]): ReturnType<Step> {
    const given = this.answers.get(field.name);
    const reply = await askText(place, {
      prompt: meaningOf(field),
      placeholder: vscode.l10n.t('Enter goes on; what is left empty can be filled in later'),
      value: typeof given === 'string' ? given : this.proposalFor(field),
      problem: (text) => answerProblem(field, text),
    });
    if (reply.kind === 'answered') this.answers.set(field.name, reply.value);
    return reply.kind;
  }

  private proposalFor(field: Field): string {
    if (field.kind === 'date') return this.today;
    return field.name === 'year' ? this.today.slice(0, 4) : '';
  }

  private async askChoice(field: Field, place: Parameters<Step>[0]): ReturnType<Step> {
    const choices = choicesFor(this.snapshot, field, this.answers);
    const items = choices.map((choice): ChoiceItem => this.choiceItem(field, choice));
    const later: ChoiceItem = {
      choice: undefined,
      label: vscode.l10n.t('Fill In Later'),
      iconPath: new vscode.ThemeIcon('arrow-right'),
    };
    const given = this.answers.get(field.name) ?? [];
    const reply = await askPick(place, {
      placeholder: field.list
        ? vscode.l10n.t('{0} Choose any number, and press Enter.', meaningOf(field))
        : meaningOf(field),
      // First and so active: Enter goes on, and writes nothing that nobody has chosen.
      items: field.list ? items : [later, ...items],
      many: field.list,
      chosen: items.filter(({ choice }) => choice !== undefined && given.includes(choice.value)),
    });
    if (reply.kind === 'answered') {
      this.answers.set(
        field.name,
        reply.value.flatMap(({ choice }) => choice?.value ?? []),
      );
    }
    return reply.kind;
  }

  private choiceItem(field: Field, choice: Choice): ChoiceItem {
    const [target] = field.to;
    const icon = target === 'person' ? 'person' : iconOf(this.snapshot, target);
    return {
      choice,
      label: choice.value,
      description: choice.description,
      ...(field.kind === 'link' ? { iconPath: new vscode.ThemeIcon(icon) } : {}),
    };
  }
}

function meaningOf({ name, description }: Field): string {
  return description === '' ? `${name}:` : description;
}
