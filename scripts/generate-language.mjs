// Brings the tables of docs/language.md up to date (Node reads the TypeScript sources itself).
import { writeFileSync } from 'node:fs';
import { languagePage, languageText } from './lib/language-tables.mjs';

writeFileSync(languagePage, languageText());
