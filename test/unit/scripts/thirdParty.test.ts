import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { thirdPartyPage } from '../../../scripts/thirdPartyPage.mjs';

describe('THIRD_PARTY.md', () => {
  it('names every package whose code is shipped, with its notice', async () => {
    const page = fs.readFileSync(path.join(import.meta.dirname, '../../../THIRD_PARTY.md'), 'utf8');
    assert.equal(page, await thirdPartyPage(), 'Run npm run third-party.');
  });

  it('has no licence that asks for more than its notice', async () => {
    const licences = [...(await thirdPartyPage()).matchAll(/^\| \S+ \| \d\S+ \| (.+) \|$/gm)].map(
      (m) => m[1] ?? '',
    );
    const fine = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];
    assert.ok(licences.length > 10);
    assert.deepEqual(
      [...new Set(licences)].filter((l) => !fine.includes(l)),
      [],
    );
  });
});
