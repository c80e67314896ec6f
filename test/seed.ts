/**
 * Properties explore with a new seed each time, and print it when they fail. Continuous integration always takes the same
 * one: what it says of a change is then about the change.
 */
import fc from 'fast-check';

if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_123 });
