import fs from 'node:fs';
import path from 'node:path';
import { thirdPartyPage } from './thirdPartyPage.mjs';

// Writes THIRD_PARTY.md.
fs.writeFileSync(path.join(import.meta.dirname, '../THIRD_PARTY.md'), await thirdPartyPage());
