/** What is told of one metric. Its name and its labels are a promise: dashboards and alarms are built on them. */
export interface MetricSpec {
  /** As Prometheus knows it: `todoku_` and its unit, but for what is called the same everywhere. */
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  /** One sentence. */
  readonly help: string;
}

/** Upper bounds of the buckets of `requestDuration`, seconds: an answer to a scan takes some tenths of a millisecond. */
export const DURATION_BOUNDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
] as const;

const spec = <const Spec extends MetricSpec>(each: Spec): Spec => each;

/** Every metric there is, in the order in which they are told. `docs/metrics.md` is made from this. */
export const METRICS = {
  build: spec({
    name: 'todoku_build_info',
    type: 'gauge',
    labels: ['version'],
    help: 'Always 1; the label says which version runs.',
  }),
  requests: spec({
    name: 'todoku_requests_total',
    type: 'counter',
    labels: ['service', 'operation', 'outcome'],
    help: 'SOAP requests of computers and downstream servers; outcome is ok or the code of the fault.',
  }),
  requestDuration: spec({
    name: 'todoku_request_duration_seconds',
    type: 'histogram',
    labels: ['service', 'operation'],
    help: 'From the whole request read to its answer handed over.',
  }),
  requestsRunning: spec({
    name: 'todoku_requests_running',
    type: 'gauge',
    labels: ['lane'],
    help: 'SOAP requests that are being worked on.',
  }),
  requestsWaiting: spec({
    name: 'todoku_requests_waiting',
    type: 'gauge',
    labels: ['lane'],
    help: 'SOAP requests that wait for their turn.',
  }),
  answers: spec({
    name: 'todoku_http_answers_total',
    type: 'counter',
    labels: ['face', 'status'],
    help: 'Answers of the other faces: content, self-update and the admin API.',
  }),
  reportQueue: spec({
    name: 'todoku_reports_waiting',
    type: 'gauge',
    labels: [],
    help: 'Reports of computers that wait to be written.',
  }),
  events: spec({
    name: 'todoku_events_stored',
    type: 'gauge',
    labels: [],
    help: 'Reported events that are kept.',
  }),
  computers: spec({
    name: 'todoku_computers',
    type: 'gauge',
    labels: ['archived'],
    help: 'Computers; archived ones have been silent for long and count nowhere else.',
  }),
  groupComputers: spec({
    name: 'todoku_group_computers',
    type: 'gauge',
    labels: ['group', 'state'],
    help: 'Computers in that very group by the worst that their last report said of all that applies to them, approved or not.',
  }),
  updates: spec({
    name: 'todoku_updates',
    type: 'gauge',
    labels: ['state'],
    help: 'Updates: total, declined, live (neither declined nor expired), and of the live ones approved, needed by a computer, superseded.',
  }),
  revisions: spec({
    name: 'todoku_revisions',
    type: 'gauge',
    labels: ['state'],
    help: 'Revisions: total, in-scope (they can reach a client), incomplete (kept back), quarantined.',
  }),
  indexBytes: spec({
    name: 'todoku_index_bytes',
    type: 'gauge',
    labels: [],
    help: 'Memory of the index that scans are answered from.',
  }),
  contentBytes: spec({
    name: 'todoku_content_bytes',
    type: 'gauge',
    labels: ['state'],
    help: 'Bytes of files: stored, and missing (of approved updates, and not here).',
  }),
  contentFiles: spec({
    name: 'todoku_content_files',
    type: 'gauge',
    labels: ['state'],
    help: 'Files: stored, and missing (of approved updates, and not here).',
  }),
  fetches: spec({
    name: 'todoku_content_fetches',
    type: 'gauge',
    labels: ['state'],
    help: 'Files that are being fetched (active), wait, failed and are tried again, or were given up.',
  }),
  fetchSpeed: spec({
    name: 'todoku_content_fetch_bytes_per_second',
    type: 'gauge',
    labels: [],
    help: 'How fast files come in now.',
  }),
  syncRunning: spec({
    name: 'todoku_sync_running',
    type: 'gauge',
    labels: [],
    help: '1 while this server synchronises.',
  }),
  syncSuccess: spec({
    name: 'todoku_sync_last_success_timestamp_seconds',
    type: 'gauge',
    labels: [],
    help: 'When a synchronisation last succeeded; 0 for never.',
  }),
  syncEnded: spec({
    name: 'todoku_sync_last_run_timestamp_seconds',
    type: 'gauge',
    labels: [],
    help: 'When the last run ended, however it ended; absent before the first.',
  }),
  syncDuration: spec({
    name: 'todoku_sync_last_run_duration_seconds',
    type: 'gauge',
    labels: [],
    help: 'How long the last run took; absent before the first.',
  }),
  syncOutcome: spec({
    name: 'todoku_sync_last_run_outcome',
    type: 'gauge',
    labels: ['outcome'],
    help: '1 for how the last run ended, 0 for the other outcomes; absent before the first.',
  }),
  databaseBytes: spec({
    name: 'todoku_database_bytes',
    type: 'gauge',
    labels: [],
    help: 'Size of the database.',
  }),
  databaseFree: spec({
    name: 'todoku_database_free_bytes',
    type: 'gauge',
    labels: [],
    help: 'Of those: free for what comes.',
  }),
  findings: spec({
    name: 'todoku_health_findings',
    type: 'gauge',
    labels: ['severity'],
    help: 'What is not as it should be; findings that were put off are left out.',
  }),
  finding: spec({
    name: 'todoku_health_finding',
    type: 'gauge',
    labels: ['code', 'severity'],
    help: 'One for each finding, by its code: 1, or 0 while it is put off.',
  }),
  figuresAt: spec({
    name: 'todoku_figures_timestamp_seconds',
    type: 'gauge',
    labels: [],
    help: 'When was counted what takes its time to count: todoku_group_computers, todoku_content_bytes, todoku_content_files, and of todoku_updates live and its parts.',
  }),
  cpu: spec({
    name: 'process_cpu_seconds_total',
    type: 'counter',
    labels: [],
    help: 'Processor time of this process.',
  }),
  started: spec({
    name: 'process_start_time_seconds',
    type: 'gauge',
    labels: [],
    help: 'When this process started.',
  }),
  memory: spec({
    name: 'process_resident_memory_bytes',
    type: 'gauge',
    labels: [],
    help: 'Memory of this process.',
  }),
  heap: spec({
    name: 'nodejs_heap_size_used_bytes',
    type: 'gauge',
    labels: [],
    help: 'Of that: objects of the program.',
  }),
  loopActive: spec({
    name: 'todoku_event_loop_active_seconds_total',
    type: 'counter',
    labels: [],
    help: 'Time in which the main thread was busy; its rate is the share of one core.',
  }),
} as const;

export type MetricKey = keyof typeof METRICS;

/** The labels of a metric, all of them. */
export type LabelsOf<Key extends MetricKey> = Readonly<
  Record<(typeof METRICS)[Key]['labels'][number], string>
>;
