import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { AskForHelpMutation } from '../gql/graphql.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextArea } from '../ui/field.js';
import { AskForHelp } from './ask-for-person.graphql.js';
import { useDraft } from './draft.js';
import { request } from './graphql.js';
import { T, useRefusalText, useT } from './i18n.js';
import { useTime } from './use-time.js';

interface AskForPersonProps {
  /** The group it is asked from; null for wherever the person was last. */
  groupId: string | null;
  /** Moderators who are here now; undefined where the page does not know. */
  here?: readonly { displayName: string }[] | undefined;
}

/** Door 2: "Ask for a person". Words are welcome and none are needed; what happens next is said plainly. */
export function AskForPerson({ groupId, here }: AskForPersonProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="hand" hasPopup="dialog" onPress={() => setOpen(true)}>
        {t('ask.button')}
      </Button>
      {open && <AskDialog groupId={groupId} here={here} onClose={() => setOpen(false)} />}
    </>
  );
}

function AskDialog({ groupId, here, onClose }: AskForPersonProps & { onClose: () => void }) {
  const t = useT();
  const say = useRefusalText();
  const draft = useDraft(`ask:${groupId ?? 'any'}`);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const [asked, setAsked] = useState<AskForHelpMutation['askForHelp'] | null>(null);

  const send = async () => {
    if (pending) return;
    setPending(true);
    setProblem('');
    try {
      const words = draft.body.trim() || null;
      const { askForHelp } = await draft.send((key) => request(AskForHelp, { input: { key, groupId, words } }));
      setAsked(askForHelp);
    } catch (error) {
      setProblem(say(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(asked ? 'ask.done' : 'ask.title')}
      closeLabel={t('app.close')}
      actions={
        asked ? (
          <Button kind="primary" onPress={onClose}>
            {t('ask.back')}
          </Button>
        ) : (
          <Button kind="primary" icon="hand" pending={pending} onPress={() => void send()}>
            {t('ask.send')}
          </Button>
        )
      }
    >
      {asked ? (
        <Receipt lookBy={asked.lookBy} here={here} />
      ) : (
        <TextArea
          label={t('ask.words')}
          optional={t('ask.optional')}
          hint={t('ask.hint')}
          rows={3}
          value={draft.body}
          error={problem}
          onChange={(body) => {
            setProblem('');
            draft.setBody(body);
          }}
          onSend={() => void send()}
        />
      )}
    </Dialog>
  );
}

/** Who reads it and by when, and what to do meanwhile; honest when nobody is on shift. */
function Receipt({ lookBy, here }: { lookBy: string | null; here: AskForPersonProps['here'] }) {
  const t = useT();
  const intl = useIntl();
  const time = useTime();
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <>
      <p ref={start} tabIndex={-1}>
        {here && here.length > 0
          ? t('ask.here', { count: here.length, names: intl.formatList(here.map((one) => one.displayName)) })
          : here
            ? t('ask.nobody')
            : t('ask.team')}{' '}
        {!lookBy
          ? t('ask.seen')
          : new Date(lookBy) < new Date()
            ? t('ask.late')
            : t('ask.by', { at: time.dayAndClock(lookBy) })}
      </p>
      <p>{t('ask.next')}</p>
      <p>
        <T id="ask.cannotWait" values={{ link: (chunks) => <a href="/help">{chunks}</a> }} />
      </p>
    </>
  );
}
