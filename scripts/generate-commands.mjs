// Writes docs/commands.md from the list of commands (Node reads the TypeScript sources itself).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsPage } from '../cli/src/help.ts';
import { ROOT } from './lib/tools.mjs';

writeFileSync(join(ROOT, 'docs', 'commands.md'), commandsPage());
