/** What Langium takes for the files of a folder: reading, parsing, indexing, linking, its own validation. A program. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createChainServices } from '@chainwright/language/grammar';
import { URI } from 'langium';

const folder = process.argv[2] ?? '.';
const { shared } = createChainServices({ rootOf: () => URI.file(folder).toString(), realUri: (uri) => uri });
const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
for (const name of readdirSync(folder).filter((one) => one.endsWith('.chain'))) {
  const path = join(folder, name);
  LangiumDocuments.addDocument(LangiumDocumentFactory.fromString(readFileSync(path, 'utf8'), URI.file(path)));
}
void DocumentBuilder.build(LangiumDocuments.all.toArray(), { validation: true });
