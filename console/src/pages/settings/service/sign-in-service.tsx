import type { SignInServiceAnswer, SignInServiceView } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import {
  Answered,
  Button,
  Copyable,
  Note,
  PageHead,
  Panel,
  Problem,
  Stack,
  useNotices,
} from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { ServiceForm } from './service-form.tsx';
import { serviceWords } from './words.ts';

/** Signing in through the organization's own service. */
export function SignInService() {
  const parts = useWords(settingsWords);
  const answer = useAnswer<SignInServiceAnswer>('/sign-in-service');
  return (
    <>
      <PageHead title={parts.partSignIn} lead={parts.aboutSignIn} />
      <Answered of={answer} lines={8}>
        {({ service }) => (
          <>
            <Standing service={service} />
            <ServiceForm key={JSON.stringify(service)} service={service} />
            {service !== undefined && <Remove />}
          </>
        )}
      </Answered>
    </>
  );
}

function Standing({ service }: { readonly service: SignInServiceView | undefined }) {
  const words = useWords(serviceWords);
  if (service === undefined) return <Note tone="unknown" title={words.none} />;
  return (
    <>
      <Note tone="good" title={words.isSet} />
      <Panel title={words.callback}>
        <Copyable text={service.callback} label={words.callback} />
      </Panel>
    </>
  );
}

function Remove() {
  const words = useWords(serviceWords);
  const say = useNotices();
  const remove = useChange<undefined, SignInServiceAnswer>(() => ['DELETE', '/sign-in-service'], {
    refresh: ['/sign-in-service', '/setup', '/audit'],
  });
  const press = async () => {
    await remove.mutateAsync(undefined);
    say({ text: words.removed });
  };
  return (
    <Panel>
      <Stack column>
        <p>{words.removeText}</p>
        {remove.error !== null && <Problem error={remove.error} />}
        <div>
          <Button kind="danger" busy={remove.isPending} onPress={() => void press().catch(() => {})}>
            {words.remove}
          </Button>
        </div>
      </Stack>
    </Panel>
  );
}
