import { useState, type ReactNode } from 'react';
import { InFrame } from '../platform/frame.js';
import { T, useT, type MessageId } from '../platform/i18n.js';
import { Button, TextButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { CheckboxCard } from '../ui/choice-cards.js';
import { Dialog } from '../ui/dialog.js';
import { Kbd } from '../ui/tag.js';
import styles from './desk.module.css';
import { useKeyChoice, useKeys } from './keys.js';

const list: { keys: string[]; words: MessageId }[] = [
  { keys: ['J', 'K'], words: 'keys.move' },
  { keys: ['Enter'], words: 'keys.open' },
  { keys: ['C'], words: 'keys.claim' },
  { keys: ['U'], words: 'keys.release' },
  { keys: ['E'], words: 'keys.escalate' },
  { keys: ['1', '2', '3', '4', '5'], words: 'keys.verdicts' },
  { keys: ['S'], words: 'keys.snapshot' },
  { keys: ['1', '2', '3', '4'], words: 'keys.rateLevel' },
  { keys: ['N', 'P', 'X'], words: 'keys.rate' },
  { keys: ['?'], words: 'keys.help' },
];

/** The mark of a key beside its button, only for those who work with keys. */
export function KeyMark({ children }: { children: ReactNode }) {
  const { choice } = useKeyChoice();
  return choice === 'on' ? (
    <span aria-hidden="true">
      <Kbd>{children}</Kbd>
    </span>
  ) : null;
}

/** A line in the rail, and the list under "?". */
export function KeysHelp() {
  const t = useT();
  const { choice, choose } = useKeyChoice();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });

  return (
    <>
      <InFrame place="navExtra">
        <p>
          <T id={choice === 'on' ? 'keys.on' : 'keys.off'} />{' '}
          <TextButton onPress={() => setOpen(true)}>{t('keys.list')}</TextButton>
        </p>
      </InFrame>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('keys.title')}
        lead={t('keys.lead')}
        closeLabel={t('app.close')}
        actions={
          <Button kind="primary" onPress={() => setOpen(false)}>
            {t('keys.done')}
          </Button>
        }
      >
        <div className={styles.keysBody}>
          <CheckboxCard checked={choice === 'on'} onChange={(on) => choose(on ? 'on' : 'off')}>
            {t('keys.switch')}
          </CheckboxCard>
          <dl className={styles.keys}>
            {list.map(({ keys, words }) => (
              <div key={words}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd>{t(words)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </Dialog>
    </>
  );
}

/** Asked once on a device, in the queue. */
export function KeysFirstRun() {
  const t = useT();
  const { choice, choose } = useKeyChoice();
  if (choice !== null) return null;
  return (
    <Card className={styles.firstRun}>
      <p>
        <b>{t('keys.askTitle')}</b> {t('keys.ask')}
      </p>
      <div className={styles.buttons}>
        <Button size="small" onPress={() => choose('on')}>
          {t('keys.use')}
        </Button>
        <Button size="small" kind="quiet" onPress={() => choose('off')}>
          {t('keys.notNow')}
        </Button>
      </div>
    </Card>
  );
}
