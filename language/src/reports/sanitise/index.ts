/**
 * The one place where text from files becomes fit for where it is going. Names, titles, criteria, paths and sources come
 * from anyone's branch: whatever a report writes of them goes through one of these.
 */
export { jsonText } from './json.ts';
export { markdownCode, markdownText } from './markdown.ts';
export { commandMessage, commandProperty, inert } from './runner.ts';
export { sarifMessage } from './sarif.ts';
export { visible } from './terminal.ts';
export { type Attributes, element, textElement, xmlDocument } from './xml.ts';
