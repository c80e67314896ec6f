/** Figures as people call them. */

const FIGURES: Readonly<Record<string, string>> = {
  demandPerDay: 'demand',
  throughputPerDay: 'throughput',
  ceilingPerDay: 'ceiling',
  leadTimeSeconds: 'lead time',
  openLeadTimeSeconds: 'lead time in open hours',
  waitingTimeSeconds: 'waiting time',
  touchTimeSeconds: 'touch time',
  flowEfficiency: 'flow efficiency',
  workInProgress: 'cases under way',
  costPerCase: 'cost',
  quality: 'quality',
  waitSeconds: 'wait',
  openWaitSeconds: 'wait in open hours',
  queueLength: 'queue length',
};

/** `lead time` for `leadTimeSeconds`. */
export function figureName(figure: string): string {
  return FIGURES[figure] ?? figure;
}
