import fs from 'node:fs';
import path from 'node:path';
import { exportedTexts } from './exportedTexts.mjs';

// Gathers the texts of the code into l10n/bundle.l10n.json.
fs.writeFileSync(path.join(import.meta.dirname, '../l10n/bundle.l10n.json'), await exportedTexts());
