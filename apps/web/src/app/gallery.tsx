import { useState } from 'react';
import { PageTitle } from '../platform/page-title.js';
import { look } from '../platform/look.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton, TextButton } from '../ui/button.js';
import { CallLink, Card, CareCard, LinkCard } from '../ui/card.js';
import { CheckboxCard, CheckboxCards, RadioCards } from '../ui/choice-cards.js';
import { Dialog } from '../ui/dialog.js';
import { EndMarker } from '../ui/end-marker.js';
import { ErrorSummary, NativeSelect, TextArea, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { iconPaths, type IconName } from '../ui/icon-paths.js';
import { LevelBadge, LevelRow, LevelShape, type LevelMark } from '../ui/level.js';
import { Menu } from '../ui/menu.js';
import { BackLink, LinkTabs, NewMark, Steps } from '../ui/navigation.js';
import { Pagination } from '../ui/pagination.js';
import { Person } from '../ui/person.js';
import { Portrait, portraitGrounds, portraitNames } from '../ui/portrait.js';
import { RichText } from '../ui/rich-text.js';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.js';
import { Kbd, Tag } from '../ui/tag.js';
import { TimeLeft } from '../ui/time-left.js';
import { useToast } from '../ui/toast.js';
import styles from './gallery.module.css';

const levelWords: Record<LevelMark, string> = {
  1: 'Life at risk',
  2: 'Urgent',
  3: 'Soon',
  4: 'Routine',
  waiting: 'Waiting',
  done: 'Done',
};
const marks: LevelMark[] = [1, 2, 3, 4, 'waiting', 'done'];
const nothing = () => undefined;

/** Every part in every state, for eyes and for the accessibility specs. Development only. */
export function Gallery() {
  return (
    <div className={styles.gallery}>
      <PageTitle>Gallery</PageTitle>
      <div className={styles.row}>
        <Button size="small" onPress={() => look.chooseTheme('light')}>
          Light
        </Button>
        <Button size="small" onPress={() => look.chooseTheme('dark')}>
          Dark
        </Button>
        <Button size="small" onPress={() => look.chooseTheme('system')}>
          As on this device
        </Button>
      </div>
      <Buttons />
      <Pictures />
      <Levels />
      <Cards />
      <Fields />
      <Overlays />
      <States />
      <Ways />
    </div>
  );
}

function Buttons() {
  return (
    <section>
      <h2>Buttons</h2>
      <div className={styles.row}>
        <Button kind="primary" icon="write">
          Write a post
        </Button>
        <Button icon="bell">Remind me at 7pm</Button>
        <Button kind="quiet" icon="reply">
          Reply
        </Button>
        <Button kind="danger">Remove it</Button>
        <Button kind="primary">
          Claim next <Kbd>C</Kbd>
        </Button>
      </div>
      <div className={styles.row}>
        <Button kind="primary" pending pendingText="Sending">
          Send
        </Button>
        <Button kind="primary" offBecause="Choose an outcome first.">
          Close the case
        </Button>
        <Button pressed kind="quiet" icon="heart-hand">
          I hear you
        </Button>
        <Button kind="quiet" icon="close" label="Close" />
        <LinkButton to="/gallery" icon="document">
          A link that looks like a button
        </LinkButton>
        <TextButton onPress={nothing}>Show what was said</TextButton>
      </div>
      <div className={styles.row}>
        <Button size="small">Small</Button>
        <Button>Normal</Button>
        <Button size="large">Large</Button>
        <Button size="huge">Huge</Button>
      </div>
    </section>
  );
}

function Pictures() {
  return (
    <section>
      <h2>Pictures</h2>
      <ul role="list" className={styles.swatches}>
        {(Object.keys(iconPaths) as IconName[]).map((name) => (
          <li key={name} className={styles.swatch}>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
      <ul role="list" className={styles.swatches}>
        {portraitNames.map((name) => (
          <li key={name} className={styles.swatch}>
            <Portrait name={name} size={72} /> {name}
          </li>
        ))}
        {portraitGrounds.map((ground) => (
          <li key={ground} className={styles.swatch}>
            <Portrait name="pear" ground={ground} /> {ground}
          </li>
        ))}
      </ul>
      <Person avatar="kettle-clay" name="Second Kettle" note="Tuesday 17 November, 8:12pm" />
      <Person avatar="bird-sea" name="Ade" tag={<Tag tone="team">Moderator</Tag>} meta="Friday, 6:20pm" heading={3} />
      <Person avatar="moon-heather" name="Late Moon" meta="8:07pm" size={36} />
      <EndMarker title="That’s all for now.">Your groups are quiet until someone writes.</EndMarker>
    </section>
  );
}

function Levels() {
  return (
    <section>
      <h2>Levels and time</h2>
      <div className={styles.row}>
        {marks.map((mark) => (
          <LevelBadge key={mark} of={mark}>
            {levelWords[mark]}
          </LevelBadge>
        ))}
      </div>
      <div className={styles.row}>
        {marks.map((mark) => (
          <span key={mark} className={styles.swatch}>
            <LevelShape of={mark} /> {levelWords[mark]}
          </span>
        ))}
      </div>
      <div className={styles.levels}>
        {([1, 2, 3, 4] as const).map((mark) => (
          <LevelRow key={mark} of={mark} className={styles.levelRow}>
            <div>
              <LevelBadge of={mark}>{levelWords[mark]}</LevelBadge> Type 1, over forty
              <blockquote>“Making one pen last the fortnight. It’s nearly gone and payday is Friday”</blockquote>
            </div>
            <TimeLeft words="6 min" note="left of 15 min" used={0.6} />
            <Button size="small">Claim</Button>
          </LevelRow>
        ))}
      </div>
    </section>
  );
}

function Cards() {
  return (
    <section>
      <h2>Cards</h2>
      <LinkCard lead={<Portrait name="bird" />} note="“The walk to the post box counts, Bramble. How was…”">
        <a href="#card">Ade, moderator, replied</a>
      </LinkCard>
      <LinkCard look="choice" lead="phone" note="Free, day and night">
        <a href="tel:116123">Call Samaritans, 116 123</a>
      </LinkCard>
      <Card tone="letter">
        <RichText html="<p>I was told in October. My daughter booked a table.</p><blockquote><p>Nobody has ever minded.</p></blockquote><p>How do you <strong>manage it</strong>?</p><ul><li>One</li><li>Two</li></ul>" />
      </Card>
      <Card tone="sand">How others will see you</Card>
      <Card tone="soft">The team speaks here.</Card>
      <Card tone="outlined">The one action.</Card>
      <Card tone="gap">Nobody is on the Desk from 11pm to 1am tonight.</Card>
      <Card tone="sunk">Facts.</Card>
      <CareCard level="advice" title="Advice: when a meal is later than usual">
        <p>Some diabetes tablets can cause a low if a meal is late. The leaflet in your box says if yours is one.</p>
        <LinkButton to="/gallery">Read about late meals</LinkButton>
      </CareCard>
      <CareCard level="urgent" title="Urgent: check your ketones">
        <p>From 1.6 to 3.0: call your diabetes team now.</p>
      </CareCard>
      <CareCard level="emergency" title="Emergency: life in danger">
        <p>Not waking. Having a fit. Badly hurt. Or about to end their life.</p>
        <CallLink href="tel:999">Call 999</CallLink>
        <p>
          Can’t speak? <a href="#other">Other ways to reach 999</a>
        </p>
      </CareCard>
    </section>
  );
}

function Fields() {
  const [text, setText] = useState('');
  const [name, setName] = useState<'one' | 'two' | null>('one');
  const [fields, setFields] = useState<('phone' | 'name')[]>(['phone']);
  const [on, setOn] = useState(false);
  return (
    <section>
      <h2>Fields</h2>
      <ErrorSummary title="There is a problem" errors={[{ field: 'gallery-mail', text: 'Enter your email' }]} />
      <TextField
        id="gallery-mail"
        label="Email"
        hint="We write only when you ask."
        error="Enter your email"
        value={text}
        onChange={setText}
        type="email"
      />
      <TextField
        label="Password"
        value={text}
        onChange={setText}
        type="password"
        reveal={{ show: 'Show', hide: 'Hide' }}
        optional="optional"
      />
      <TextArea
        label="Write a reply"
        hint="Everyone in Type 2, newly told can read this."
        placeholder="Even a short hello helps."
        value={text}
        onChange={setText}
        count="600 characters left"
        tools={
          <>
            <Button kind="quiet" size="small" icon="bold">
              Bold
            </Button>
            <Button kind="quiet" size="small" icon="list">
              List
            </Button>
            <Button kind="quiet" size="small" icon="quote">
              Quote
            </Button>
            <Button kind="quiet" size="small" icon="link">
              Link
            </Button>
          </>
        }
      />
      <NativeSelect
        label="Country"
        value="GB"
        onChange={nothing}
        options={[
          { value: 'GB', text: 'United Kingdom' },
          { value: 'IE', text: 'Ireland' },
        ]}
      />
      <RadioCards
        legend="What should people call you here?"
        tall
        value={name}
        onChange={setName}
        choices={[
          { value: 'one', text: 'Bramble', lead: <Portrait name="pear" /> },
          { value: 'two', text: 'Garden Gate', lead: <Portrait name="tulip" /> },
        ]}
      />
      <RadioCards
        legend="What do you ask?"
        columns={2}
        value={name}
        onChange={setName}
        error="Choose one"
        choices={[
          { value: 'one', text: 'Contact the member' },
          { value: 'two', text: 'Tell me what to say', note: 'They answer you, not the member' },
        ]}
      />
      <CheckboxCards
        legend="Show me only"
        columns={2}
        value={fields}
        onChange={setFields}
        choices={[
          { value: 'phone', text: 'Phone number' },
          { value: 'name', text: 'Name' },
        ]}
      />
      <CheckboxCard checked={on} onChange={setOn} note="On a shared device, leave this empty">
        Keep me signed in
      </CheckboxCard>
    </section>
  );
}

function Overlays() {
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<('phone' | 'name' | 'address')[]>(['phone']);
  const [words, setWords] = useState('');
  const toast = useToast();
  return (
    <section>
      <h2>Over the page</h2>
      <div className={styles.row}>
        <Button onPress={() => setOpen(true)} hasPopup="dialog">
          Open a dialog
        </Button>
        <Menu
          label="More"
          items={[
            { id: 'copy', text: 'Copy link', icon: 'copy', onChoose: () => announce('Copied') },
            {
              id: 'mute',
              text: 'Mute this person',
              note: 'You won’t see what they write',
              icon: 'mute',
              onChoose: nothing,
            },
          ]}
        />
        <Button onPress={() => toast({ text: 'Hidden from others.', undo: { label: 'Undo', onUndo: nothing } })}>
          Show a toast
        </Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Reveal who Winter Coat is"
        lead="Case 2291. Last answer at 3:10pm."
        wide
        closeLabel="Close"
        actions={
          <>
            <span data-first-focus>
              <Button onPress={() => setOpen(false)}>Go back</Button>
            </span>
            <Button kind="primary" icon="key" onPress={() => setOpen(false)}>
              Confirm it’s you and reveal
            </Button>
          </>
        }
      >
        <CheckboxCards
          legend="Show me only"
          columns={2}
          value={seen}
          onChange={setSeen}
          choices={[
            { value: 'phone', text: 'Phone number' },
            { value: 'name', text: 'Name' },
            { value: 'address', text: 'Address or region' },
          ]}
        />
        <TextArea label="In your own words" value={words} onChange={setWords} rows={2} />
      </Dialog>
      <Banner actions={<Button size="small">Show 3 new</Button>}>3 new replies.</Banner>
      <Banner tone="calm" icon="cloud-off">
        You’re offline. You can read what is loaded.
      </Banner>
      <Banner tone="caution" icon="warning" close={{ label: 'Close', onClose: nothing }}>
        No moderator is here right now.
      </Banner>
      <Banner tone="trouble" icon="warning">
        The queue could not be loaded.
      </Banner>
      <Banner tone="good" icon="check-circle">
        Your post is up.
      </Banner>
    </section>
  );
}

function States() {
  return (
    <section>
      <h2>States</h2>
      <Skeleton stillText="Still loading…" rows={2} />
      <EmptyState action={<Button kind="primary">Write a post</Button>}>
        No posts here yet. You can be the first.
      </EmptyState>
      <ErrorState
        title="We could not load this"
        retry={{ label: 'Try again', onRetry: nothing }}
        reference="Reference: 3f2a"
      >
        What you wrote is safe. Check your connection and try again.
      </ErrorState>
    </section>
  );
}

function Ways() {
  return (
    <section>
      <h2>Ways around</h2>
      <BackLink to="/gallery">Type 2, newly told</BackLink>
      <LinkTabs
        label="Parts of the group"
        tabs={[
          { to: '/gallery', text: 'Talk' },
          { to: '/gallery/live', text: 'Live' },
          { to: '/gallery/about', text: 'About' },
        ]}
      />
      <div className={styles.row}>
        <Tag tone="sand">About: food and family</Tag>
        <Tag tone="team">Moderator</Tag>
        <Tag tone="soft">Desk</Tag>
        <Tag icon="hand">Yours for 14 more min</Tag>
        <Tag tone="waiting">Waiting</Tag>
        <Tag tone="done">Done</Tag>
        <Kbd>?</Kbd>
      </div>
      <NewMark>New since Thursday</NewMark>
      <Steps now={4} of={6}>
        Step 4 of 6
      </Steps>
      <Pagination
        label="Pages"
        previous={{ to: '?page=4', text: 'Earlier' }}
        next={{ to: '?page=6', text: 'Later' }}
        numbered={{ current: 5, count: 12, toPage: (page) => `?page=${page}`, nameOf: (page) => `Page ${page}` }}
      />
    </section>
  );
}
