/** The Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
import type { Severity } from '../model/index.ts';
import { fingerprintsOf } from './fingerprints.ts';
import type { Render } from './options.ts';
import { jsonText, visible } from './sanitise/index.ts';
import { isOpen } from './summary.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' };

export const gitlab: Render = (findings, options) => {
  const open = findings.filter(isOpen);
  const fingerprints = fingerprintsOf(open, options);
  return jsonText(
    open.map(({ rule, severity, message, file, range }, i) => {
      const path = options.repositoryPathOf(file);
      return {
        description: visible(message),
        check_name: rule,
        fingerprint: options.hash(JSON.stringify([path, fingerprints[i]])).slice(0, 32),
        severity: SEVERITY[severity],
        location: { path, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
      };
    }),
  );
};
