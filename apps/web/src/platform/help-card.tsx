import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HelpCardFieldsFragment, HelpChoice } from '../gql/graphql.js';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icon-paths.js';
import { Portrait } from '../ui/portrait.js';
import { AnswerHelpCard, HelpPack } from './help-card.graphql.js';
import styles from './help-card.module.css';
import { queryOf, request } from './graphql.js';
import { T, useT } from './i18n.js';
import { useTime } from './use-time.js';

interface HelpCardProps {
  card: HelpCardFieldsFragment;
  /** Where its moderators are written to; null where the words have gone to them already. */
  groupSlug: string | null;
  /** What the card hangs under, for its words. */
  under: 'post' | 'message' | 'letter';
  onAnswered?: () => void;
}

const stayWords = { post: 'help.stay', message: 'help.stayRoom', letter: 'help.stayLetter' } as const;

/** Help beside what was just written: only its writer sees it, nothing is locked, asked or deleted (F1, R40). */
export function HelpCard({ card, groupSlug, under, onAnswered }: HelpCardProps) {
  const t = useT();
  const time = useTime();
  const pack = useQuery({ ...queryOf(HelpPack, { country: card.country }), staleTime: Infinity }).data?.helpPack;
  const [folded, setFolded] = useState(card.choice !== null && card.choice !== 'STAY');
  const [problem, setProblem] = useState(false);
  const emergency = pack?.emergency.channels[0];
  const listener = pack?.lines.find((line) => line.needs.includes('distress') && line.channels[0]?.type === 'tel');
  const isBody = card.kind === 'LOW' || card.kind === 'HIGH';

  const answer = async (choice: HelpChoice) => {
    setProblem(false);
    try {
      await request(AnswerHelpCard, { id: card.id, choice });
      if (choice !== 'TALK') setFolded(choice !== 'STAY');
      onAnswered?.();
    } catch {
      setProblem(true);
    }
  };

  if (folded) {
    return (
      <p className={styles.folded}>
        <Icon name="leaf" size={1.1} />
        <button type="button" onClick={() => setFolded(false)}>
          {t('help.again')}
        </button>
      </p>
    );
  }

  const title = isBody
    ? t(card.kind === 'LOW' ? 'help.low.title' : 'help.high.title')
    : card.quoted
      ? t('help.distress.quoted', { words: card.quoted })
      : t('help.distress.title');

  return (
    <section className={styles.card} aria-labelledby={`help-${card.id}`}>
      <p className={styles.only}>
        <Icon name="eye-off" size={1.2} />
        {t('help.onlyYou')}
      </p>
      <h3 id={`help-${card.id}`}>{title}</h3>
      {isBody ? (
        <BodySteps kind={card.kind === 'LOW' ? 'LOW' : 'HIGH'} emergency={emergency?.display ?? ''} />
      ) : (
        <p>{t(card.kind === 'IMMEDIATE' ? 'help.immediate.text' : 'help.distress.text')}</p>
      )}
      <ul className={styles.choices}>
        {!isBody && listener && (
          <li>
            <a className={styles.choice} href={listener.channels[0]?.href} onClick={() => void answer('TALK')}>
              <Inside
                icon="phone"
                title={t('help.talk')}
                note={t('help.talkNote', { name: listener.name, number: listener.channels[0]?.display ?? '' })}
              />
            </a>
          </li>
        )}
        {isBody && (
          <li>
            <button type="button" className={styles.choice} onClick={() => void answer('TREATED')}>
              <Inside
                icon="check-circle"
                title={t(card.kind === 'LOW' ? 'help.treated' : 'help.askedTeam')}
                note={t(card.kind === 'LOW' ? 'help.treatedNote' : 'help.askedTeamNote')}
              />
            </button>
          </li>
        )}
        {groupSlug !== null && (
          <li>
            <Link className={styles.choice} to={`/messages/team/${groupSlug}`}>
              <Inside
                icon="bubble"
                title={t('help.moderator')}
                note={
                  card.moderator
                    ? t('help.moderatorHere', {
                        name: card.moderator.displayName,
                        at: time.shortClock(card.moderator.until),
                      })
                    : t('help.moderatorAway')
                }
              />
            </Link>
          </li>
        )}
        <li>
          <button type="button" className={styles.choice} onClick={() => void answer(isBody ? 'NOT_NOW' : 'STAY')}>
            <Inside
              icon="leaf"
              title={t(isBody ? 'help.notNow' : stayWords[under])}
              note={t(isBody ? 'help.notNowNote' : 'help.stayNote')}
            />
          </button>
        </li>
        {card.kind === 'IMMEDIATE' && under !== 'letter' && (
          <li>
            <button type="button" className={styles.choice} onClick={() => void answer('MODERATORS_ONLY')}>
              <Inside icon="eye-off" title={t('help.moderatorsOnly')} note={t('help.moderatorsOnlyNote')} />
            </button>
          </li>
        )}
      </ul>
      {problem && <p role="alert">{t('refusal.network')}</p>}
      {emergency && (
        <p className={styles.emergency}>
          <T
            id="help.emergency"
            values={{ link: (chunks) => <a href={emergency.href}>{chunks}</a>, number: emergency.display }}
          />
        </p>
      )}
      {card.readBy && (
        <div className={styles.reader}>
          {card.moderator && <Portrait name={card.moderator.avatar} size={48} />}
          <p>
            <b>
              {t('help.readBy', { name: card.moderator?.displayName ?? t('help.team'), at: time.clock(card.readBy) })}
            </b>
          </p>
        </div>
      )}
    </section>
  );
}

function Inside({ icon, title, note }: { icon: IconName; title: string; note: string }) {
  return (
    <>
      <Icon name={icon} size={1.6} />
      <span>
        <b>{title}</b>
        <small>{note}</small>
      </span>
    </>
  );
}

/** First-aid steps in fixed words (R40); thresholds are those of the country pack on the help page. */
function BodySteps({ kind, emergency }: { kind: 'LOW' | 'HIGH'; emergency: string }) {
  const t = useT();
  const steps =
    kind === 'LOW'
      ? (['help.low.1', 'help.low.2', 'help.low.3'] as const)
      : (['help.high.1', 'help.high.2', 'help.high.3'] as const);
  return (
    <ol className={styles.steps}>
      {steps.map((id) => (
        <li key={id}>{t(id, { emergency })}</li>
      ))}
    </ol>
  );
}
