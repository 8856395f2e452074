import { Counter, Gauge, type Histogram, Registry } from 'prom-client';
import type { Sample, Samples, Spread } from './samples.ts';
import { DURATION_BOUNDS, METRICS, type MetricKey, type MetricSpec } from './table.ts';

/** Prometheus text format 0.0.4, as a media type. */
export const EXPOSITION_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/**
 * The samples as a monitoring system reads them. The registry lives as long as this answer, so that a group that is gone is gone from
 * it too, and nothing else in the process can put something into it.
 */
export function toExposition(samples: Samples): Promise<string> {
  const registry = new Registry();
  for (const [key, spec] of Object.entries(METRICS) as [MetricKey, MetricSpec][]) {
    if (spec.type === 'histogram') addSpreads(registry, spec, samples.spreads.get(key) ?? []);
    else addNumbers(registry, spec, samples.numbers.get(key) ?? []);
  }
  return registry.metrics();
}

function addNumbers(registry: Registry, spec: MetricSpec, samples: readonly Sample[]): void {
  // Without a sample there is no metric: prom-client would tell a 0 that nobody has counted.
  if (samples.length === 0) return;
  const { name, help, labels } = spec;
  const about = { name, help, labelNames: labels, registers: [registry] };
  if (spec.type === 'counter') {
    const counter = new Counter(about);
    for (const { labels, value } of samples) counter.inc({ ...labels }, value);
  } else {
    const gauge = new Gauge(about);
    for (const { labels, value } of samples) gauge.set({ ...labels }, value);
  }
}

/**
 * A histogram of what was counted already: prom-client's own would have to be told of each request. It is what the registry asks a metric
 * for (`get`) and nothing more.
 */
function addSpreads(registry: Registry, spec: MetricSpec, spreads: readonly Spread[]): void {
  if (spreads.length === 0) return;
  const { name, help, type } = spec;
  const values = spreads.flatMap((spread) => linesOf(name, spread));
  const metric = { name, get: async () => ({ name, help, type, values }) };
  registry.registerMetric(metric as unknown as Histogram);
}

function linesOf(name: string, { labels, buckets, sum }: Spread): readonly object[] {
  let count = 0;
  const steps = Array.from(buckets, (value, index) => {
    count += value;
    const le = DURATION_BOUNDS[index] ?? '+Inf';
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
  });
  return [
    ...steps,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
