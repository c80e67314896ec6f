/** Strings that have made other programs print what they did not mean. */
import fc from 'fast-check';

const RUNNERS = [
  '::error::owned',
  '\n::error file=a,line=1::owned',
  '\r\n::set-output name=a::b',
  '\r::add-mask::x',
  ' \u3000::stop-commands::x',
  '\u0085::error::x',
  '\u2028::error::x',
  '\ufeff::error::x',
  'a word and then ::error::x',
  '%0A::error::x%0D%25',
  'a.chain,line=1,title=x::y',
  '##[error]owned',
  '###[group]owned',
  'a ##[set-env name=PATH;]x',
  '#',
  '[error]x',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[buildStatus text='x']",
];

const TERMINALS = [
  '\u001b[31mred\u001b[0m',
  '\u001b[2J\u001b[H',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example\u001b\\link',
  '\u009b2J',
  '\b\b\bx',
  'a\rb',
  '\t',
  '\u0000',
  '\u007f',
  '\u202eevil\u2066x\u2069',
  '\u061c\u200e\u200f',
  '\u200b\u00ad\u2060',
  '\u{e0041}\u{e007f}',
];

const MARKUP = [
  '[link](https://evil.example)',
  '![image](https://evil.example/x.png)',
  '[a]: https://evil.example',
  '<https://evil.example> https://evil.example www.evil.example a@evil.example',
  '| a | b |',
  '`code` ``x',
  '*a* _b_ **c** ~~d~~ $x^2$',
  '# heading',
  '- [ ] task',
  '1. one',
  '> quoted',
  '---',
  '```',
  '@everyone #1',
  '\\',
  '    code',
  'end  ',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<details><summary>',
  '<!-- -->',
  '&amp;&#x1b;&nbsp;&lt;',
  '"\' onload="x',
  'javascript:alert(1)',
  ']]>',
  '<![CDATA[x]]>',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>',
  '</failure></testcase>',
];

const DATA = [
  '{0}{1}{{2}}',
  '[a](0)',
  '\\[a](1)',
  '"}],"runs":[{',
  '\\u001b\\n',
  '__proto__',
  '\ud800',
  '\udfff x',
  '\ufffe\uffff',
  'é 支払い 👩‍👧 x',
  '',
  ' ',
  '../../etc/passwd',
  'C:\\a:b',
  '%41%zz?q=1#f',
  'x'.repeat(20_000),
  ':'.repeat(3_000),
  'a '.repeat(3_000),
];

export const HOSTILE: readonly string[] = [...RUNNERS, ...TERMINALS, ...MARKUP, ...DATA];

/** One of them, several behind each other, or anything at all. */
export const hostile: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: fc.constantFrom(...HOSTILE), weight: 4 }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(''));
