import { t } from '@vscode/l10n';
import type { Reference } from '../model/facts';
import type { Problem } from '../model/problem';
import { covers, type Span } from '../model/span';
import { type Mapping, type Scalar, textAt, type Value, valueAt } from '../model/value';
import type { Field } from '../model/vocabulary';
import { isoDateFor, precisionOf } from './dates';
import { flattened, isEmpty } from './entries';
import { nearestWords } from './nearest';
import { replacements } from './replacements';

/** Choices of this many are offered all, where none of them is near. */
const FEW = 8;

/**
 * What is wrong with a single value of a field, if anything is. Where links lead is looked at elsewhere.
 * @param flow the links of the file in brackets without quotes.
 */
export function valueProblems(field: Field, value: Value, flow: readonly Reference[]): readonly Problem[] {
  if (field.kind === 'any' || isEmpty(value)) return [];
  if (field.kind === 'map') return value.kind === 'mapping' ? [] : [wrong(value.span, needsFields(field))];
  if (value.kind === 'scalar') return scalarProblems(field, value);
  const isToldAlready = (value.kind === 'list' && !field.list) || isFlowLink(value, flow);
  return isToldAlready ? [] : [wrong(value.span, needsText(field))];
}

/** A link in brackets without quotes, where text belongs: it has its own problem. */
function isFlowLink(value: Value, flow: readonly Reference[]): boolean {
  return flow.some((r) => covers(value.span, r.span));
}

/** A list where a single value belongs. */
export function countProblems(field: Field, value: Value, flow: readonly Reference[]): readonly Problem[] {
  if (field.list || field.kind === 'any' || value.kind !== 'list') return [];
  const isSingle = field.kind === 'link' ? flattened(value).length <= 1 : isFlowLink(value, flow);
  return isSingle ? [] : [wrong(value.span, t('“{0}” takes a single value, not a list.', field.name))];
}

/** A `date_precision` that promises more than the date says. */
export function precisionProblems(mapping: Mapping): readonly Problem[] {
  const order = ['year', 'month', 'day'];
  const given = precisionOf(textAt(mapping, 'date') ?? '');
  const promised = valueAt(mapping, 'date_precision');
  if (!given || !promised || order.indexOf(textAt(mapping, 'date_precision') ?? '') <= order.indexOf(given))
    return [];
  const message = t('The date is not that exact. Complete it, or change the precision to “{0}”.', given);
  return [{ rule: 'field-value', span: promised.span, message, fixes: replacements(promised.span, [given]) }];
}

function scalarProblems(field: Field, value: Scalar): readonly Problem[] {
  switch (field.kind) {
    case 'date':
      return dateProblems(field, value);
    case 'integer':
      if (/^[+-]?\d+$/.test(value.text)) return [];
      return [wrong(value.span, t('“{0}” takes a whole number.', field.name))];
    case 'number':
      if (value.text.trim() !== '' && Number.isFinite(Number(value.text))) return [];
      return [wrong(value.span, t('“{0}” takes a number.', field.name))];
    case 'boolean':
      if (/^(?:true|false)$/i.test(value.text)) return [];
      return [wrong(value.span, t('“{0}” takes true or false.', field.name), yesOrNo(value.text))];
    case 'one-of':
      return choiceProblems(field, value);
    case 'text':
    case 'link':
    case 'map':
    case 'any':
      return [];
  }
}

function dateProblems(field: Field, value: Scalar): readonly Problem[] {
  if (precisionOf(value.text)) return [];
  const meant = isoDateFor(value.text);
  const message = /^\d{4}-\d\d(?:-\d\d)?$/.test(value.text)
    ? t('“{0}” holds a date that is not in the calendar.', field.name)
    : t('“{0}” takes a date like 2017-03-14, 2017-03 or 2017.', field.name);
  return [wrong(value.span, message, meant === undefined ? [] : [meant])];
}

function choiceProblems(field: Field, value: Scalar): readonly Problem[] {
  const allowed = field.values.map((choice) => choice.value);
  if (allowed.includes(value.text)) return [];
  const near = nearestWords(value.text, allowed);
  const message = t('“{0}” takes one of: {1}.', field.name, allowed.join(', '));
  return [wrong(value.span, message, near.length > 0 || allowed.length > FEW ? near : allowed)];
}

function yesOrNo(text: string): readonly string[] {
  if (/^(?:yes|ja|on|1)$/i.test(text)) return ['true'];
  return /^(?:no|nej|off|0)$/i.test(text) ? ['false'] : [];
}

function needsFields(field: Field): string {
  return t('“{0}” takes fields of its own: {1}.', field.name, field.fields.map((f) => f.name).join(', '));
}

function needsText(field: Field): string {
  return field.kind === 'text' || field.kind === 'link'
    ? t('“{0}” takes a text here, not a list or fields.', field.name)
    : t('“{0}” takes a plain value here, not a list or fields.', field.name);
}

/** The message never repeats the value: it may be personal. */
function wrong(span: Span, message: string, meant: readonly string[] = []): Problem {
  return { rule: 'field-value', span, message, fixes: replacements(span, meant) };
}
