/**
 * The parser, quick to start: reading one file takes far less time than setting up Chevrotain, so what that works out
 * for the whole grammar beforehand is worked out here when a text first needs it.
 */
import { LLkLookaheadStrategy } from 'chevrotain';
import {
  type AstNode,
  createParser,
  LangiumParser,
  type Lexer,
  type LexerResult,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import { parserConfig } from './generated/module.ts';

/** LL(k), where the table of a decision is made when the parser first comes to it. */
class LazyLookahead extends LLkLookaheadStrategy {
  override readonly buildLookaheadForAlternation = late(super.buildLookaheadForAlternation);
  override readonly buildLookaheadForOptional = late(super.buildLookaheadForOptional);
}

/** Puts off the making of a function until that function is first called. */
function late<Options, This, Args extends unknown[], Result>(
  make: (options: Options) => (this: This, ...args: Args) => Result,
) {
  return (options: Options) => {
    let made: ((this: This, ...args: Args) => Result) | undefined;
    return function (this: This, ...args: Args): Result {
      made ??= make(options);
      return made.apply(this, args);
    };
  };
}

type Services = ConstructorParameters<typeof LangiumParser>[0];

/** Some tokens of a text, in place of all of them. */
class HandedLexer implements Lexer {
  handed: LexerResult | undefined;
  private readonly lexer: Lexer;

  constructor(lexer: Lexer) {
    this.lexer = lexer;
  }

  get definition(): Lexer['definition'] {
    return this.lexer.definition;
  }

  tokenize(text: string): LexerResult {
    const { handed } = this;
    this.handed = undefined;
    return handed ?? this.lexer.tokenize(text);
  }
}

/** The tables for recovery are made only for a text that has something to recover from: that is read a second time. */
export class ChainParser extends LangiumParser {
  private readonly services: Services;
  private readonly lexed: HandedLexer;
  private recovering: LangiumParser | undefined;

  constructor(services: Services) {
    const lexed = new HandedLexer(services.parser.Lexer);
    super(configured(services, false, lexed));
    this.services = services;
    this.lexed = lexed;
    ready(this, services);
  }

  override parse<T extends AstNode>(input: string, options?: ParserOptions): ParseResult<T> {
    const result = super.parse<T>(input, options);
    if (result.parserErrors.length === 0) return result;
    this.recovering ??= ready(new LangiumParser(configured(this.services, true)), this.services);
    return this.recovering.parse<T>(input, options);
  }

  /** Reads some of the tokens of a text by a rule of the grammar; where that fails, it says so and recovers nothing. */
  parsePart(input: string, tokens: LexerResult, rule: string): ParseResult {
    this.lexed.handed = tokens;
    return super.parse(input, { rule });
  }
}

function ready(parser: LangiumParser, services: Services): LangiumParser {
  createParser(services.Grammar, parser, services.parser.Lexer.definition).finalize();
  return parser;
}

function configured(services: Services, recoveryEnabled: boolean, lexer = services.parser.Lexer): Services {
  const lookaheadStrategy = new LazyLookahead(parserConfig);
  const ParserConfig = { ...parserConfig, recoveryEnabled, lookaheadStrategy };
  const parser = Object.create(services.parser, { ParserConfig: { value: ParserConfig }, Lexer: { value: lexer } });
  return Object.create(services, { parser: { value: parser } });
}
