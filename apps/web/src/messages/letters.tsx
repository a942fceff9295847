import type { ConversationFieldsFragment } from '../gql/graphql.js';
import { HelpCard } from '../platform/help-card.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { plainWords } from '../platform/plain-words.js';
import { useReporting } from '../platform/reporting.js';
import { useTime } from '../platform/use-time.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { Portrait } from '../ui/portrait.js';
import { RichText } from '../ui/rich-text.js';
import { Tag } from '../ui/tag.js';
import styles from './messages.module.css';

/** Messages of a conversation in order: the team on soft teal, one's own on white, at the end side. */
export function Letters({ conversation }: { conversation: ConversationFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const report = useReporting();
  const clinical = conversation.kind === 'CLINICAL';
  const nameOf = (item: ConversationFieldsFragment['items'][number]) =>
    item.fromMe ? t('post.you') : item.authorName || (clinical ? t('messages.clinician') : t('group.team.title'));

  return (
    <ol className={styles.letters} aria-label={t('messages.log')}>
      {conversation.items.map((item) => (
        <li key={item.id} id={`letter-${item.id}`} className={item.fromMe ? styles.own : undefined}>
          <article
            className={`${styles.letter} ${item.fromMe ? '' : styles.theirs}`}
            aria-label={t('messages.by', { name: nameOf(item), at: time.dayAndClock(item.sentAt) })}
          >
            <div className={styles.letterHead}>
              {item.avatar && !item.fromMe ? (
                <Portrait name={item.avatar} size={36} onSoft />
              ) : (
                !item.fromMe && <Icon name={clinical ? 'stethoscope' : 'people'} size={1.5} />
              )}
              <h2>{nameOf(item)}</h2>
              {!item.fromMe && <Tag tone="team">{clinical ? t('messages.roleClinic') : t('messages.roleTeam')}</Tag>}
              <span className={styles.when}>{time.dayAndClock(item.sentAt)}</span>
              {!item.fromMe && !clinical && (
                <Menu
                  iconOnly
                  size="small"
                  label={t('messages.more', { at: time.dayAndClock(item.sentAt) })}
                  items={[
                    {
                      id: 'report',
                      text: t('messages.report'),
                      icon: 'flag',
                      onChoose: () =>
                        report('teamMessage', item.id, {
                          name: nameOf(item),
                          avatar: null,
                          words: plainWords(item.bodyHtml),
                          membershipId: null,
                          back: `/messages/${conversation.id}`,
                        }),
                    },
                  ]}
                />
              )}
            </div>
            <RichText html={item.bodyHtml} />
          </article>
          {item.helpCard && <HelpCard card={item.helpCard} groupSlug={null} under="letter" />}
        </li>
      ))}
    </ol>
  );
}

/** Who can read a conversation, in words, before anything is written. */
export function Readers({ readers }: { readers: readonly string[] }) {
  const t = useT();
  const say = useDynamicT();
  return (
    <section>
      <h2>{t('aside.readers')}</h2>
      <ul className={styles.readers}>
        {readers.map((code) => (
          <li key={code}>{say(`messages.reader.${code}`, {}, 'messages.reader.OTHER')}</li>
        ))}
      </ul>
    </section>
  );
}
