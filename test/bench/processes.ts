/**
 * A workspace of processes of twenty nodes that use what rules look at: agents under checks, people with agents, ways
 * that share cases, exceptions, waits, a fork and its join, channels, reasons, goals; and one file of people for all, who
 * have time for what they are asked.
 */

const PEOPLE = `
field claims "Claims handling"
field liability "Liability law"
hours office Mon-Fri 09:00-17:00 in Europe/Brussels
role Handler "Claims handler" { people 60  works office  knows claims as expert, liability as adjacent  costs 48 EUR/h }
role Counsel "Liability counsel" { people 12  works office  knows liability as expert  costs 110 EUR/h }
role Clerk "Back office clerk" { people 25  works office  costs 31 EUR/h }
role Courier
person Boss "Head of claims" { works office  knows claims as expert }
agent Reader "Document reader" { parallel 20  model "reader-v2"  costs 0.04 EUR/case }
agent Copilot { model "general-v5" }
system Policies "Policy administration"
system Mailer { parallel 4 }
document Notice, Photos, ClaimRecord, TrafficLaw, Letter
`;

function processText(i: number): string {
  const minutes = (base: number) => `${base + (i % 7)}min`;
  return `import "./people.chain"

/** Process ${i} of the benchmark. */
chain Claim${i} "Claim of kind ${i}" {
  owner Handler
  demand ${1 + (i % 5)}/month during office
  goal lead time < 21d for 90%
  goal quality >= 94%

  start Received "Notice received" from email 60%, broker 40%
  step Read "Read the notice" {
    by Reader
    work extraction
    field claims
    takes 20s
    in Notice, Photos
    out ClaimRecord
    quality 92%
    verify "every value cites its page" against Notice by Policies
    verify "amounts match the invoice" against Notice by Handler takes 2min sample 10% catches 90%
    guardrail "never fills a value that has no source"
    learns from Assess
  }
  decision Complete "Is the file complete?" by Policies
  wait Missing "Waiting for the customer" { takes 2d..10d  because visibility "we find the gap late" }
  step Register "Register the claim" { by Clerk  work copying  takes ${minutes(4)}  in ClaimRecord }
  step Sort "Sort by kind" { by Reader  work triage  field claims  takes 2s  quality 95%  verify "the kind is that of the policy" against Policies by Policies }
  step Assess "Assess liability" {
    by Handler with Copilot
    owner Counsel
    work judgement
    field liability
    stakes high
    takes ${minutes(30)}
    in ClaimRecord, TrafficLaw
    quality 95%
    verify "the cited article applies to the place of the accident" against TrafficLaw by Counsel takes 10min sample 20%
  }
  decision Liable "Are we liable?" { by Counsel  takes ${minutes(8)} }
  step Opinion "Legal opinion" { by Counsel  work legal  field liability  takes 1h }
  step Visit "Visit the garage" { by Handler  work investigation  takes 2h }
  step Photograph "Photograph the damage" { by Courier  takes 30min }
  step Compare "Compare both" { by Handler  work analysis  field claims  takes ${minutes(12)} }
  step Approve "Approve the amount" { by Boss  work approval  takes 3min }
  step Collect "Collect the payments" { by Clerk  takes 20min  batch every 1d because control "two people release a run" }
  step Pay { by Policies  takes exactly 1s }
  step Explain "Explain the refusal" { by Handler with Copilot  work communication  field claims  takes ${minutes(15)}  in ClaimRecord  out Letter }
  step Send "Send the letter" { by Mailer  takes exactly 1s  in Letter }
  step Archive { by Policies  takes exactly 1s }
  end Paid
  end Refused

  Received -> Read via email
  Read -> Complete
  Read -> Assess on exception 3%
  Complete -> Missing 30% when "documents are missing" via email
  Complete -> Register 70% when "complete" via queue
  Missing -> Read via email
  Register -> Sort
  Sort -> Assess via queue
  Assess -> Liable via email
  Liable -> Opinion 15% when "private property" via queue carrying ClaimRecord
  Liable -> Visit and Photograph 55% when "liable"
  Liable -> Explain 30% when "otherwise"
  Opinion -> Explain
  Visit and Photograph -> Compare
  Compare -> Approve via spreadsheet
  Approve -> Collect 95%
  Approve -> Compare 5%
  Collect -> Pay via system
  Pay -> Paid
  Explain -> Send via system
  Send -> Archive
  Archive -> Refused
}
`;
}

export const PROCESSES = 1000;

/** Twenty nodes each. */
export function processFiles(count: number): Readonly<Record<string, string>> {
  return {
    'people.chain': PEOPLE.trimStart(),
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`claim-${i}.chain`, processText(i)])),
  };
}
