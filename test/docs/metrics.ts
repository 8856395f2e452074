import { DURATION_BOUNDS, METRICS, type MetricSpec } from '../../src/server/metrics/table.ts';
import { code, page, table } from './markdown.ts';

const INTRODUCTION = `\
\`GET /api/v1/metrics\` tells how the server is, in the text format of Prometheus (0.0.4); \`todoku metrics\` prints the same. It asks for a token, as
every address of the API does; that of a reporter will do: \`todoku tokens create prometheus\`. Names and labels are kept: dashboards and alarms can be built on them.

\`\`\`yaml
scrape_configs:
  - job_name: todoku
    metrics_path: /api/v1/metrics
    # From another machine through a proxy with TLS (scheme: https), or with \`todoku serve --admin-plain-http anywhere\`.
    authorization: { credentials_file: /etc/prometheus/todoku-token }
    static_configs: [{ targets: ['wsus.example:8530'] }]
\`\`\``;

const NOTES = `\
- Counters begin at 0 with the process. A series that nothing was counted of is absent, not 0.
- What takes its time to count is counted anew when it is five minutes old and somebody asks; until that is done the last figures are told, with
  their time in \`todoku_figures_timestamp_seconds\`. No answer waits longer than three seconds for it: just after the start of a large server it is absent.
- \`lane\` is \`clients\`, \`downstream\` or \`rollups\`; \`operation\` is the name in the WSDL, or \`unknown\`.
- Buckets of \`todoku_request_duration_seconds\`: ${DURATION_BOUNDS.join(', ')}.

Worth an alarm: \`todoku_health_findings{severity="alarm"} > 0\`. It is what \`todoku health\` would say, with the next step.`;

/** docs/metrics.md */
export function metricsPage(): string {
  return page('Metrics', '`src/server/metrics/table.ts`', [
    INTRODUCTION,
    table(
      ['Name', 'Type', 'Labels', 'Meaning'],
      Object.values(METRICS).map(({ name, type, labels, help }: MetricSpec) => [
        code(name),
        type,
        labels.map(code).join(', '),
        help,
      ]),
    ),
    NOTES,
  ]);
}
