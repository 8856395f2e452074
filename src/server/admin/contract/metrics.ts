import { type Static, Type } from 'typebox';
import { listOf, objectOf, oneOf } from './shapes.ts';

/** GET /metrics */
export const MetricsQuery = objectOf({
  format: Type.Unsafe<'text' | 'json'>({
    type: 'string',
    enum: ['text', 'json'],
    default: 'text',
    description: 'text: as Prometheus reads it',
  }),
});

export const MetricValue = objectOf({
  labels: Type.Unsafe<Readonly<Record<string, string>>>(Type.Record(Type.String(), Type.String())),
  value: Type.Number({ description: 'of a histogram: how many there were' }),
  sum: Type.Optional(Type.Number({ description: 'of a histogram: all of them together' })),
});

/** The same with `format=json`: without the buckets of histograms. */
export const MetricsAnswer = objectOf({
  items: listOf(
    objectOf({
      name: Type.String(),
      type: oneOf(['counter', 'gauge', 'histogram']),
      help: Type.String(),
      values: listOf(MetricValue),
    }),
  ),
});
export type MetricsAnswer = Static<typeof MetricsAnswer>;
