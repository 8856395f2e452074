import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PolicyGenerateAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Button, Copyable, Loading, Note, Panel, Problem, Stack, Tabs, useParam } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { PolicyOptionFields } from './policy-option-fields.tsx';
import { usePolicyOptions } from './policy-options.ts';
import style from './policy-tools.module.css';
import { PolicyValues } from './policy-values.tsx';
import { policyWords } from './words.ts';

const FORMS = ['guide', 'reg', 'powershell', 'gpo', 'intune'] as const;
const SETTLES = 250;

/** Options at the left, the policy that they come to at the right, in every form that Windows takes. */
export function PolicyGenerator() {
  const words = useWords(policyWords);
  const [options, setOption] = usePolicyOptions();
  const [form, setForm] = useParam('format', 'guide');
  return (
    <div className={style['sides']}>
      <Panel title={words.options}>
        <PolicyOptionFields options={options} onChange={setOption} />
      </Panel>
      <Panel title={words.result}>
        <Tabs
          label={words.form}
          chosen={FORMS.find((each) => each === form) ?? 'guide'}
          onChoose={setForm}
          tabs={FORMS.map((id) => ({
            id,
            title: words[id],
            content: () => <Generated form={id} options={options} />,
          }))}
        />
      </Panel>
    </div>
  );
}

function Generated({
  form,
  options,
}: {
  readonly form: (typeof FORMS)[number];
  readonly options: Readonly<Record<string, string>>;
}) {
  const words = useWords(policyWords);
  const [settled, setSettled] = useState(options);
  const now = JSON.stringify(options);
  useEffect(() => {
    // An address half typed is none: asked once the typing stops.
    const timer = setTimeout(() => setSettled(JSON.parse(now) as typeof options), SETTLES);
    return () => clearTimeout(timer);
  }, [now]);
  const { data, error, refetch } = useAnswer<PolicyGenerateAnswer>(
    '/policy/generate',
    { ...settled, format: form },
    { keep: true },
  );
  if (error !== null) return <Problem error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  return (
    <Stack column gap={16}>
      <p>{words[`${form}For`]}</p>
      <Copyable text={data.text} label={words.result} />
      <div>
        <Button icon={<Download size={16} aria-hidden="true" />} onPress={() => keepFile(data)}>
          {`${words.download}: ${data.fileName}`}
        </Button>
      </div>
      {data.notes.map(({ code, says }) => (
        <Note key={code} tone="wait">
          {says}
        </Note>
      ))}
      <PolicyValues values={data.values} />
    </Stack>
  );
}

/** Gives the browser the file in the encoding that its tool on Windows wants. */
function keepFile({
  text,
  fileName,
  encoding,
}: Pick<PolicyGenerateAnswer, 'text' | 'fileName' | 'encoding'>): void {
  const marked = encoding === 'utf-8' && [...text].every((sign) => sign <= '\x7f') ? text : `\ufeff${text}`;
  const units = new Uint16Array(marked.length);
  for (let at = 0; at < marked.length; at++) units[at] = marked.charCodeAt(at);
  const address = URL.createObjectURL(new Blob([encoding === 'utf-16le' ? units : marked]));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
