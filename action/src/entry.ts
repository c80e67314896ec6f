#!/usr/bin/env node
/** The one file that is run: the step of a workflow; with arguments the command, which is what pre-commit starts. */
import { runStep } from './step.ts';

if (process.argv.length > 2) void import('../../cli/src/entry.ts');
else void runStep();
