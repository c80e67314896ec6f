/** The bytes of a file as text: UTF-8 or a clear word about where it is not. */
import { isUtf8 } from 'node:buffer';
import { UserProblem } from '../problem.ts';

/** What a file's text is apart from its words; formatting keeps it. */
export interface Encoding {
  readonly byteOrderMark: boolean;
  readonly lineEnding: '\n' | '\r\n';
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The text without its byte order mark; `name` is what a message calls the file. */
export function decode(bytes: Buffer, name: string): string {
  if (!isUtf8(bytes)) throw new UserProblem(`${name}: ${whereNotUtf8(bytes)}`);
  const text = bytes.toString('utf8');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

export function encodingOf(bytes: Buffer): Encoding {
  const end = bytes.indexOf('\n');
  return {
    byteOrderMark: bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
    lineEnding: end > 0 && bytes[end - 1] === 0x0d ? '\r\n' : '\n',
  };
}

/** Text with `\n` at the end of its lines, as a file of this encoding holds it. */
export function encode(text: string, { byteOrderMark, lineEnding }: Encoding): string {
  return (byteOrderMark ? BYTE_ORDER_MARK : '') + (lineEnding === '\n' ? text : text.replaceAll('\n', lineEnding));
}

function whereNotUtf8(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return 'this is UTF-16; save it as UTF-8';
  const offset = validLength(bytes);
  const line = bytes.subarray(0, offset).toString('latin1').split('\n').length;
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
  return `not UTF-8: byte 0x${byte} at offset ${offset}, line ${line}; save it as UTF-8`;
}

/** How many bytes stand before the first that is not UTF-8: there decoding put a mark that the bytes do not hold. */
function validLength(bytes: Buffer): number {
  const decoded = bytes.toString('utf8');
  let offset = 0;
  let from = 0;
  for (;;) {
    const mark = decoded.indexOf('\uFFFD', from);
    if (mark < 0) return bytes.length;
    offset += Buffer.byteLength(decoded.slice(from, mark));
    if (bytes.toString('latin1', offset, offset + 3) !== '\xEF\xBF\xBD') return offset;
    offset += 3;
    from = mark + 1;
  }
}
