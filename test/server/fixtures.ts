/** A small workspace, as the tests of the server see it. */

export const PEOPLE = `field claims "Motor claims"
field law
hours office Mon-Fri 09:00-17:00

/** Decides on claims. */
role Handler "Claims handler" {
  people 3
  works office
  knows claims as expert
}

person Counsel { backup Handler  works office  knows law as expert }
agent Reader "Document reader" { parallel 20 }
system PolicyAdmin
document Notice, Record
`;

export const CLAIM = `import "./people.chain"

/** From the notice to the payment. */
chain Claim "Motor claim" {
  owner Handler
  start First

  step Extract "Read the claim" {
    by Reader
    work extraction
    field claims
    takes 20s
    in Notice
    out Record
    quality 92%
    verify "amounts match the notice" against Notice by Handler
    learns from Assess
  }

  step Assess {
    by Handler with Reader
    owner Counsel
    work outlining
    field law
    takes 35min
    in Record
    verify "the policy is active" against PolicyAdmin by Counsel
  }

  end Paid

  First   -> Extract
  Extract -> Assess   via queue carrying Record
  Assess  -> Paid     via system
  Extract -> Assess   on exception 3%
}
`;

export const FILES = { 'people.chain': PEOPLE, 'claim.chain': CLAIM };
