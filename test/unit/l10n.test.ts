import assert from 'node:assert/strict';
import inCode from '../../l10n/bundle.l10n.json';
import inCodeDanish from '../../l10n/bundle.l10n.da.json';
import inManifest from '../../package.nls.json';
import inManifestDanish from '../../package.nls.da.json';

type Texts = Readonly<Record<string, string>>;

const pairs: readonly (readonly [name: string, english: Texts, danish: Texts])[] = [
  ['l10n/bundle.l10n.da.json', inCode, inCodeDanish],
  ['package.nls.da.json', inManifest, inManifestDanish],
];

/** Texts that are the same in both languages. */
const alike: ReadonlySet<string> = new Set([
  '1 person',
  '1 problem',
  'Case',
  'Cases',
  'Interview',
  'Interviews',
  'Memo',
  'Note',
  'Observation',
  'Orange',
  'Original',
  'Person',
  'Red Thread',
  'Seminar',
  'Session',
  'Stop',
  'Type',
  '“{0}”',
]);

for (const [name, english, danish] of pairs) {
  describe(name, () => {
    it('has each English text and no other', () => {
      assert.deepEqual(Object.keys(danish).sort(), Object.keys(english).sort());
    });

    it('keeps placeholders and links to commands', () => {
      for (const [key, text] of Object.entries(english)) {
        assert.deepEqual(fixedPartsOf(danish[key] ?? ''), fixedPartsOf(text), key);
      }
    });

    it('differs from the English, but for words that are the same', () => {
      for (const [key, text] of Object.entries(english)) {
        assert.equal(danish[key] === text, alike.has(text), key);
      }
    });
  });
}

it('the words that are the same in Danish are still in use', () => {
  const used = new Set(pairs.flatMap(([, english]) => Object.values(english)));
  assert.deepEqual(
    [...alike].filter((text) => !used.has(text)),
    [],
  );
});

/** `{0}`, `(command:…)`, `` `red-thread.yaml` ``: what a translation takes over as it is. */
function fixedPartsOf(text: string): readonly string[] {
  const parts = text.matchAll(/\{\d+\}|\(command:[^)]+\)|(`+)[^`]+\1/g);
  return [...parts].map(([part]) => part.replaceAll('`', '')).sort();
}
