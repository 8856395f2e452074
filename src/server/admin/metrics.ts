import { Readable } from 'node:stream';
import { collectSamples, type MetricsGround } from '../metrics/collect.ts';
import type { Samples } from '../metrics/samples.ts';
import { METRICS, type MetricKey, type MetricSpec } from '../metrics/table.ts';
import { MetricsAnswer, MetricsQuery } from './contract/metrics.ts';
import { type AdminRoute, endpoint, RawAnswer } from './route.ts';

export function metricsRoutes(ground: MetricsGround): readonly AdminRoute[] {
  return [
    endpoint({
      method: 'GET',
      path: '/metrics',
      summary: 'How the server is in numbers, for a monitoring system: text as Prometheus reads it',
      access: 'read',
      query: MetricsQuery,
      answer: MetricsAnswer,
      produces: ['text/plain', 'application/json'],
      handle: async ({ query }) => {
        const samples = await collectSamples(ground);
        if (query.format === 'json') return { items: itemsOf(samples) };
        // Loaded when it is needed: who is not watched by Prometheus does without it.
        const { EXPOSITION_TYPE, toExposition } = await import('../metrics/exposition.ts');
        return new RawAnswer(EXPOSITION_TYPE, Readable.from([await toExposition(samples)]));
      },
    }),
  ];
}

function itemsOf(samples: Samples): MetricsAnswer['items'] {
  return (Object.entries(METRICS) as [MetricKey, MetricSpec][]).map(([key, { name, type, help }]) => ({
    name,
    type,
    help,
    values: [
      ...(samples.numbers.get(key) ?? []),
      ...(samples.spreads.get(key) ?? []).map(({ labels, buckets, sum }) => ({
        labels,
        value: buckets.reduce((total, count) => total + count, 0),
        sum,
      })),
    ],
  }));
}
