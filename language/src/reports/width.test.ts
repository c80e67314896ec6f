import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { widthOf } from './width.ts';

test('plain text and any other are as wide as the terminal shows them', () => {
  const plain = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code));
  for (const character of plain) expect([character, widthOf(character)]).toEqual([character, stringWidth(character)]);
  const unit = fc.constantFrom('a', 'é', '“', '…', '—', '漢', '👩‍💻', '\u0301', '\u200b', '\u001b[31m', ' ');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
  );
});
