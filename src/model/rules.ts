/** How much a problem weighs. `off` takes the rule out. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Every rule with its severity where no setting says otherwise. `docs/rules.md` has a section for each. */
export const rules = {
  'link-broken': 'error',
  'link-ambiguous': 'error',
  'link-unquoted': 'warning',
  'id-duplicate': 'error',
  'id-invalid': 'error',
  'type-unknown': 'warning',
  'field-missing': 'error',
  'field-unknown': 'information',
  'field-value': 'error',
  'field-target': 'error',
  'person-unknown': 'error',
  'site-unknown': 'error',
  'code-unknown': 'error',
  'citation-unknown': 'error',
  'citation-unused': 'hint',
  'citation-duplicate': 'error',
  'bibliography-entry': 'error',
  'bibliography-missing': 'error',
  'excerpts-orphan': 'error',
  'coding-outdated': 'information',
  'translation-stale': 'warning',
  'claim-without-evidence': 'warning',
  'claim-overclaims': 'warning',
  'claim-revised-without-reason': 'warning',
  'evidence-suspect': 'warning',
  'answer-without-reply': 'warning',
  'confidence-outdated': 'warning',
  'deviance-one-sided': 'warning',
  'figure-invalid': 'error',
  'figure-differs': 'warning',
  'yaml-syntax': 'error',
  'yaml-duplicate-key': 'error',
  'yaml-too-deep': 'error',
  'file-skipped': 'warning',
} as const satisfies Record<string, Severity>;

export type RuleId = keyof typeof rules;
