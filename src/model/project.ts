import { itemsOf, textAt, type Value, valueAt } from './value';
import { localized } from './vocabulary/localized';

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

/**
 * Reads the project from the content of red-thread.yaml. Whatever has the wrong shape counts as absent.
 * @param language of names that are given once per language.
 */
export function readProject(configuration: Value | undefined, language: string): Project {
  const project = valueAt(configuration, 'project');
  return {
    name: localized(valueAt(project, 'name'), language),
    partners: itemsOf(valueAt(project, 'partners')).flatMap((item) => readPartner(item, language) ?? []),
    funders: itemsOf(valueAt(project, 'funders')).flatMap((item) => readFunder(item, language) ?? []),
    period: { from: textAt(project, 'period', 'from'), to: textAt(project, 'period', 'to') },
  };
}

/** The name of somebody who is given by that alone, or by more. */
function nameOf(item: Value, language: string): string | undefined {
  return localized(valueAt(item, 'name') ?? (item.kind === 'mapping' ? undefined : item), language);
}

function readPartner(item: Value, language: string): Partner | undefined {
  const name = nameOf(item, language);
  if (name === undefined) return undefined;
  return { name, role: textAt(item, 'role'), joined: textAt(item, 'joined') };
}

function readFunder(item: Value, language: string): Funder | undefined {
  const name = nameOf(item, language);
  if (name === undefined) return undefined;
  const written = textAt(item, 'amount');
  const amount = written === undefined ? Number.NaN : Number(written);
  return {
    name,
    amount: Number.isFinite(amount) ? amount : undefined,
    currency: textAt(item, 'currency'),
  };
}
