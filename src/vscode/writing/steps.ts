import * as vscode from 'vscode';

/** What somebody did with a step. */
export type Reply<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancelled' };

/** Where a step stands among the others, as its title shows. */
export interface StepPlace {
  readonly title: string;
  /** Counts from 1. */
  readonly step: number;
  /** Undefined while it depends on an answer how many there are. */
  readonly totalSteps: number | undefined;
}

/** Asks one thing and remembers the answer. */
export type Step = (place: StepPlace) => Promise<Reply<unknown>['kind']>;

/**
 * Asks step by step; Back goes to the one before.
 * @param steps asked for anew before each step, since an answer may change what is to be asked and how it is titled.
 *   The first one decides about the others where `firstDecides`.
 * @returns false when somebody gave up.
 */
export async function runSteps(
  steps: () => { readonly title: string; readonly steps: readonly Step[]; readonly firstDecides?: boolean },
): Promise<boolean> {
  for (let i = 0; ;) {
    const { title, steps: all, firstDecides = false } = steps();
    const step = all[i];
    if (!step) return true;
    const totalSteps = i === 0 && firstDecides ? undefined : all.length;
    const reply = await step({ title, step: i + 1, totalSteps });
    if (reply === 'cancelled') return false;
    i += reply === 'back' ? -1 : 1;
  }
}

/** How a text is asked for. */
export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Why a text will not do; undefined when it will. */
  readonly problem?: (text: string) => string | undefined;
}

/** Asks for a line of text. */
export function askText(place: StepPlace, question: TextQuestion): Promise<Reply<string>> {
  const box = vscode.window.createInputBox();
  const { prompt, placeholder = '', value = '', problem = () => undefined } = question;
  box.prompt = prompt;
  box.placeholder = placeholder;
  box.value = value;
  const check = (): boolean => {
    box.validationMessage = problem(box.value.trim()) ?? '';
    return box.validationMessage === '';
  };
  box.onDidChangeValue(check);
  return asked(box, place, (answer) => {
    box.onDidAccept(() => {
      if (check()) answer(box.value.trim());
    });
  });
}

/** How things are offered for choice. */
export interface PickQuestion<T extends vscode.QuickPickItem> {
  readonly placeholder: string;
  readonly items: readonly T[];
  /** Several may be chosen, or none. */
  readonly many?: boolean;
  /** Those that are chosen to begin with. Where none is and one is to be, it is the first. */
  readonly chosen?: readonly T[];
  /** The item that what is typed chooses without Enter. */
  readonly atOnce?: (typed: string) => T | undefined;
}

/** Lets somebody choose; of one choice the list holds one item. */
export function askPick<T extends vscode.QuickPickItem>(
  place: StepPlace,
  { placeholder, items, many = false, chosen = [], atOnce = () => undefined }: PickQuestion<T>,
): Promise<Reply<readonly T[]>> {
  const pick = vscode.window.createQuickPick<T>();
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.canSelectMany = many;
  pick.items = items;
  if (many) pick.selectedItems = chosen;
  // Left alone, the first is active, so that Enter goes on.
  else if (chosen.length > 0) pick.activeItems = chosen;
  return asked(pick, place, (answer) => {
    pick.onDidChangeValue((typed) => {
      const item = atOnce(typed);
      if (item) answer([item]);
    });
    pick.onDidAccept(() => {
      // Who types a name and presses Enter means the line that is marked, ticked or not.
      const isMarked = many && pick.value !== '' && pick.selectedItems.length === 0;
      const picked = isMarked ? pick.activeItems : pick.selectedItems;
      if (many || picked.length > 0) answer(picked);
    });
  });
}

function asked<T>(
  input: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] } & {
    readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  },
  { title, step, totalSteps }: StepPlace,
  listen: (answer: (value: T) => void) => void,
): Promise<Reply<T>> {
  input.title = title;
  if (totalSteps !== undefined) {
    input.step = step;
    input.totalSteps = totalSteps;
  }
  // Who looks something up in between finds the question still there.
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const reply = (answer: Reply<T>): void => {
      resolve(answer);
      input.dispose();
    };
    input.onDidTriggerButton(() => reply({ kind: 'back' }));
    input.onDidHide(() => reply({ kind: 'cancelled' }));
    listen((value) => reply({ kind: 'answered', value }));
    input.show();
  });
}
