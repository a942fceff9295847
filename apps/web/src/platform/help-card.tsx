import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HelpCardFieldsFragment, HelpCardKind, HelpChoice, HelpPackQuery } from '../gql/graphql.js';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icon-paths.js';
import { Portrait } from '../ui/portrait.js';
import { AnswerHelpCard, HelpPack } from './help-card.graphql.js';
import styles from './help-card.module.css';
import { queryOf, request } from './graphql.js';
import { T, useRefusalText, useT, type MessageId } from './i18n.js';
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
type Pack = HelpPackQuery['helpPack'];

/** Cards with steps of first aid, which end with "this is not happening now". */
const steps: Partial<Record<HelpCardKind, { title: MessageId; items: readonly MessageId[] }>> = {
  LOW: { title: 'help.low.title', items: ['help.low.1', 'help.low.2', 'help.low.3'] },
  HIGH: { title: 'help.high.title', items: ['help.high.1', 'help.high.2', 'help.high.3'] },
  EMERGENCY: {
    title: 'help.emergency.title',
    items: ['help.emergency.1', 'help.emergency.2', 'help.emergency.3'],
  },
  SOMEONE_ELSE: { title: 'help.someone.title', items: ['help.someone.1', 'help.someone.2', 'help.someone.3'] },
};

/** Help beside what was just written: only its writer sees it, nothing is locked, asked or deleted (F1, R40). */
export function HelpCard({ card, groupSlug, under, onAnswered }: HelpCardProps) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const { data } = useQuery({ ...queryOf(HelpPack, { country: card.country }), staleTime: Infinity });
  const pack = data?.helpPack ?? null;
  const [folded, setFolded] = useState(card.choice !== null && card.choice !== 'STAY');
  const [problem, setProblem] = useState('');
  const [asked, setAsked] = useState(false);
  const { kind } = card;
  const isSugar = kind === 'LOW' || kind === 'HIGH';
  const isBody = isSugar || kind === 'EMERGENCY';
  const callsFirst = kind === 'EMERGENCY' || kind === 'SOMEONE_ELSE';
  const aside = card.choice === 'MODERATORS_ONLY';
  const given = valuesOf(pack, t('help.theNumber'), t('help.theDepartment'));

  const answer = async (choice: HelpChoice) => {
    setProblem('');
    try {
      await request(AnswerHelpCard, { id: card.id, choice });
      if (choice === 'TALK') setAsked(true);
      else setFolded(choice !== 'STAY');
      onAnswered?.();
    } catch (error) {
      setProblem(words(error));
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

  const first = steps[kind];
  const title = first
    ? t(first.title, given)
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
      {first ? (
        <ol className={styles.steps}>
          {first.items.map((id) => (
            <li key={id}>{t(id, given)}</li>
          ))}
        </ol>
      ) : (
        <p>{t(kind === 'IMMEDIATE' ? 'help.immediate.text' : 'help.distress.text')}</p>
      )}
      <ul className={styles.choices}>
        {callsFirst && (
          <li>
            <CallFirst pack={pack} />
          </li>
        )}
        {!isBody && (
          <li>
            <Talk pack={pack} onTalk={() => void answer('TALK')} />
          </li>
        )}
        {isSugar && (
          <li>
            <button type="button" className={styles.choice} onClick={() => void answer('TREATED')}>
              <Inside
                icon="check-circle"
                title={t(kind === 'LOW' ? 'help.treated' : 'help.askedTeam')}
                note={t(kind === 'LOW' ? 'help.treatedNote' : 'help.askedTeamNote')}
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
          {isBody ? (
            <button type="button" className={styles.choice} onClick={() => void answer('NOT_NOW')}>
              <Inside icon="leaf" title={t('help.notNow')} note={t('help.notNowNote')} />
            </button>
          ) : (
            <button type="button" className={styles.choice} onClick={() => void answer('STAY')}>
              {aside ? (
                <Inside icon="leaf" title={t('help.showAgain')} note={t('help.showAgainNote')} />
              ) : (
                <Inside icon="leaf" title={t(stayWords[under])} note={t('help.stayNote')} />
              )}
            </button>
          )}
        </li>
        {kind === 'IMMEDIATE' && !aside && under !== 'letter' && (
          <li>
            <button type="button" className={styles.choice} onClick={() => void answer('MODERATORS_ONLY')}>
              <Inside icon="eye-off" title={t('help.moderatorsOnly')} note={t('help.moderatorsOnlyNote')} />
            </button>
          </li>
        )}
      </ul>
      {asked && <p role="status">{t('help.talkAsked')}</p>}
      {problem && <p role="alert">{problem}</p>}
      {!callsFirst && (
        <p className={styles.emergency}>
          <InDanger pack={pack} />
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

/** Numbers and thresholds of the country; words in their place where the pack is not there. */
const valuesOf = (pack: Pack | null, theNumber: string, theDepartment: string) => ({
  emergency: pack?.emergency.channels[0]?.display ?? theNumber,
  department: pack?.emergencyDepartment ?? theDepartment,
  low: pack ? `${pack.glucose.low} ${pack.glucose.unit}` : 'unknown',
  ketonesUrgent: pack?.glucose.ketonesUrgent ?? 'unknown',
  ketonesEmergency: pack?.glucose.ketonesEmergency ?? 'unknown',
});

/** The emergency number, or the page that says who to call where none is known. */
function CallFirst({ pack }: { pack: Pack | null }) {
  const t = useT();
  const channel = pack?.emergency.channels[0];
  return (
    <a className={styles.choice} href={channel?.href ?? '/help'}>
      <Inside
        icon="phone"
        title={channel ? t('help.call', { number: channel.display }) : t('help.callUnknown')}
        note={t('help.callNote')}
      />
    </a>
  );
}

/** Somebody to talk to: the line of the country, or our team where none is known. */
function Talk({ pack, onTalk }: { pack: Pack | null; onTalk: () => void }) {
  const t = useT();
  const listener = pack?.lines.find((line) => line.needs.includes('distress') && line.channels[0]?.type === 'tel');
  const channel = listener?.channels[0];
  return listener && channel ? (
    <a className={styles.choice} href={channel.href} onClick={onTalk}>
      <Inside
        icon="phone"
        title={t('help.talk')}
        note={t('help.talkNote', { name: listener.name, number: channel.display })}
      />
    </a>
  ) : (
    <button type="button" className={styles.choice} onClick={onTalk}>
      <Inside icon="bubble" title={t('help.talk')} note={t('help.talkTeam')} />
    </button>
  );
}

function InDanger({ pack }: { pack: Pack | null }) {
  const channel = pack?.emergency.channels[0];
  return channel ? (
    <T id="help.inDanger" values={{ link: (chunks) => <a href={channel.href}>{chunks}</a>, number: channel.display }} />
  ) : (
    <T id="help.emergencyUnknown" values={{ link: (chunks) => <a href="/help">{chunks}</a> }} />
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
