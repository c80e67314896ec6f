/** Before anything else of the page is made: the words of the editor's language, which the extension hands over. */
import * as l10n from '@vscode/l10n';

const words = document.body.dataset.words ?? '';
if (words !== '') l10n.config({ contents: words });
