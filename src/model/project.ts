import { itemsOf, textAt, textOf, type Value, valueAt } from './value';

/** What red-thread.yaml says of the project behind a repository. */
export interface Project {
  readonly name: string | undefined;
  readonly partners: readonly Partner[];
  readonly funders: readonly Funder[];
  /** As written: years or dates. */
  readonly period: { readonly from: string | undefined; readonly to: string | undefined };
}

export interface Partner {
  readonly name: string;
  readonly role: string | undefined;
  /** When it joined: a year or a date as written. */
  readonly joined: string | undefined;
}

export interface Funder {
  readonly name: string;
  /** In units of the currency; undefined where none, or none that is a number, is given. */
  readonly amount: number | undefined;
  /** ISO 4217: `DKK`. */
  readonly currency: string | undefined;
}

/** Reads the project from the content of red-thread.yaml. Whatever has the wrong shape counts as absent. */
export function readProject(configuration: Value | undefined): Project {
  const project = valueAt(configuration, 'project');
  return {
    name: textAt(project, 'name'),
    partners: itemsOf(valueAt(project, 'partners')).flatMap((item) => readPartner(item) ?? []),
    funders: itemsOf(valueAt(project, 'funders')).flatMap((item) => readFunder(item) ?? []),
    period: { from: textAt(project, 'period', 'from'), to: textAt(project, 'period', 'to') },
  };
}

function readPartner(item: Value): Partner | undefined {
  const name = textOf(item) ?? textAt(item, 'name');
  if (name === undefined) return undefined;
  return { name, role: textAt(item, 'role'), joined: textAt(item, 'joined') };
}

function readFunder(item: Value): Funder | undefined {
  const name = textOf(item) ?? textAt(item, 'name');
  if (name === undefined) return undefined;
  const written = textAt(item, 'amount');
  const amount = written === undefined ? Number.NaN : Number(written);
  return {
    name,
    amount: Number.isFinite(amount) ? amount : undefined,
    currency: textAt(item, 'currency'),
  };
}
