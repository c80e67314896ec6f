/** The extension in German: the commands, the questions, the view, the picture. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim', { language: 'de' });
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('small.chain'));
});
afterAll(() => ui.close());

test('commands and pictures have their German names', async () => {
  await workbench.command('Chainwright: Bild an der Seite öffnen');
  await workbench.tab('Bild von Orders').waitFor();
  await workbench.picture().locator('html[lang=de]').waitFor();
});

test('a simulation is run in German', async () => {
  await workbench.command('Chainwright: Simulieren …');
  await workbench.picture().getByRole('button', { name: 'Starten', exact: true }).waitFor();
  await workbench.press('Escape');
});

test('the questions are asked in German, and what is not answered is German too', async () => {
  await workbench.command('Chainwright: Neue Kette …');
  await workbench.answer('Wie heißt der Prozess?', 'Kfz-Schaden');
  await workbench.answer('Was stößt ihn an?', '');
  await workbench.answer('Auf welchem Weg', '');
  await workbench.answer('Wie viele treffen ein?', '');
  await workbench.answer('Wer arbeitet daran', 'Sachbearbeitung 4, Teamleitung 1');
  await workbench.answer('Was wird getan', 'Schaden lesen 10min, Entscheiden by Teamleitung 20min');
  await workbench.answer('Was davon erledigt eine KI', '');
  await workbench.answer('Was geht ab und zu schief', 'Unterlagen fehlen 20%');
  await workbench.tab('kfz-schaden.chain').waitFor();
  expect(ui.workspace.read('kfz-schaden.chain')).toContain('start EineAnfrageTrifft "Eine Anfrage trifft ein"');
});
