/**
 * The parser, quick to start. A command that reads one file spends most of its time on setting up the parser, so what
 * Chevrotain works out for the whole grammar beforehand is worked out here when a text first needs it.
 */
import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';
import { type AstNode, createParser, LangiumParser, type ParseResult, type ParserOptions } from 'langium';
import { parserConfig } from './generated/module.ts';

type Alternation = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type Optional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];

/** LL(k), where each decision's table is made when the parser first comes to it. */
class LazyLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(options: Alternation) {
    let decide: ReturnType<LLkLookaheadStrategy['buildLookaheadForAlternation']> | undefined;
    const make = () => super.buildLookaheadForAlternation(options);
    return function (this: ThisParameterType<NonNullable<typeof decide>>, ...args: [never]) {
      decide ??= make();
      return decide.apply(this, args);
    };
  }

  override buildLookaheadForOptional(options: Optional) {
    let decide: ReturnType<LLkLookaheadStrategy['buildLookaheadForOptional']> | undefined;
    const make = () => super.buildLookaheadForOptional(options);
    return function (this: ThisParameterType<NonNullable<typeof decide>>) {
      decide ??= make();
      return decide.call(this);
    };
  }
}

type Services = ConstructorParameters<typeof LangiumParser>[0];

/** Tables for recovery are made only for a text that has something to recover from: it is read a second time. */
export class ChainParser extends LangiumParser {
  private readonly services: Services;
  private recovering: LangiumParser | undefined;

  constructor(services: Services) {
    super(withConfig(services, false));
    this.services = services;
    createParser(services.Grammar, this, services.parser.Lexer.definition);
    this.finalize();
  }

  override parse<T extends AstNode>(input: string, options?: ParserOptions): ParseResult<T> {
    const result = super.parse<T>(input, options);
    if (result.parserErrors.length === 0) return result;
    this.recovering ??= this.recoveringParser();
    return this.recovering.parse<T>(input, options);
  }

  private recoveringParser(): LangiumParser {
    const { Grammar, parser } = this.services;
    const recovering = createParser(Grammar, new LangiumParser(withConfig(this.services, true)), parser.Lexer.definition);
    recovering.finalize();
    return recovering;
  }
}

function withConfig(services: Services, recoveryEnabled: boolean): Services {
  const lookaheadStrategy = new LazyLookahead({ maxLookahead: parserConfig.maxLookahead });
  const ParserConfig = { ...parserConfig, recoveryEnabled, lookaheadStrategy };
  const parser = Object.create(services.parser, { ParserConfig: { value: ParserConfig } });
  return Object.create(services, { parser: { value: parser } });
}
