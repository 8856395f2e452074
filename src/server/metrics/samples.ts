import type { LabelsOf, METRICS, MetricKey } from './table.ts';

/** One number of a metric. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One distribution of a metric. */
export interface Spread {
  readonly labels: Readonly<Record<string, string>>;
  /** Of each bucket how many fell into it and into none before; the last is for what is above all bounds. */
  readonly buckets: Float64Array;
  readonly sum: number;
}

type HistogramKey = {
  [Key in MetricKey]: (typeof METRICS)[Key]['type'] extends 'histogram' ? Key : never;
}[MetricKey];
type NumberKey = Exclude<MetricKey, HistogramKey>;

/** What was measured at one moment, by metric. Only what stands in the table can be told. */
export class Samples {
  readonly numbers = new Map<MetricKey, Sample[]>();
  readonly spreads = new Map<MetricKey, Spread[]>();

  add<Key extends NumberKey>(key: Key, value: number, labels: LabelsOf<Key>): void {
    const samples = this.numbers.get(key);
    if (samples === undefined) this.numbers.set(key, [{ labels, value }]);
    else samples.push({ labels, value });
  }

  spread<Key extends HistogramKey>(
    key: Key,
    labels: LabelsOf<Key>,
    { buckets, sum }: Omit<Spread, 'labels'>,
  ): void {
    const spreads = this.spreads.get(key);
    if (spreads === undefined) this.spreads.set(key, [{ labels, buckets, sum }]);
    else spreads.push({ labels, buckets, sum });
  }
}
